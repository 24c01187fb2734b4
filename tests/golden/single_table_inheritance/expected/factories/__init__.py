"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_single_table_inheritance.factories.car import CarFactory
from shop_single_table_inheritance.factories.crane import CraneFactory
from shop_single_table_inheritance.factories.driver import DriverFactory
from shop_single_table_inheritance.factories.garage import GarageFactory
from shop_single_table_inheritance.factories.taxi import TaxiFactory
from shop_single_table_inheritance.factories.trailer import TrailerFactory
from shop_single_table_inheritance.factories.truck import TruckFactory
from shop_single_table_inheritance.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    CarFactory,
    TaxiFactory,
    TruckFactory,
    CraneFactory,
    TrailerFactory,
    DriverFactory,
    GarageFactory,
)
