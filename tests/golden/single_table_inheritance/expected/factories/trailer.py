"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from shop_single_table_inheritance.factory import ModelFactory
from shop_single_table_inheritance.models.trailer import Trailer


class TrailerFactory(ModelFactory[Trailer]):
    """Makes objects of Trailer."""
