"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_many_to_one import fakes
from shop_many_to_one.factory import ModelFactory
from shop_many_to_one.models.publisher import Publisher


class PublisherFactory(ModelFactory[Publisher]):
    """Makes objects of Publisher."""

    code = Use(fakes.code, 12, unique=True)
