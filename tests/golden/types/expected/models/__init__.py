"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_types.models.sample import Sample

__all__ = ["Sample"]
