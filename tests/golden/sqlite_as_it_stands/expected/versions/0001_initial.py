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
        "artist",
        sa.Column("code", SqlType("NVARCHAR(12)"), nullable=True),
        sa.Column("name", SqlType("NVARCHAR(120)"), nullable=False),
        sa.Column(
            "born",
            SqlType("TIMESTAMP"),
            server_default=sa.text("CURRENT_TIMESTAMP"),
            nullable=True,
        ),
        sa.PrimaryKeyConstraint("code"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "album",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "price",
            SqlType("DECIMAL(5,2)"),
            server_default=sa.text("0"),
            nullable=False,
        ),
        sa.Column("tracks", SqlType("INT"), nullable=False),
        sa.Column("anything", SqlType(""), nullable=True),
        sa.Column("day", SqlType("DAY"), nullable=True),
        sa.Column("artist_code", sa.Text(), nullable=True),
        sa.Column("first_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("price >= 0"),
        sa.CheckConstraint("tracks > 0", name=op.f("some_tracks")),
        sa.ForeignKeyConstraint(["artist_code"], ["artist.code"]),
        sa.ForeignKeyConstraint(
            ["first_id"], ["album.id"], name=op.f("of_the_same_series")
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("price", "tracks"),
        sa.UniqueConstraint("tracks", "day", name=op.f("one_a_day")),
    )
    op.create_index(op.f("ix_album_first_id"), "album", ["first_id"], unique=False)


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("album")
    op.drop_table("artist")
