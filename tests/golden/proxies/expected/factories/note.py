"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_proxies import fakes
from shop_proxies.factories.order import OrderFactory
from shop_proxies.factory import ModelFactory
from shop_proxies.models.note import Note


class NoteFactory(ModelFactory[Note]):
    """Makes objects of Note."""

    language = Use(fakes.text, "language_code", 2)
    text = Use(fakes.text, "paragraph")
    order = OrderFactory
