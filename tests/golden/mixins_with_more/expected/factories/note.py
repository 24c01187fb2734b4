"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_mixins_with_more import fakes
from shop_mixins_with_more.factories.user import UserFactory
from shop_mixins_with_more.factory import ModelFactory
from shop_mixins_with_more.models.note import Note


class NoteFactory(ModelFactory[Note]):
    """Makes objects of Note."""

    text = Use(fakes.text, "paragraph")
    created_by = UserFactory
