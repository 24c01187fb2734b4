"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_naming_convention.models.owner import Owner
from shop_naming_convention.models.rather_long_name_of_something_that_somebody_owns import (
    RatherLongNameOfSomethingThatSomebodyOwns,
)

__all__ = ["Owner", "RatherLongNameOfSomethingThatSomebodyOwns"]
