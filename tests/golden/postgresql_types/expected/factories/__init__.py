"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_postgresql_types.factories.article import ArticleFactory
from shop_postgresql_types.factories.booking import BookingFactory
from shop_postgresql_types.factories.visit import VisitFactory
from shop_postgresql_types.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    ArticleFactory,
    VisitFactory,
    BookingFactory,
)
