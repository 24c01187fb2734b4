"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_concrete import fakes
from shop_concrete.factories.company import CompanyFactory
from shop_concrete.factory import ModelFactory
from shop_concrete.models.enums import Grade
from shop_concrete.models.manager import Manager


class ManagerFactory(ModelFactory[Manager]):
    """Makes objects of Manager."""

    name = Use(fakes.text, "name", 80)
    grade = Use(fakes.one_of, Grade)
    number = Use(fakes.integer, 1, 20, unique=True)
    level = Use(fakes.integer, 1, 5)
    company = CompanyFactory
