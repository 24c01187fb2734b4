"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_mysql_indexes.models.article import Article

__all__ = ["Article"]
