from __future__ import annotations

from datetime import datetime, time, timedelta
from ipaddress import (
    IPv4Address,
    IPv4Interface,
    IPv4Network,
    IPv6Address,
    IPv6Interface,
    IPv6Network,
)

from sqlalchemy import func, text
from sqlalchemy.dialects.postgresql import (
    BIT,
    CIDR,
    INET,
    INTERVAL,
    MACADDR,
    MACADDR8,
    MONEY,
    OID,
    REGCLASS,
    REGCONFIG,
    TIME,
    TIMESTAMP,
    TSQUERY,
    BitString,
)
from sqlalchemy.orm import Mapped, mapped_column

from shop_postgresql_types.db import Model


class Visit(Model):
    __tablename__ = "visit"

    id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[IPv4Address | IPv4Interface | IPv6Address | IPv6Interface] = (
        mapped_column(INET)
    )
    network: Mapped[IPv4Network | IPv6Network | None] = mapped_column(CIDR)
    device: Mapped[str] = mapped_column(MACADDR)
    long_device: Mapped[str | None] = mapped_column(MACADDR8)
    flags: Mapped[BitString] = mapped_column(BIT(8))
    more_flags: Mapped[BitString | None] = mapped_column(BIT(8, varying=True))
    any_flags: Mapped[BitString] = mapped_column(
        BIT(varying=True), server_default=text("B'101'")
    )
    fee: Mapped[str] = mapped_column(MONEY, server_default="12.50")
    object: Mapped[int] = mapped_column(OID)
    relation: Mapped[str | None] = mapped_column(REGCLASS)
    dictionary: Mapped[str] = mapped_column(REGCONFIG, server_default="english")
    question: Mapped[str | None] = mapped_column(TSQUERY)
    began: Mapped[datetime] = mapped_column(
        TIMESTAMP(timezone=True, precision=3), server_default=func.now()
    )
    minute: Mapped[datetime | None] = mapped_column(TIMESTAMP(precision=0))
    clock: Mapped[time] = mapped_column(TIME(timezone=True, precision=0))
    exact_clock: Mapped[time | None] = mapped_column(TIME(precision=6))
    lasted: Mapped[timedelta] = mapped_column(
        INTERVAL(fields="DAY TO SECOND", precision=3)
    )
    days: Mapped[timedelta | None] = mapped_column(INTERVAL(fields="DAY"))
    rest: Mapped[timedelta] = mapped_column(INTERVAL(precision=3))
