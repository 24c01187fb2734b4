"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_postgresql_tables import fakes
from shop_postgresql_tables.factory import ModelFactory
from shop_postgresql_tables.models.cached import Cached


class CachedFactory(ModelFactory[Cached]):
    """Makes objects of Cached."""

    text = Use(fakes.text, "paragraph")
