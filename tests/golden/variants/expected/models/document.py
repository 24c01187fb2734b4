from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ARRAY, JSON, BigInteger, Integer, String, Text, text
from sqlalchemy.dialects.mysql import BIGINT, MEDIUMTEXT
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_variants.db import Model
from shop_variants.models.types import SqlType

if TYPE_CHECKING:
    from shop_variants.models.note import Note


class Document(Model):
    __tablename__ = "document"

    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True
    )
    properties: Mapped[dict[str, Any]] = mapped_column(
        JSON().with_variant(JSONB(), "postgresql")
    )
    scores: Mapped[list[int]] = mapped_column(
        JSON().with_variant(ARRAY(Integer), "postgresql")
    )
    title: Mapped[str | None] = mapped_column(
        String(80)
        .with_variant(SqlType("varchar(80)"), "postgresql")
        .with_variant(MEDIUMTEXT(), "mysql", "mariadb")
    )
    path: Mapped[str] = mapped_column(
        SqlType("nvarchar(40)").with_variant(Text(), "postgresql"), index=True
    )
    counter: Mapped[int] = mapped_column(
        BigInteger().with_variant(BIGINT(unsigned=True), "mysql", "mariadb"),
        server_default=text("0"),
    )

    notes: Mapped[list[Note]] = relationship(back_populates="document")
