"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_mysql_tables.models.log import Log

__all__ = ["Log"]
