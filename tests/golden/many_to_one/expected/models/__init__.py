"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_many_to_one.models.author import Author
from shop_many_to_one.models.book import Book
from shop_many_to_one.models.loan import Loan
from shop_many_to_one.models.publisher import Publisher

__all__ = ["Author", "Book", "Loan", "Publisher"]
