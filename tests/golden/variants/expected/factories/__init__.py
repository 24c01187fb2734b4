"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_variants.factories.document import DocumentFactory
from shop_variants.factories.note import NoteFactory
from shop_variants.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (DocumentFactory, NoteFactory)
