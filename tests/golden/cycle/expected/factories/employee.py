"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_cycle import fakes
from shop_cycle.factories.store import StoreFactory
from shop_cycle.factory import ModelFactory
from shop_cycle.models.employee import Employee


class EmployeeFactory(ModelFactory[Employee]):
    """Makes objects of Employee."""

    name = Use(fakes.text, "name", 40)
    store = StoreFactory
