"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_postgresql_domains import fakes
from shop_postgresql_domains.factories.person import PersonFactory
from shop_postgresql_domains.factory import ModelFactory
from shop_postgresql_domains.models.item import Item


class ItemFactory(ModelFactory[Item]):
    """Makes objects of Item."""

    code = Use(fakes.code, 8, unique=True)
    quantity = Use(fakes.integer, 1, 20)
    least = Use(fakes.integer, 1, 1000)
    price = Use(fakes.decimal, 1, 500, 2)
    tags = Use(fakes.several, fakes.text, "word", 20)
    owner = PersonFactory
    __unread__ = ("Code", "Quantity", "Quantity", "Price", "Tags", "Spot")
