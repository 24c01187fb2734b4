"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_texts.models.long import Long
from shop_texts.models.note import Note
from shop_texts.models.quote import Quote

__all__ = ["Long", "Note", "Quote"]
