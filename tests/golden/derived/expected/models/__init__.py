"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_derived.models.line import Line
from shop_derived.models.mixins import Priced

__all__ = ["Line", "Priced"]
