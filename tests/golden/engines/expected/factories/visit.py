"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_engines import fakes
from shop_engines.factory import ModelFactory
from shop_engines.models.enums import Channel
from shop_engines.models.visit import Visit


class VisitFactory(ModelFactory[Visit]):
    """Makes objects of Visit."""

    page = Use(fakes.text, "catch_phrase", 200)
    channel = Use(fakes.one_of, Channel)
    customer_id = Use(fakes.integer, 1, 1000)
    created_at = Use(fakes.moment, zone=True)
