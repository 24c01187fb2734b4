"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_cycle import fakes
from shop_cycle.factory import ModelFactory
from shop_cycle.models.store import Store


class StoreFactory(ModelFactory[Store]):
    """Makes objects of Store."""

    name = Use(fakes.text, "company", 40)
