"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_derived import fakes
from shop_derived.factory import ModelFactory
from shop_derived.models.line import Line


class LineFactory(ModelFactory[Line]):
    """Makes objects of Line."""

    quantity = Use(fakes.integer, 1, 20)
    label = Use(fakes.text, "company", 40)
    unit = Use(fakes.text, "word", 10)
    weight = Use(fakes.number, 1, 1000)
    discount = Use(fakes.decimal, 0, 25, 2)
    shipped = Use(fakes.flag)
    secret = Use(fakes.text, "sha256", 20)
    self_ = Use(fakes.integer, 1, 1000)
    price = Use(fakes.decimal, 1, 500, 2)
