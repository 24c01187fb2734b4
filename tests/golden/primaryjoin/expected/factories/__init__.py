"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_primaryjoin.factories.book import BookFactory
from shop_primaryjoin.factories.customer import CustomerFactory
from shop_primaryjoin.factories.letter import LetterFactory
from shop_primaryjoin.factories.loan import LoanFactory
from shop_primaryjoin.factories.manager import ManagerFactory
from shop_primaryjoin.factories.order import OrderFactory
from shop_primaryjoin.factories.period import PeriodFactory
from shop_primaryjoin.factories.person import PersonFactory
from shop_primaryjoin.factories.place import PlaceFactory
from shop_primaryjoin.factories.reader import ReaderFactory
from shop_primaryjoin.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    CustomerFactory,
    OrderFactory,
    LetterFactory,
    PeriodFactory,
    ReaderFactory,
    BookFactory,
    LoanFactory,
    PlaceFactory,
    PersonFactory,
    ManagerFactory,
)
