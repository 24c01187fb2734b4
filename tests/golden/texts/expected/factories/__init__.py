"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_texts.factories.long import LongFactory
from shop_texts.factories.note import NoteFactory
from shop_texts.factories.quote import QuoteFactory
from shop_texts.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    NoteFactory,
    LongFactory,
    QuoteFactory,
)
