"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_postgresql_keys.models.book import Book
from shop_postgresql_keys.models.code import Code
from shop_postgresql_keys.models.loan import Loan
from shop_postgresql_keys.models.mixins import Placed
from shop_postgresql_keys.models.shelf import Shelf
from shop_postgresql_keys.models.thing import Thing

__all__ = ["Book", "Code", "Loan", "Placed", "Shelf", "Thing"]
