"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_constraints.factories.event import EventFactory
from shop_constraints.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (EventFactory,)
