"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_defaults.models.enums import Level
from shop_defaults.models.setting import Setting

__all__ = ["Level", "Setting"]
