"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_concrete_dataclasses.models.circle import Circle
from shop_concrete_dataclasses.models.item import Item
from shop_concrete_dataclasses.models.mixins import Timestamps
from shop_concrete_dataclasses.models.owner import Owner
from shop_concrete_dataclasses.models.shape import Shape
from shop_concrete_dataclasses.models.tool import Tool

__all__ = ["Circle", "Item", "Owner", "Shape", "Timestamps", "Tool"]
