"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_names.models.part import Part
from shop_names.models.thing import Thing

__all__ = ["Part", "Thing"]
