"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_postgresql_keys.factories.book import BookFactory
from shop_postgresql_keys.factories.code import CodeFactory
from shop_postgresql_keys.factories.loan import LoanFactory
from shop_postgresql_keys.factories.shelf import ShelfFactory
from shop_postgresql_keys.factories.thing import ThingFactory
from shop_postgresql_keys.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    ShelfFactory,
    ThingFactory,
    BookFactory,
    CodeFactory,
    LoanFactory,
)
