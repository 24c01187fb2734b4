"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Require, Use

from shop_python_types import fakes
from shop_python_types.factory import ModelFactory
from shop_python_types.models.item import Item


class ItemFactory(ModelFactory[Item]):
    """Makes objects of Item."""

    code = Require()
    email = Require()
    price = Use(fakes.decimal, 1, 500, 2)
    stock = Use(fakes.document)
    units = Use(fakes.document)
    date = Use(fakes.day)
    label = Use(fakes.text, "company", 10)
