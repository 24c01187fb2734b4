"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_self_reference.factories.category import CategoryFactory
from shop_self_reference.factories.person import PersonFactory
from shop_self_reference.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (CategoryFactory, PersonFactory)
