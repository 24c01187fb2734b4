"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_derived.factories.line import LineFactory
from shop_derived.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (LineFactory,)
