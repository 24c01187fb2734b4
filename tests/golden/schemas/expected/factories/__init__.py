"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_schemas.factories.customer import CustomerFactory
from shop_schemas.factories.note import NoteFactory
from shop_schemas.factories.order import OrderFactory
from shop_schemas.factories.stock_order import StockOrderFactory
from shop_schemas.factories.tag import TagFactory
from shop_schemas.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    CustomerFactory,
    OrderFactory,
    TagFactory,
    StockOrderFactory,
    NoteFactory,
)
