"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_keys.factories.country import CountryFactory
from shop_keys.factories.implied import ImpliedFactory
from shop_keys.factories.ordinal import OrdinalFactory
from shop_keys.factories.seat import SeatFactory
from shop_keys.factories.token import TokenFactory
from shop_keys.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    ImpliedFactory,
    TokenFactory,
    CountryFactory,
    SeatFactory,
    OrdinalFactory,
)
