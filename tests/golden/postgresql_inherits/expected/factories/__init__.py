"""The factories of all models, for tests and for `seed`."""

from __future__ import annotations

from typing import Any

from shop_postgresql_inherits.factories.case import CaseFactory
from shop_postgresql_inherits.factories.payment import PaymentFactory
from shop_postgresql_inherits.factories.payment_of_this_year import (
    PaymentOfThisYearFactory,
)
from shop_postgresql_inherits.factories.refund import RefundFactory
from shop_postgresql_inherits.factory import ModelFactory

FACTORIES: tuple[type[ModelFactory[Any]], ...] = (
    PaymentFactory,
    PaymentOfThisYearFactory,
    RefundFactory,
    CaseFactory,
)
