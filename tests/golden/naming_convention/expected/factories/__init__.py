"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_naming_convention.factories.owner import OwnerFactory
from shop_naming_convention.factories.rather_long_name_of_something_that_somebody_owns import (
    RatherLongNameOfSomethingThatSomebodyOwnsFactory,
)
from shop_naming_convention.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    OwnerFactory,
    RatherLongNameOfSomethingThatSomebodyOwnsFactory,
)
