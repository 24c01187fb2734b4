"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_postgresql_keys import fakes
from shop_postgresql_keys.factory import ModelFactory
from shop_postgresql_keys.models.code import Code


class CodeFactory(ModelFactory[Code]):
    """Makes objects of Code."""

    number = Use(fakes.integer, 1, 20, unique=True)
