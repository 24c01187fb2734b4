"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_association_models import fakes
from shop_association_models.factories.house import HouseFactory
from shop_association_models.factories.person import PersonFactory
from shop_association_models.factory import ModelFactory
from shop_association_models.models.sale import Sale


class SaleFactory(ModelFactory[Sale]):
    """Makes objects of Sale."""

    price = Use(fakes.decimal, 1, 500, 2)
    buyer = PersonFactory
    house = HouseFactory
    seller = PersonFactory
