"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_schemas import fakes
from shop_schemas.factory import ModelFactory
from shop_schemas.models.note import Note


class NoteFactory(ModelFactory[Note]):
    """Makes objects of Note."""

    text = Use(fakes.text, "paragraph")
