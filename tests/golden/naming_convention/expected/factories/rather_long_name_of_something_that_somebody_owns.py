"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_naming_convention import fakes
from shop_naming_convention.factories.owner import OwnerFactory
from shop_naming_convention.factory import ModelFactory
from shop_naming_convention.models.rather_long_name_of_something_that_somebody_owns import (
    RatherLongNameOfSomethingThatSomebodyOwns,
)


class RatherLongNameOfSomethingThatSomebodyOwnsFactory(
    ModelFactory[RatherLongNameOfSomethingThatSomebodyOwns]
):
    """Makes objects of RatherLongNameOfSomethingThatSomebodyOwns."""

    a_column_with_a_name_that_is_long_as_well = Use(fakes.integer, 1, 1000, unique=True)
    another_column_with_a_long_name = Use(fakes.integer, 1, 1000)
    owner = OwnerFactory
