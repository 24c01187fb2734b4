"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_uuid_keys import fakes
from shop_uuid_keys.factory import ModelFactory
from shop_uuid_keys.models.visit import Visit


class VisitFactory(ModelFactory[Visit]):
    """Makes objects of Visit."""

    page = Use(fakes.text, "catch_phrase", 200)
    trace = Use(fakes.uuid)
