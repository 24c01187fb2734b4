from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from shop_postgresql_partitions.db import Model


class Visit(Model):
    __tablename__ = "visit"
    __partitions__ = (
        "CREATE TABLE visit_2024 PARTITION OF visit FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY LIST (country_code)",
        "CREATE TABLE visit_2025 PARTITION OF visit FOR VALUES FROM ('2025-01-01') TO (MAXVALUE) TABLESPACE pg_default",
        "CREATE TABLE visit_before PARTITION OF visit DEFAULT",
        "CREATE TABLE \"visit 2024, de & at\" PARTITION OF visit_2024 FOR VALUES IN ('de', 'at') WITH (fillfactor = 70)",
        "CREATE TABLE visit_2024_rest PARTITION OF visit_2024 DEFAULT",
        "ALTER TABLE visit_2025 ADD CONSTRAINT uq_visit_2025_day_country_code_number UNIQUE (day, country_code, number) INCLUDE (share)",
        "CREATE INDEX ix_visit_2025_country_code ON visit_2025 (country_code)",
        "CREATE INDEX ix_visit_2025_note ON visit_2025 (day DESC, lower(note)) WHERE note <> ''",
        "ALTER TABLE visit_2025 ADD CONSTRAINT visit_2025_country FOREIGN KEY (country_code) REFERENCES country (code) ON DELETE CASCADE",
        'ALTER TABLE "visit 2024, de & at" ADD CONSTRAINT "ck_visit 2024, de & at_note_is_short" CHECK (length(note) < 80 AND note NOT LIKE \'100%\')',
        "COMMENT ON TABLE \"visit 2024, de & at\" IS 'Germany''s and Austria''s, 100 % of :them'",
    )

    day: Mapped[date]
    number: Mapped[int]
    country_code: Mapped[str] = mapped_column(String(2))
    note: Mapped[str | None] = mapped_column(Text)
    share: Mapped[float] = mapped_column(server_default=text("0.0"))

    __table_args__ = (
        PrimaryKeyConstraint("day", "country_code", "number", name="pk_visit"),
        CheckConstraint("share <= 1", name="share_is_one"),
        {"postgresql_partition_by": "RANGE (day)"},
    )
