"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_computed.models.mixins import Priced
from shop_computed.models.rectangle import Rectangle

__all__ = ["Priced", "Rectangle"]
