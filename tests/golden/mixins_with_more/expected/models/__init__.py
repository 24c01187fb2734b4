"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_mixins_with_more.models.mixins import Owned, Timestamps, Titled
from shop_mixins_with_more.models.note import Note
from shop_mixins_with_more.models.picture import Picture
from shop_mixins_with_more.models.song import Song
from shop_mixins_with_more.models.user import User

__all__ = ["Note", "Owned", "Picture", "Song", "Timestamps", "Titled", "User"]
