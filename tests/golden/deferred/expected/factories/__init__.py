"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_deferred.factories.page import PageFactory
from shop_deferred.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (PageFactory,)
