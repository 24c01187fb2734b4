"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_mysql_indexes.factories.article import ArticleFactory
from shop_mysql_indexes.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (ArticleFactory,)
