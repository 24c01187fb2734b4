"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_inheritance import fakes
from shop_inheritance.factory import ModelFactory
from shop_inheritance.models.contract import Contract


class ContractFactory(ModelFactory[Contract]):
    """Makes objects of Contract."""

    shelf = Use(fakes.integer, 1, 1000)
    number = Use(fakes.integer, 1, 20)
    title = Use(fakes.text, "catch_phrase")
    signed_on = Use(fakes.day)
