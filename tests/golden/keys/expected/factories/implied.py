"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_keys import fakes
from shop_keys.factory import ModelFactory
from shop_keys.models.implied import Implied


class ImpliedFactory(ModelFactory[Implied]):
    """Makes objects of Implied."""

    label = Use(fakes.text, "company", 20)
