"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_primaryjoin.models.associations import reader_likes
from shop_primaryjoin.models.book import Book
from shop_primaryjoin.models.customer import Customer
from shop_primaryjoin.models.enums import Status
from shop_primaryjoin.models.letter import Letter
from shop_primaryjoin.models.loan import Loan
from shop_primaryjoin.models.manager import Manager
from shop_primaryjoin.models.order import Order
from shop_primaryjoin.models.period import Period
from shop_primaryjoin.models.person import Person
from shop_primaryjoin.models.place import Place
from shop_primaryjoin.models.reader import Reader

__all__ = [
    "Book",
    "Customer",
    "Letter",
    "Loan",
    "Manager",
    "Order",
    "Period",
    "Person",
    "Place",
    "Reader",
    "Status",
    "reader_likes",
]
