"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_concrete_dataclasses import fakes
from shop_concrete_dataclasses.factory import ModelFactory
from shop_concrete_dataclasses.models.owner import Owner


class OwnerFactory(ModelFactory[Owner]):
    """Makes objects of Owner."""

    name = Use(fakes.text, "name", 80)
