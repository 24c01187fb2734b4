"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_resources import fakes
from shop_resources.factory import ModelFactory
from shop_resources.models.person import Person


class PersonFactory(ModelFactory[Person]):
    """Makes objects of Person."""

    name = Use(fakes.text, "name", 40)
