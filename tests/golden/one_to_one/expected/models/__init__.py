"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_one_to_one.models.account import Account
from shop_one_to_one.models.profile import Profile
from shop_one_to_one.models.setting import Setting

__all__ = ["Account", "Profile", "Setting"]
