from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.dialects.mysql import VARCHAR
from sqlalchemy.orm import Mapped, mapped_column, relationship

from shop_variants.db import Model

if TYPE_CHECKING:
    from shop_variants.models.document import Document


class Note(Model):
    __tablename__ = "note"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(80).with_variant(Text(), "sqlite"))
    word: Mapped[str] = mapped_column(
        String(40)
        .with_variant(String(40, collation="NOCASE"), "sqlite")
        .with_variant(Text(collation="C"), "postgresql")
        .with_variant(
            VARCHAR(40, charset="utf8mb4", collation="utf8mb4_bin"), "mysql", "mariadb"
        )
    )
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)

    document: Mapped[Document] = relationship(back_populates="notes")
