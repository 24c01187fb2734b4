"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_deferred.models.mixins import Described
from shop_deferred.models.page import Page

__all__ = ["Described", "Page"]
