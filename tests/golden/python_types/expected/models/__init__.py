"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_python_types.models.enums import Unit
from shop_python_types.models.item import Item
from shop_python_types.models.line import Line

__all__ = ["Item", "Line", "Unit"]
