"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_mysql_tables import fakes
from shop_mysql_tables.factory import ModelFactory
from shop_mysql_tables.models.log import Log


class LogFactory(ModelFactory[Log]):
    """Makes objects of Log."""

    line = Use(fakes.text, "catch_phrase", 200)
