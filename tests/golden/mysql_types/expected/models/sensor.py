from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import CHAR, text
from sqlalchemy.dialects.mysql import (
    BIGINT,
    BINARY,
    BIT,
    DECIMAL,
    FLOAT,
    INTEGER,
    MEDIUMINT,
    SET,
    SMALLINT,
    TINYINT,
    VARBINARY,
    YEAR,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_mysql_types.db import Model

if TYPE_CHECKING:
    from shop_mysql_types.models.reading import Reading


class Sensor(Model):
    __tablename__ = "sensor"

    id: Mapped[int] = mapped_column(BIGINT(unsigned=True), primary_key=True)
    level: Mapped[int] = mapped_column(TINYINT, default=-3)
    channel: Mapped[int] = mapped_column(TINYINT(unsigned=True))
    small: Mapped[int | None] = mapped_column(SMALLINT(unsigned=True))
    medium: Mapped[int] = mapped_column(MEDIUMINT)
    number: Mapped[int] = mapped_column(
        INTEGER(unsigned=True, zerofill=True), server_default=text("7")
    )
    total: Mapped[int] = mapped_column(
        BIGINT(unsigned=True), default=9223372036854775807
    )
    plain: Mapped[int]
    fee: Mapped[Decimal] = mapped_column(
        DECIMAL(8, 2, unsigned=True), server_default=text("1.50")
    )
    rate: Mapped[float] = mapped_column(FLOAT(7, 2))
    shown: Mapped[int] = mapped_column(
        INTEGER(display_width=5, unsigned=True, zerofill=True), server_default=text("7")
    )
    digest: Mapped[bytes] = mapped_column(BINARY(16))
    token: Mapped[bytes] = mapped_column(VARBINARY(40), unique=True)
    flags: Mapped[int] = mapped_column(BIT(8))
    built: Mapped[int] = mapped_column(YEAR, default=2024)
    code: Mapped[str] = mapped_column(CHAR(2))
    channels: Mapped[set[str]] = mapped_column(
        SET("mail", "push", "on paper"),
        default=lambda: {"push"},
        server_default="mail,on paper",
    )
    days: Mapped[set[str] | None] = mapped_column(SET("sat", "sun", charset="latin1"))

    readings: Mapped[list[Reading]] = relationship(back_populates="sensor")
