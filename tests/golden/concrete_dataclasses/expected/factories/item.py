"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_concrete_dataclasses import fakes
from shop_concrete_dataclasses.factory import ModelFactory
from shop_concrete_dataclasses.models.item import Item


class ItemFactory(ModelFactory[Item]):
    """Makes objects of Item."""

    label = Use(fakes.text, "company", 40)
    price = Use(fakes.integer, 100, 50000)
    created_at = Use(fakes.moment)
