"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_mixins.factories.page import PageFactory
from shop_mixins.factories.post import PostFactory
from shop_mixins.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (PostFactory, PageFactory)
