from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from shop_postgresql_partitions.db import Model


class Sample(Model):
    __tablename__ = "sample"
    __partitions__ = (
        "CREATE TABLE sample_0 PARTITION OF sample FOR VALUES WITH (MODULUS 2, REMAINDER 0)",
        "CREATE UNLOGGED TABLE sample_1 PARTITION OF sample FOR VALUES WITH (MODULUS 2, REMAINDER 1)",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[float | None]

    __table_args__ = {"postgresql_partition_by": "HASH (id)"}
