"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_concrete import fakes
from shop_concrete.factories.company import CompanyFactory
from shop_concrete.factory import ModelFactory
from shop_concrete.models.director import Director
from shop_concrete.models.enums import Grade


class DirectorFactory(ModelFactory[Director]):
    """Makes objects of Director."""

    name = Use(fakes.text, "catch_phrase", 80)
    grade = Use(fakes.one_of, Grade)
    number = Use(fakes.integer, 1, 20, unique=True)
    level = Use(fakes.integer, 1, 5)
    bonus = Use(fakes.decimal, 1, 1000, 2)
    company = CompanyFactory
