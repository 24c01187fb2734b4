"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_keys.models.country import Country
from shop_keys.models.implied import Implied
from shop_keys.models.ordinal import Ordinal
from shop_keys.models.seat import Seat
from shop_keys.models.token import Token

__all__ = ["Country", "Implied", "Ordinal", "Seat", "Token"]
