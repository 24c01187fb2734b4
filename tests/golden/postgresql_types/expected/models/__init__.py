"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_postgresql_types.models.article import Article

__all__ = ["Article"]
