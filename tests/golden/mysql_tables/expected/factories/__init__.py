"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_mysql_tables.factories.log import LogFactory
from shop_mysql_tables.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (LogFactory,)
