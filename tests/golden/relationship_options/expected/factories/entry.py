"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_relationship_options import fakes
from shop_relationship_options.factories.account import AccountFactory
from shop_relationship_options.factory import ModelFactory
from shop_relationship_options.models.entry import Entry


class EntryFactory(ModelFactory[Entry]):
    """Makes objects of Entry."""

    amount = Use(fakes.decimal, 1, 500, 2)
    account = AccountFactory
