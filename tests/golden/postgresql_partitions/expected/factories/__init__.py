"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_postgresql_partitions.factories.country import CountryFactory
from shop_postgresql_partitions.factories.sample import SampleFactory
from shop_postgresql_partitions.factories.visit import VisitFactory
from shop_postgresql_partitions.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    CountryFactory,
    VisitFactory,
    SampleFactory,
)
