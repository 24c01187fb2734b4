"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_mixins.models.mixins import Slugged, Timestamps
from shop_mixins.models.page import Page
from shop_mixins.models.post import Post

__all__ = ["Page", "Post", "Slugged", "Timestamps"]
