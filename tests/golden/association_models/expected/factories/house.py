"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_association_models import fakes
from shop_association_models.factory import ModelFactory
from shop_association_models.models.house import House


class HouseFactory(ModelFactory[House]):
    """Makes objects of House."""

    street = Use(fakes.text, "street_address", 80)
    number = Use(fakes.integer, 1, 20, unique=True)
