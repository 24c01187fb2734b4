"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_postgresql_sequences import fakes
from shop_postgresql_sequences.factory import ModelFactory
from shop_postgresql_sequences.models.invoice import Invoice


class InvoiceFactory(ModelFactory[Invoice]):
    """Makes objects of Invoice."""

    number = Use(fakes.integer, 1, 20, unique=True)
