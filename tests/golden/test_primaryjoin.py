"""A join written by hand finds the rows that it speaks of, loaded one by one and all at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.golden.cases import Case

PROGRAM = """
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from shop_primaryjoin.db import Model
from shop_primaryjoin.models import Book, Customer, Letter, Loan, Manager, Order, Period, Person, Place, Reader, Status
from sqlalchemy.orm import Session, selectinload

engine = sa.create_engine("sqlite://")
Model.metadata.create_all(engine)
DAY = date(2026, 3, 14)


def order(status, total):
    return Order(status=status, total=Decimal(total), placed_on=DAY)


with Session(engine) as session:
    ada = Customer(name="Ada", email="ada@example.org", active=True)
    ada.orders = [order(Status.OPEN, 3), order(Status.OPEN, 200), order(Status.IN_THE_POST_S_HANDS, 5), order(Status.DONE, 1)]
    bob = Customer(name="Bob", email="bob@example.org", active=False, orders=[order(Status.DONE, 500)])
    session.add_all([ada, bob])
    session.flush()
    session.add(Letter(recipient="Ada", order_number=ada.orders[0].id))
    session.add(Period(first_day=date(2026, 1, 1), end=DAY))
    session.add(Period(first_day=DAY, end=date(2026, 4, 1)))
    session.add_all([Place(name=name, region=region, open=name != "c") for name, region in ("ax", "bx", "cx", "dy")])
    session.add_all([Manager(team="t", led_team="t"), Person(team="t"), Person(team="u")])
    easy, hard, long = (Book(title=title, level=level) for title, level in (("easy", 1), ("hard", 4), ("long", 9)))
    ann, ben = Reader(name="Ann", level=1, liked=[easy, hard]), Reader(name="Ben", level=2)
    session.add_all(Loan(reader=ann, lender=ben, book=book, done=book is not easy) for book in (long, hard, easy))
    session.add(ben)
    session.commit()
for options in ([], [selectinload("*")]):
    with Session(engine) as session:
        ada, bob = session.scalars(sa.select(Customer).order_by(Customer.name).options(*options))
        assert [int(one.total) for one in ada.open_orders] == [200, 3]
        assert {int(one.total) for one in ada.large_orders} == {200, 5}
        assert (bob.open_orders, bob.large_orders, bob.letters) == ([], set(), [])
        (letter,) = ada.letters
        first = ada.orders[0]
        assert first.last_letter is letter and ada.orders[1].last_letter is None
        assert [period.first_day for period in first.prices] == [DAY]
        places = session.scalars(sa.select(Place).order_by(Place.name).options(*options)).all()
        assert ["".join(sorted(other.name for other in one.neighbours)) for one in places] == ["b", "a", "ab", ""]
        manager = session.scalars(sa.select(Manager).options(*options)).one()
        assert len(manager.members) == 2
        ann, ben = session.scalars(sa.select(Reader).order_by(Reader.name).options(*options))
        assert [book.title for book in ann.finished] == ["hard"] and ben.finished == []
        assert {book.title for book in ann.liked_and_easy} == {"easy"} and ben.liked_and_easy == set()
        assert ann.last_loan_of is ben and ben.last_loan_of is None
"""


def test_rows_are_found(tmp_path: Path) -> None:
    source = Case("primaryjoin").write(tmp_path)
    command = [sys.executable, "-W", "error", "-c", PROGRAM]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
