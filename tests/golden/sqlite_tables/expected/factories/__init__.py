"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_sqlite_tables.factories.reading import ReadingFactory
from shop_sqlite_tables.factories.receipt import ReceiptFactory
from shop_sqlite_tables.factories.word import WordFactory
from shop_sqlite_tables.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    WordFactory,
    ReadingFactory,
    ReceiptFactory,
)
