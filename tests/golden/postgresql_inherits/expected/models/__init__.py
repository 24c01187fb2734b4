"""The models; importing this package fills the metadata."""

from __future__ import annotations

from shop_postgresql_inherits.models.case import Case
from shop_postgresql_inherits.models.payment import Payment
from shop_postgresql_inherits.models.payment_of_this_year import PaymentOfThisYear
from shop_postgresql_inherits.models.refund import Refund

__all__ = ["Case", "Payment", "PaymentOfThisYear", "Refund"]
