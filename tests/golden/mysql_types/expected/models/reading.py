from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String, func, text
from sqlalchemy.dialects.mysql import (
    CHAR,
    DATETIME,
    INET4,
    INET6,
    LONGBLOB,
    LONGTEXT,
    MEDIUMBLOB,
    MEDIUMTEXT,
    TEXT,
    TIME,
    TIMESTAMP,
    TINYBLOB,
    TINYTEXT,
    VARCHAR,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_mysql_types.db import Model

if TYPE_CHECKING:
    from shop_mysql_types.models.sensor import Sensor


class Reading(Model):
    __tablename__ = "reading"

    id: Mapped[int] = mapped_column(primary_key=True)
    clock: Mapped[time] = mapped_column(TIME(fsp=3))
    taken: Mapped[datetime] = mapped_column(
        DATETIME(fsp=6), server_default=text("CURRENT_TIMESTAMP(6)")
    )
    stored: Mapped[datetime] = mapped_column(TIMESTAMP, server_default=func.now())
    exactly: Mapped[datetime | None] = mapped_column(TIMESTAMP(fsp=3))
    short_note: Mapped[str] = mapped_column(TINYTEXT)
    note: Mapped[str | None] = mapped_column(MEDIUMTEXT)
    long_note: Mapped[str] = mapped_column(LONGTEXT(collation="utf8mb4_bin"))
    title: Mapped[str] = mapped_column(
        String(80, collation="utf8mb4_german2_ci"), index=True
    )
    label: Mapped[str] = mapped_column(
        VARCHAR(40, charset="latin1", collation="latin1_bin")
    )
    country: Mapped[str] = mapped_column(CHAR(2, charset="ascii"))
    essay: Mapped[str] = mapped_column(TEXT(charset="utf8mb4"))
    icon: Mapped[bytes] = mapped_column(TINYBLOB)
    picture: Mapped[bytes | None] = mapped_column(MEDIUMBLOB)
    film: Mapped[bytes] = mapped_column(LONGBLOB)
    address: Mapped[str] = mapped_column(INET4)
    long_address: Mapped[str | None] = mapped_column(INET6)
    sensor_id: Mapped[int] = mapped_column(ForeignKey("sensor.id"), index=True)

    sensor: Mapped[Sensor] = relationship(back_populates="readings")
