"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_postgresql_domains import fakes
from shop_postgresql_domains.factory import ModelFactory
from shop_postgresql_domains.models.person import Person


class PersonFactory(ModelFactory[Person]):
    """Makes objects of Person."""

    email = Use(fakes.text, "email", 254, unique=True)
    second_email = Use(fakes.text, "email", 254)
    __unread__ = ("Email",)
