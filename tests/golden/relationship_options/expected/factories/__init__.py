"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_relationship_options.factories.account import AccountFactory
from shop_relationship_options.factories.entry import EntryFactory
from shop_relationship_options.factories.receipt import ReceiptFactory
from shop_relationship_options.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    AccountFactory,
    EntryFactory,
    ReceiptFactory,
)
