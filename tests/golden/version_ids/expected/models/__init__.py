"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_version_ids.models.draft import Draft
from shop_version_ids.models.ledger import Ledger
from shop_version_ids.models.mixins import Versioned
from shop_version_ids.models.note import Note
from shop_version_ids.models.page import Page
from shop_version_ids.models.ticket import Ticket

__all__ = ["Draft", "Ledger", "Note", "Page", "Ticket", "Versioned"]
