"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_naming_convention import fakes
from shop_naming_convention.factory import ModelFactory
from shop_naming_convention.models.owner import Owner


class OwnerFactory(ModelFactory[Owner]):
    """Makes objects of Owner."""

    email = Use(fakes.text, "email", 80, unique=True)
