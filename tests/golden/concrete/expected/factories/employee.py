"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_concrete import fakes
from shop_concrete.factories.company import CompanyFactory
from shop_concrete.factory import ModelFactory
from shop_concrete.models.employee import Employee
from shop_concrete.models.enums import Grade


class EmployeeFactory(ModelFactory[Employee]):
    """Makes objects of Employee."""

    name = Use(fakes.text, "name", 80)
    grade = Use(fakes.one_of, Grade)
    number = Use(fakes.integer, 1, 20, unique=True)
    company = CompanyFactory
