"""initial"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql
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
    op.create_table(
        "document",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "properties",
            sa.JSON().with_variant(
                postgresql.JSONB(astext_type=sa.Text()), "postgresql"
            ),
            nullable=False,
        ),
        sa.Column(
            "scores",
            sa.JSON().with_variant(sa.ARRAY(sa.Integer()), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "title",
            sa.String(length=80)
            .with_variant(SqlType("varchar(80)"), "postgresql")
            .with_variant(mysql.MEDIUMTEXT(), "mysql", "mariadb"),
            nullable=True,
        ),
        sa.Column(
            "path",
            SqlType("nvarchar(40)").with_variant(sa.Text(), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "counter",
            sa.BigInteger().with_variant(
                mysql.BIGINT(unsigned=True), "mysql", "mariadb"
            ),
            server_default=sa.text("0"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
    )
    op.create_index(op.f("ix_document_path"), "document", ["path"], unique=False)
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "title",
            sa.String(length=80).with_variant(sa.Text(), "sqlite"),
            nullable=False,
        ),
        sa.Column(
            "word",
            sa.String(length=40)
            .with_variant(sa.String(length=40, collation="NOCASE"), "sqlite")
            .with_variant(sa.Text(collation="C"), "postgresql")
            .with_variant(
                mysql.VARCHAR(charset="utf8mb4", collation="utf8mb4_bin", length=40),
                "mysql",
                "mariadb",
            ),
            nullable=False,
        ),
        sa.Column(
            "document_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_note_document_id_document")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    op.create_index(op.f("ix_note_document_id"), "note", ["document_id"], unique=False)


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("note")
    op.drop_table("document")
