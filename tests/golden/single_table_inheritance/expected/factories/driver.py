"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_single_table_inheritance import fakes
from shop_single_table_inheritance.factory import ModelFactory
from shop_single_table_inheritance.models.driver import Driver


class DriverFactory(ModelFactory[Driver]):
    """Makes objects of Driver."""

    name = Use(fakes.text, "name", 80)
