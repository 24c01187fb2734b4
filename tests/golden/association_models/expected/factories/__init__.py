"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_association_models.factories.friendship import FriendshipFactory
from shop_association_models.factories.house import HouseFactory
from shop_association_models.factories.person import PersonFactory
from shop_association_models.factories.sale import SaleFactory
from shop_association_models.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    PersonFactory,
    FriendshipFactory,
    HouseFactory,
    SaleFactory,
)
