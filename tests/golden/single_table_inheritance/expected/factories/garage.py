"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_single_table_inheritance import fakes
from shop_single_table_inheritance.factory import ModelFactory
from shop_single_table_inheritance.models.garage import Garage


class GarageFactory(ModelFactory[Garage]):
    """Makes objects of Garage."""

    town = Use(fakes.text, "city", 40)
