"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_mixins_with_more.factories.note import NoteFactory
from shop_mixins_with_more.factories.picture import PictureFactory
from shop_mixins_with_more.factories.song import SongFactory
from shop_mixins_with_more.factories.user import UserFactory
from shop_mixins_with_more.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    UserFactory,
    PictureFactory,
    SongFactory,
    NoteFactory,
)
