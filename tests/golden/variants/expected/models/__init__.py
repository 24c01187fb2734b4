"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_variants.models.document import Document
from shop_variants.models.note import Note

__all__ = ["Document", "Note"]
