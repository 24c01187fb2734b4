"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from shop_keys.factory import ModelFactory
from shop_keys.models.token import Token


class TokenFactory(ModelFactory[Token]):
    """Makes objects of Token."""
