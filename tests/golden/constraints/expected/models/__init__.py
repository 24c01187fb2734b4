"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_constraints.models.event import Event

__all__ = ["Event"]
