"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_version_ids.factories.draft import DraftFactory
from shop_version_ids.factories.ledger import LedgerFactory
from shop_version_ids.factories.note import NoteFactory
from shop_version_ids.factories.page import PageFactory
from shop_version_ids.factories.ticket import TicketFactory
from shop_version_ids.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    PageFactory,
    DraftFactory,
    NoteFactory,
    LedgerFactory,
    TicketFactory,
)
