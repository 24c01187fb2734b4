"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_association_models import fakes
from shop_association_models.factory import ModelFactory
from shop_association_models.models.person import Person


class PersonFactory(ModelFactory[Person]):
    """Makes objects of Person."""

    name = Use(fakes.text, "name", 80)
