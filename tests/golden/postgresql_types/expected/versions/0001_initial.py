"""initial"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0001"
down_revision: str | Sequence[str] | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the database to this revision."""
    if op.get_context().dialect.name == "postgresql":
        # The downgrade leaves these: others in the database may use them.
        op.execute("CREATE EXTENSION IF NOT EXISTS citext")
        op.execute("CREATE EXTENSION IF NOT EXISTS hstore")
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("keywords", sa.ARRAY(sa.String(length=40)), nullable=False),
        sa.Column("scores", sa.ARRAY(sa.Integer()), nullable=True),
        sa.Column(
            "board",
            sa.ARRAY(sa.Integer(), dimensions=2),
            server_default='{{"1","2"},{"3","4"}}',
            nullable=False,
        ),
        sa.Column("settings", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("fulltext", postgresql.TSVECTOR(), nullable=True),
        sa.Column("slug", postgresql.CITEXT(), nullable=False),
        sa.Column("properties", postgresql.HSTORE(text_type=sa.Text()), nullable=True),
        sa.Column("title", sa.String(length=80, collation="C"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("slug", name=op.f("uq_article_slug")),
    )
    op.create_index(
        op.f("ix_article_fulltext"),
        "article",
        ["fulltext"],
        unique=False,
        postgresql_using="gin",
    )
    op.create_table(
        "visit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("address", postgresql.INET(), nullable=False),
        sa.Column("network", postgresql.CIDR(), nullable=True),
        sa.Column("device", postgresql.MACADDR(), nullable=False),
        sa.Column("long_device", postgresql.MACADDR8(), nullable=True),
        sa.Column("flags", postgresql.BIT(length=8), nullable=False),
        sa.Column("more_flags", postgresql.BIT(length=8, varying=True), nullable=True),
        sa.Column(
            "any_flags",
            postgresql.BIT(varying=True),
            server_default=sa.text("B'101'"),
            nullable=False,
        ),
        sa.Column("fee", postgresql.MONEY(), server_default="12.50", nullable=False),
        sa.Column("object", postgresql.OID(), nullable=False),
        sa.Column("relation", postgresql.REGCLASS(), nullable=True),
        sa.Column(
            "dictionary",
            postgresql.REGCONFIG(),
            server_default="english",
            nullable=False,
        ),
        sa.Column("question", postgresql.TSQUERY(), nullable=True),
        sa.Column(
            "began",
            postgresql.TIMESTAMP(timezone=True, precision=3),
            server_default=sa.func.now(),
            nullable=False,
        ),
        sa.Column("minute", postgresql.TIMESTAMP(precision=0), nullable=True),
        sa.Column("clock", postgresql.TIME(timezone=True, precision=0), nullable=False),
        sa.Column("exact_clock", postgresql.TIME(precision=6), nullable=True),
        sa.Column(
            "lasted",
            postgresql.INTERVAL(precision=3, fields="DAY TO SECOND"),
            nullable=False,
        ),
        sa.Column("days", postgresql.INTERVAL(fields="DAY"), nullable=True),
        sa.Column("rest", postgresql.INTERVAL(precision=3), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
    )
    op.create_table(
        "booking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rooms", postgresql.INT4RANGE(), nullable=False),
        sa.Column(
            "numbers",
            postgresql.INT8RANGE(),
            server_default=sa.text("'[1,10)'"),
            nullable=False,
        ),
        sa.Column("prices", postgresql.NUMRANGE(), nullable=True),
        sa.Column("days", postgresql.DATERANGE(), nullable=False),
        sa.Column("hours", postgresql.TSRANGE(), nullable=True),
        sa.Column("exact_hours", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("all_rooms", postgresql.INT4MULTIRANGE(), nullable=False),
        sa.Column("all_numbers", postgresql.INT8MULTIRANGE(), nullable=True),
        sa.Column("all_prices", postgresql.NUMMULTIRANGE(), nullable=False),
        sa.Column("all_days", postgresql.DATEMULTIRANGE(), nullable=False),
        sa.Column("all_hours", postgresql.TSMULTIRANGE(), nullable=True),
        sa.Column("all_exact_hours", postgresql.TSTZMULTIRANGE(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking")),
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("booking")
    op.drop_table("visit")
    op.drop_table("article")
