"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_types.factories.sample import SampleFactory
from shop_types.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (SampleFactory,)
