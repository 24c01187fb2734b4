"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_self_reference import fakes
from shop_self_reference.factory import ModelFactory
from shop_self_reference.models.person import Person


class PersonFactory(ModelFactory[Person]):
    """Makes objects of Person."""

    name = Use(fakes.text, "name", 40)
