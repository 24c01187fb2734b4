"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_relationship_options.models.account import Account
from shop_relationship_options.models.entry import Entry
from shop_relationship_options.models.receipt import Receipt

__all__ = ["Account", "Entry", "Receipt"]
