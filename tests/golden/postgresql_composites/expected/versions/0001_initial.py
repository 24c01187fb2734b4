"""initial"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | Sequence[str] | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


class SqlType(sa.types.UserDefinedType[Any]):
    """A type by its name in SQL, for which SQLAlchemy has no class."""

    cache_ok = True

    def __init__(self, sql: str) -> None:
        self.sql = sql

    def get_col_spec(self, **_: object) -> str:
        return self.sql


def upgrade() -> None:
    """Bring the database to this revision."""
    if op.get_context().dialect.name == "postgresql":
        # A schema made here gets a comment, by which the downgrade knows it.
        op.execute(
            "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'geo') THEN CREATE SCHEMA geo; COMMENT ON SCHEMA geo IS 'made by revision 0001'; END IF; END $$"
        )
    if op.get_context().dialect.name == "postgresql":
        # Types of their own, which no table owns.
        op.execute("CREATE TYPE country AS ENUM ('de', 'at')")
    if op.get_context().dialect.name == "postgresql":
        # Composite types, which no table owns.
        op.execute("CREATE TYPE point2 AS (x double precision, y double precision)")
        op.execute("COMMENT ON TYPE point2 IS 'It''s in metres $$'")
        op.execute(
            'CREATE TYPE address AS (street text, "zip code" character varying(10), number numeric(6, 1), at point2)'
        )
        op.execute(
            'CREATE TYPE geo."Odd place" AS ("known since" timestamp(3) with time zone, names text[])'
        )
    op.create_table(
        "customer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column(
            "country",
            sa.Enum("de", "at", name="country", create_type=False),
            nullable=False,
        ),
        sa.Column("home", SqlType("address"), nullable=False),
        sa.Column("others", SqlType("address[]"), nullable=True),
        sa.Column("where", SqlType('geo."Odd place"'), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("customer")
    if op.get_context().dialect.name == "postgresql":
        # Composite types stay when their columns go.
        op.execute('DROP TYPE geo."Odd place"')
        op.execute("DROP TYPE address")
        op.execute("DROP TYPE point2")
    if op.get_context().dialect.name == "postgresql":
        # Dropping a table does not drop the types of its columns.
        op.execute("DROP TYPE country")
    if op.get_context().dialect.name == "postgresql":
        # A schema that was there before stays.
        op.execute(
            "DO $$ BEGIN IF EXISTS (SELECT FROM pg_namespace WHERE nspname = 'geo' AND obj_description(oid, 'pg_namespace') = 'made by revision 0001') THEN DROP SCHEMA geo; END IF; END $$"
        )
