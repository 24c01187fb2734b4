"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_version_ids import fakes
from shop_version_ids.factory import ModelFactory
from shop_version_ids.models.ledger import Ledger


class LedgerFactory(ModelFactory[Ledger]):
    """Makes objects of Ledger."""

    amount = Use(fakes.integer, 1, 20)
