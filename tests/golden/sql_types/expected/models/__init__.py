"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_sql_types.models.place import Place

__all__ = ["Place"]
