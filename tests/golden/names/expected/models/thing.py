from __future__ import annotations

import builtins
from datetime import date as _date, datetime as _datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import (
    Mapped as _Mapped,
    mapped_column as _mapped_column,
    relationship as _relationship,
)

from shop_names.db import Model

if TYPE_CHECKING:
    from shop_names.models.part import Part


class Thing(Model):
    __tablename__ = "thing"

    id: _Mapped[builtins.int] = _mapped_column(primary_key=True)
    class_: _Mapped[builtins.str] = _mapped_column("class", String(10))
    metadata_: _Mapped[dict[builtins.str, Any] | None] = _mapped_column(
        "metadata", JSON
    )
    registry_: _Mapped[builtins.str | None] = _mapped_column("registry", String(10))
    self_: _Mapped[builtins.int | None] = _mapped_column("self")
    int: _Mapped[builtins.int | None]
    str: _Mapped[builtins.str] = _mapped_column(String(10))
    date: _Mapped[_date | None]
    other_day: _Mapped[_date | None]
    datetime: _Mapped[_datetime | None]
    mapped_column: _Mapped[builtins.str | None] = _mapped_column(String(10))
    relationship: _Mapped[builtins.str | None] = _mapped_column(String(10))
    Mapped: _Mapped[builtins.int | None]
    text: _Mapped[builtins.str | None] = _mapped_column(Text)
    type: _Mapped[builtins.str | None] = _mapped_column(String(10))
    legacy: _Mapped[builtins.str | None] = _mapped_column("Legacy Column %", String(10))
    list_id: _Mapped[builtins.int | None] = _mapped_column(
        ForeignKey("Part-Table.id"), index=True
    )

    list: _Mapped[Part | None] = _relationship(back_populates="things")
