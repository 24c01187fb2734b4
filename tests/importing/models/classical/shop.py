"""A shop as somebody wrote it, with what people write."""

import datetime
import enum
import uuid
from decimal import Decimal
from typing import Any, Optional

from sqlalchemy import (
    CheckConstraint,
    Column,
    Computed,
    Enum,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    JSON,
    MetaData,
    Numeric,
    PickleType,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, UUID
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, backref, declared_attr, mapped_column, relationship, validates


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention={"ix": "ix_%(column_0_label)s", "fk": "fk_%(table_name)s_%(column_0_name)s"})


class Email(TypeDecorator[str]):
    impl = String(254)
    cache_ok = True


class Money(TypeDecorator[Decimal]):
    impl = Numeric
    cache_ok = True

    def __init__(self, digits: int) -> None:
        super().__init__(digits, 2)
        self.digits = digits


class Status(enum.Enum):
    """How far an order has come."""

    DRAFT = "draft"
    PAID = "paid"


class Channel(str, enum.Enum):
    web = "web"
    shop = "shop"


def new_number(context: Any) -> str:
    return "1"


class Timestamps:
    """When a row came."""

    created_at: Mapped[datetime.datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[Optional[datetime.datetime]] = mapped_column(onupdate=func.now())


class Tracked:
    @declared_attr
    def created_by_id(cls) -> Mapped[int]:
        return mapped_column(ForeignKey("customers.id"))


order_tag = Table(
    "order_tag",
    Base.metadata,
    Column("order_id", ForeignKey("orders.id", ondelete="CASCADE"), primary_key=True),
    Column("tag_id", ForeignKey("tags.id", ondelete="CASCADE"), primary_key=True),
)


class Customer(Timestamps, Base):
    """Who buys."""

    __tablename__ = "customers"
    __table_args__ = (UniqueConstraint("name", "email", name="one_of_each"), {"comment": "who buys"})

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), index=True, doc="As on the invoice.")
    email: Mapped[str] = mapped_column("e-mail", Email, unique=True, key="email")
    settings: Mapped[dict[str, Any]] = mapped_column(JSON().with_variant(JSONB(), "postgresql"), default=dict)
    token: Mapped[uuid.UUID] = mapped_column(default=uuid.uuid4)
    secret: Mapped[bytes] = mapped_column(PickleType)
    password: Mapped[str] = mapped_column(String(80), deferred=True)

    orders: Mapped[list["Order"]] = relationship(
        back_populates="customer", cascade="all, delete-orphan", order_by="Order.placed_at.desc()", lazy="selectin"
    )
    addresses: Mapped[list["Address"]] = relationship(foreign_keys="Address.customer_id")

    @validates("email")
    def lower(self, key: str, value: str) -> str:
        return value.lower()

    def greet(self) -> str:
        return f"Dear {self.name}"


class Order(Timestamps, Base):
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), default=new_number)
    status: Mapped[Status] = mapped_column(default=Status.DRAFT)
    channel: Mapped[Channel] = mapped_column(
        Enum(Channel, name="sales_channel", values_callable=lambda cls: [one.value for one in cls]), server_default="web"
    )
    placed_at: Mapped[datetime.datetime]
    total: Mapped[Decimal] = mapped_column(Money(12), server_default=text("0"))
    price: Mapped[Decimal] = mapped_column(Numeric(12, 2))
    quantity: Mapped[int] = mapped_column(default=1)
    gross: Mapped[Optional[Decimal]] = mapped_column(Numeric(12, 2), Computed("price * quantity"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id", ondelete="CASCADE"), index=True)
    billing_id: Mapped[Optional[int]] = mapped_column(ForeignKey("addresses.id", ondelete="SET NULL"))
    shipping_id: Mapped[Optional[int]] = mapped_column(ForeignKey("addresses.id"))

    customer: Mapped["Customer"] = relationship(back_populates="orders")
    billing: Mapped[Optional["Address"]] = relationship(foreign_keys=[billing_id], backref=backref("billed", lazy="raise"))
    shipping: Mapped[Optional["Address"]] = relationship(foreign_keys="Order.shipping_id")
    tags: Mapped[set["Tag"]] = relationship(secondary=order_tag, back_populates="orders")
    labels = association_proxy("tags", "label")

    __table_args__ = (
        CheckConstraint("quantity > 0", name="some"),
        CheckConstraint("price >= 0"),
        Index("ix_open_orders", "placed_at", postgresql_where=text("status = 'DRAFT'"), sqlite_where=text("status = 'DRAFT'")),
    )

    @hybrid_property
    def sum(self) -> Decimal:
        return self.price * self.quantity

    @hybrid_property
    def is_new(self) -> bool:
        return self.placed_at > datetime.datetime.now()


class Tag(Base):
    __tablename__ = "tags"

    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str] = mapped_column(String(40), unique=True)
    parent_id: Mapped[Optional[int]] = mapped_column(ForeignKey("tags.id"))

    orders: Mapped[list["Order"]] = relationship(secondary=order_tag, back_populates="tags")
    children: Mapped[list["Tag"]] = relationship(back_populates="parent")
    parent: Mapped[Optional["Tag"]] = relationship(remote_side=[id], back_populates="children")


class Address(Tracked, Base):
    __tablename__ = "addresses"

    id: Mapped[int] = mapped_column(primary_key=True)
    street: Mapped[str] = mapped_column(Text)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    country: Mapped[str] = mapped_column(String(2))
    region: Mapped[Optional[str]] = mapped_column(String(4))

    orders_nearby: Mapped[list["Order"]] = relationship(
        primaryjoin="and_(Address.id == foreign(Order.shipping_id), Order.quantity > 1)", viewonly=True
    )


class Payment(Base):
    __tablename__ = "payments"
    __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "payment"}

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    order: Mapped[Order] = relationship()


class CardPayment(Payment):
    __tablename__ = "card_payments"
    __mapper_args__ = {"polymorphic_identity": "card"}

    id: Mapped[int] = mapped_column(ForeignKey("payments.id"), primary_key=True)
    last_digits: Mapped[str] = mapped_column(String(4))


class Voucher(Payment):
    __mapper_args__ = {"polymorphic_identity": "voucher"}

    code: Mapped[Optional[str]] = mapped_column(String(20))


audit = Table("audit", Base.metadata, Column("id", Integer, primary_key=True), Column("message", Text))
