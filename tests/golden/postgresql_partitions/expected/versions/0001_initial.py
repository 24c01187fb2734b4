"""initial"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | Sequence[str] | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the database to this revision."""
    op.create_table(
        "country",
        sa.Column("code", sa.String(length=2), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_country")),
    )
    op.create_table(
        "visit",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("country_code", sa.String(length=2), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column(
            "share", sa.Double[float](), server_default=sa.text("0.0"), nullable=False
        ),
        sa.CheckConstraint("share <= 1", name=op.f("ck_visit_share_is_one")),
        sa.PrimaryKeyConstraint("day", "country_code", "number", name=op.f("pk_visit")),
        postgresql_partition_by="RANGE (day)",
    )
    op.create_table(
        "sample",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("value", sa.Double[float](), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sample")),
        postgresql_partition_by="HASH (id)",
    )
    if op.get_context().dialect.name == "postgresql":
        # The partitions of the tables, with which they go.
        op.execute(
            "CREATE TABLE visit_2024 PARTITION OF visit FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY LIST (country_code)"
        )
        op.execute(
            "CREATE TABLE visit_2025 PARTITION OF visit FOR VALUES FROM ('2025-01-01') TO (MAXVALUE) TABLESPACE pg_default"
        )
        op.execute("CREATE TABLE visit_before PARTITION OF visit DEFAULT")
        op.execute(
            "CREATE TABLE \"visit 2024, de & at\" PARTITION OF visit_2024 FOR VALUES IN ('de', 'at') WITH (fillfactor = 70)"
        )
        op.execute("CREATE TABLE visit_2024_rest PARTITION OF visit_2024 DEFAULT")
        op.execute(
            "ALTER TABLE visit_2025 ADD CONSTRAINT uq_visit_2025_day_country_code_number UNIQUE (day, country_code, number) INCLUDE (share)"
        )
        op.execute(
            "CREATE INDEX ix_visit_2025_country_code ON visit_2025 (country_code)"
        )
        op.execute(
            "CREATE INDEX ix_visit_2025_note ON visit_2025 (day DESC, lower(note)) WHERE note <> ''"
        )
        op.execute(
            "ALTER TABLE visit_2025 ADD CONSTRAINT visit_2025_country FOREIGN KEY (country_code) REFERENCES country (code) ON DELETE CASCADE"
        )
        op.execute(
            'ALTER TABLE "visit 2024, de & at" ADD CONSTRAINT "ck_visit 2024, de & at_note_is_short" CHECK (length(note) < 80 AND note NOT LIKE \'100%\')'
        )
        op.execute(
            "COMMENT ON TABLE \"visit 2024, de & at\" IS 'Germany''s and Austria''s, 100 % of \\:them'"
        )
        op.execute(
            "CREATE TABLE sample_0 PARTITION OF sample FOR VALUES WITH (MODULUS 2, REMAINDER 0)"
        )
        op.execute(
            "CREATE UNLOGGED TABLE sample_1 PARTITION OF sample FOR VALUES WITH (MODULUS 2, REMAINDER 1)"
        )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("sample")
    op.drop_table("visit")
    op.drop_table("country")
