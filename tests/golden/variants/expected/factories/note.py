"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_variants import fakes
from shop_variants.factories.document import DocumentFactory
from shop_variants.factory import ModelFactory
from shop_variants.models.note import Note


class NoteFactory(ModelFactory[Note]):
    """Makes objects of Note."""

    title = Use(fakes.text, "catch_phrase", 80)
    word = Use(fakes.text, "catch_phrase", 40)
    document = DocumentFactory
