"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_concrete_dataclasses.factories.circle import CircleFactory
from shop_concrete_dataclasses.factories.item import ItemFactory
from shop_concrete_dataclasses.factories.owner import OwnerFactory
from shop_concrete_dataclasses.factories.tool import ToolFactory
from shop_concrete_dataclasses.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    OwnerFactory,
    ItemFactory,
    ToolFactory,
    CircleFactory,
)
