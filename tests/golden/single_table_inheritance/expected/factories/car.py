"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_single_table_inheritance import fakes
from shop_single_table_inheritance.factory import ModelFactory
from shop_single_table_inheritance.models.car import Car


class CarFactory(ModelFactory[Car]):
    """Makes objects of Car."""

    plate = Use(fakes.code, 12, unique=True)
    doors = Use(fakes.integer, 1, 20)
    fuel = Use(fakes.text, "word", 20, unique=True)
    colour = Use(fakes.text, "color_name", 20)
    inspected_on = Use(fakes.day, unique=True)
    inspector = Use(fakes.text, "catch_phrase", 40)
