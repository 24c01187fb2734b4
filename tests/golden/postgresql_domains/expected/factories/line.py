"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_postgresql_domains import fakes
from shop_postgresql_domains.factories.item import ItemFactory
from shop_postgresql_domains.factory import ModelFactory
from shop_postgresql_domains.models.line import Line


class LineFactory(ModelFactory[Line]):
    """Makes objects of Line."""

    position = Use(fakes.integer, 1, 20)
    item = ItemFactory
    __unread__ = ("Quantity",)
