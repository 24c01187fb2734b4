"""initial"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

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
            "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'sales') THEN CREATE SCHEMA sales; COMMENT ON SCHEMA sales IS 'made by revision 0001'; END IF; END $$"
        )
    if op.get_context().dialect.name == "postgresql":
        # Domains, which no table owns.
        op.execute(
            "CREATE DOMAIN quantity AS INTEGER CONSTRAINT quantity_check CHECK (VALUE > 0)"
        )
        op.execute(
            "CREATE DOMAIN email_address AS VARCHAR(254) NOT NULL CONSTRAINT email_has_an_at CHECK (VALUE ~ '^[^@:]+@[^@]+$') CONSTRAINT email_is_short CHECK (length(VALUE) < 100)"
        )
        op.execute(
            "COMMENT ON DOMAIN email_address IS 'what people''s letters go to, 100 % of them'"
        )
        op.execute(
            "CREATE DOMAIN price AS NUMERIC(12, 2) DEFAULT 0 CONSTRAINT price_check CHECK (VALUE >= 0)"
        )
        op.execute(
            "CREATE DOMAIN tags AS VARCHAR(20)[] DEFAULT '{}'::character varying[]"
        )
        op.execute(
            'CREATE DOMAIN sales.code AS VARCHAR(8) COLLATE "C" CONSTRAINT code_is_upper CHECK (VALUE = upper(VALUE))'
        )
        op.execute("CREATE DOMAIN spot AS point")
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "email",
            sa.String(length=254).with_variant(
                postgresql.DOMAIN(
                    "email_address", sa.String(length=254), create_type=False
                ),
                "postgresql",
            ),
            nullable=False,
        ),
        sa.Column("second_email", sa.String(length=254), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("email", name=op.f("uq_person_email")),
    )
    op.create_table(
        "item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "code",
            sa.String(length=8, collation="C").with_variant(
                postgresql.DOMAIN(
                    "code",
                    sa.String(length=8, collation="C"),
                    schema="sales",
                    create_type=False,
                ),
                "postgresql",
            ),
            nullable=False,
        ),
        sa.Column(
            "quantity",
            sa.Integer().with_variant(
                postgresql.DOMAIN("quantity", sa.Integer(), create_type=False),
                "postgresql",
            ),
            nullable=False,
        ),
        sa.Column(
            "least",
            sa.Integer().with_variant(
                postgresql.DOMAIN("quantity", sa.Integer(), create_type=False),
                "postgresql",
            ),
            server_default=sa.text("3"),
            nullable=True,
        ),
        sa.Column(
            "price",
            sa.Numeric(precision=12, scale=2).with_variant(
                postgresql.DOMAIN(
                    "price", sa.Numeric(precision=12, scale=2), create_type=False
                ),
                "postgresql",
            ),
            nullable=True,
        ),
        sa.Column(
            "tags",
            sa.ARRAY(sa.String(length=20)).with_variant(
                postgresql.DOMAIN(
                    "tags", sa.ARRAY(sa.String(length=20)), create_type=False
                ),
                "postgresql",
            ),
            nullable=True,
        ),
        sa.Column(
            "place",
            SqlType("point").with_variant(
                postgresql.DOMAIN("spot", SqlType("point"), create_type=False),
                "postgresql",
            ),
            nullable=True,
        ),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["person.id"], name=op.f("fk_item_owner_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item")),
        sa.UniqueConstraint("code", name=op.f("uq_item_code")),
    )
    op.create_index(op.f("ix_item_owner_id"), "item", ["owner_id"], unique=False)
    op.create_table(
        "line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "position",
            sa.Integer().with_variant(
                postgresql.DOMAIN("quantity", sa.Integer(), create_type=False),
                "postgresql",
            ),
            nullable=False,
        ),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["item.id"], name=op.f("fk_line_item_id_item")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_line")),
    )
    op.create_index(op.f("ix_line_item_id"), "line", ["item_id"], unique=False)


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("line")
    op.drop_table("item")
    op.drop_table("person")
    if op.get_context().dialect.name == "postgresql":
        # Domains stay when their columns go.
        op.execute("DROP DOMAIN spot")
        op.execute("DROP DOMAIN sales.code")
        op.execute("DROP DOMAIN tags")
        op.execute("DROP DOMAIN price")
        op.execute("DROP DOMAIN email_address")
        op.execute("DROP DOMAIN quantity")
    if op.get_context().dialect.name == "postgresql":
        # A schema that was there before stays.
        op.execute(
            "DO $$ BEGIN IF EXISTS (SELECT FROM pg_namespace WHERE nspname = 'sales' AND obj_description(oid, 'pg_namespace') = 'made by revision 0001') THEN DROP SCHEMA sales; END IF; END $$"
        )
