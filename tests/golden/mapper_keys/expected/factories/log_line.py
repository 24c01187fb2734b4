"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_mapper_keys import fakes
from shop_mapper_keys.factory import ModelFactory
from shop_mapper_keys.models.log_line import LogLine


class LogLineFactory(ModelFactory[LogLine]):
    """Makes objects of LogLine."""

    number = Use(fakes.integer, 1, 1000)
    message = Use(fakes.text, "paragraph")
    stamped_at = Use(fakes.moment, zone=True, unique=True)
