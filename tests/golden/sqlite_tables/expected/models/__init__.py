"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_sqlite_tables.models.reading import Reading
from shop_sqlite_tables.models.receipt import Receipt
from shop_sqlite_tables.models.word import Word

__all__ = ["Reading", "Receipt", "Word"]
