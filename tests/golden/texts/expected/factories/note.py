"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_texts import fakes
from shop_texts.factory import ModelFactory
from shop_texts.models.note import Note


class NoteFactory(ModelFactory[Note]):
    """Makes objects of Note."""

    title = Use(fakes.text, "catch_phrase", 80)
    secret = Use(fakes.text, "sha256", 80)
