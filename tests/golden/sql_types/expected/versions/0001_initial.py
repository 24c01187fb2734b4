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
    op.create_table(
        "place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("description", SqlType("xml"), nullable=True),
        sa.Column(
            "labels", SqlType("text[]"), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column(
            "position",
            SqlType("point"),
            server_default=sa.text("'(0,0)'"),
            nullable=False,
        ),
        sa.Column("version", SqlType("pg_lsn"), nullable=True),
        sa.Column("name", SqlType("varchar(40)"), nullable=False),
        sa.Column(
            "rate",
            SqlType("numeric(5, 2)"),
            server_default=sa.text("0"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
    )
    op.create_index(op.f("ix_place_name"), "place", ["name"], unique=False)


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("place")
