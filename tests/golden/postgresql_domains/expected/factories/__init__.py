"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_postgresql_domains.factories.item import ItemFactory
from shop_postgresql_domains.factories.line import LineFactory
from shop_postgresql_domains.factories.person import PersonFactory
from shop_postgresql_domains.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    PersonFactory,
    ItemFactory,
    LineFactory,
)
