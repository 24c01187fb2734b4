"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Use

from shop_version_ids import fakes
from shop_version_ids.factory import ModelFactory
from shop_version_ids.models.draft import Draft


class DraftFactory(ModelFactory[Draft]):
    """Makes objects of Draft."""

    body = Use(fakes.text, "paragraph")
