"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_single_table_inheritance import fakes
from shop_single_table_inheritance.factory import ModelFactory
from shop_single_table_inheritance.models.taxi import Taxi


class TaxiFactory(ModelFactory[Taxi]):
    """Makes objects of Taxi."""

    plate = Use(fakes.code, 12, unique=True)
    doors = Use(fakes.integer, 1, 20)
    fuel = Use(fakes.text, "word", 20, unique=True)
    colour = Use(fakes.text, "color_name", 20)
    inspected_on = Use(fakes.day, unique=True)
    inspector = Use(fakes.text, "catch_phrase", 40)
    licence = Use(fakes.text, "word", 20, unique=True)
    shift = Use(fakes.text, "word", 20)
