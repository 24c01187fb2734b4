"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_single_table_inheritance import fakes
from shop_single_table_inheritance.factory import ModelFactory
from shop_single_table_inheritance.models.crane import Crane


class CraneFactory(ModelFactory[Crane]):
    """Makes objects of Crane."""

    plate = Use(fakes.code, 12, unique=True)
    fuel = Use(fakes.text, "word", 20, unique=True)
    tons = Use(fakes.decimal, 1, 1000, 2)
    inspected_on = Use(fakes.day, unique=True)
    inspector = Use(fakes.text, "catch_phrase", 40)
    height = Use(fakes.integer, 1, 1000)
