"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_inheritance import fakes
from shop_inheritance.factories.department import DepartmentFactory
from shop_inheritance.factory import ModelFactory
from shop_inheritance.models.employee import Employee


class EmployeeFactory(ModelFactory[Employee]):
    """Makes objects of Employee."""

    name = Use(fakes.text, "name", 80)
    number = Use(fakes.integer, 1, 20, unique=True)
    salary = Use(fakes.decimal, 20000, 120000, 2)
    department = DepartmentFactory
