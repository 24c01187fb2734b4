"""The factory of a model: what its rows are made up of."""

from __future__ import annotations

from polyfactory import Require, Use

from shop_variants import fakes
from shop_variants.factory import ModelFactory
from shop_variants.models.document import Document


class DocumentFactory(ModelFactory[Document]):
    """Makes objects of Document."""

    properties = Use(fakes.document)
    scores = Use(fakes.document)
    title = Use(fakes.text, "catch_phrase", 80)
    path = Require()
    counter = Use(fakes.integer, 1, 20)
