"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_dataclasses.factories.business import BusinessFactory
from shop_dataclasses.factories.contract import ContractFactory
from shop_dataclasses.factories.customer import CustomerFactory
from shop_dataclasses.factories.document import DocumentFactory
from shop_dataclasses.factories.order import OrderFactory
from shop_dataclasses.factories.order_line import OrderLineFactory
from shop_dataclasses.factories.price import PriceFactory
from shop_dataclasses.factories.private import PrivateFactory
from shop_dataclasses.factories.product import ProductFactory
from shop_dataclasses.factories.region import RegionFactory
from shop_dataclasses.factories.setting import SettingFactory
from shop_dataclasses.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    CustomerFactory,
    BusinessFactory,
    PrivateFactory,
    RegionFactory,
    OrderFactory,
    OrderLineFactory,
    ProductFactory,
    PriceFactory,
    DocumentFactory,
    ContractFactory,
    SettingFactory,
)
