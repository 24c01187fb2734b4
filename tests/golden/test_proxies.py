"""What is put in through an association proxy stands in the rows between."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.golden.cases import Case

PROGRAM = """
from decimal import Decimal

import sqlalchemy as sa
from shop_proxies.db import Model
from sqlalchemy.orm import Session
from shop_proxies.models import Keyword, Order, Product

engine = sa.create_engine("sqlite://")
Model.metadata.create_all(engine)
with Session(engine) as session:
    tea = Product(name="tea", price=Decimal("2.50"))
    tea.words.append("green")
    order = Order()
    session.add(order)
    order.products.add(tea)
    order.texts["en"] = "fragile"
    order.customer_name = "Ada"
    session.commit()
with Session(engine) as session:
    order = session.scalars(sa.select(Order)).one()
    (line,) = order.lines
    assert [product.name for product in order.products] == ["tea"]
    assert (line.quantity, line.value, dict(order.texts)) == (1, Decimal("2.50"), {"en": "fragile"})
    assert order.customer is not None and order.customer.name == order.customer_name == "Ada"
    assert list(line.product.orders) == [order]
    assert [word.products for word in session.scalars(sa.select(Keyword))] == [[line.product]]
    assert session.scalars(sa.select(Order).where(Order.products.contains(line.product))).one() is order
"""


def test_rows_in_between_are_made(tmp_path: Path) -> None:
    source = Case("proxies").write(tmp_path)
    command = [sys.executable, "-W", "error", "-c", PROGRAM]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
