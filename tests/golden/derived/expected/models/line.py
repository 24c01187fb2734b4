from __future__ import annotations

from decimal import Decimal

from sqlalchemy import Float, Numeric, String
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, column_property, mapped_column

from shop_derived.db import Model
from shop_derived.models.mixins import Priced


class Line(Priced, Model):
    __tablename__ = "line"

    id: Mapped[int] = mapped_column(primary_key=True)
    quantity: Mapped[int] = mapped_column()
    label: Mapped[str] = mapped_column(String(40))
    unit: Mapped[str | None] = mapped_column(String(10))
    weight: Mapped[float] = mapped_column("Weight", Float)
    discount: Mapped[Decimal | None] = mapped_column(Numeric(5, 2))
    shipped: Mapped[bool]
    secret: Mapped[str] = mapped_column(String(20), info={"redact": True})
    self_: Mapped[int] = mapped_column("self")

    full_label: Mapped[str | None] = column_property(label + " " + unit)
    reduced: Mapped[Decimal | None] = column_property(
        (1 - discount) * 100, doc="In percent."
    )
    decimal: Mapped[int] = column_property(quantity * 2)
    hidden: Mapped[str] = column_property(secret + "!", info={"redact": True})

    @hybrid_property
    def total(self) -> Decimal:
        """What the line costs."""
        return self.price * self.quantity

    @hybrid_property
    def gross(self) -> Decimal:
        return self.price * Decimal("1.19") * self.quantity - Decimal("0.5")

    @hybrid_property
    def large(self) -> bool:
        return (
            (self.quantity >= 100)
            & ((self.weight > 12.5) | (self.label == "x'y"))
            & self.shipped
        )

    @hybrid_property
    def not_light(self) -> str:
        return self.label + " (heavy)"

    @hybrid_property
    def negative(self) -> int:
        return -(self.quantity + self.self_) * 2 - (self.quantity - 1)

    @hybrid_property
    def same(self) -> bool:
        return (self.quantity == 3) == self.shipped
