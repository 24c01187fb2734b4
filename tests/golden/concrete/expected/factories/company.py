"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_concrete import fakes
from shop_concrete.factory import ModelFactory
from shop_concrete.models.company import Company


class CompanyFactory(ModelFactory[Company]):
    """Makes objects of Company."""

    name = Use(fakes.text, "company", 80)
