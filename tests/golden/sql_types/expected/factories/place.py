"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Require

from shop_sql_types.factory import ModelFactory
from shop_sql_types.models.place import Place


class PlaceFactory(ModelFactory[Place]):
    """Makes objects of Place."""

    name = Require()
