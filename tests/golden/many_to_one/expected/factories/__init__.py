"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_many_to_one.factories.author import AuthorFactory
from shop_many_to_one.factories.book import BookFactory
from shop_many_to_one.factories.loan import LoanFactory
from shop_many_to_one.factories.publisher import PublisherFactory
from shop_many_to_one.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    AuthorFactory,
    BookFactory,
    PublisherFactory,
    LoanFactory,
)
