"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_schemas import fakes
from shop_schemas.factories.order import OrderFactory
from shop_schemas.factory import ModelFactory
from shop_schemas.models.enums import Unit
from shop_schemas.models.stock_order import StockOrder


class StockOrderFactory(ModelFactory[StockOrder]):
    """Makes objects of StockOrder."""

    unit = Use(fakes.one_of, Unit)
    amount = Use(fakes.integer, 1, 20, unique=True)
    sales_order = OrderFactory
