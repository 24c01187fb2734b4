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
        "Part-Table",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("String", sa.String(length=20), nullable=False),
        sa.Column("func", sa.DateTime(), server_default=sa.func.now(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_Part-Table")),
    )
    op.create_table(
        "thing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("class", sa.String(length=10), nullable=False),
        sa.Column("metadata", sa.JSON(), nullable=True),
        sa.Column("registry", sa.String(length=10), nullable=True),
        sa.Column("self", sa.Integer(), nullable=True),
        sa.Column("int", sa.Integer(), nullable=True),
        sa.Column("str", sa.String(length=10), nullable=False),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("other_day", sa.Date(), nullable=True),
        sa.Column("datetime", sa.DateTime(), nullable=True),
        sa.Column("mapped_column", sa.String(length=10), nullable=True),
        sa.Column("relationship", sa.String(length=10), nullable=True),
        sa.Column("Mapped", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("type", sa.String(length=10), nullable=True),
        sa.Column("Legacy Column %", sa.String(length=10), nullable=True),
        sa.Column("list_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["list_id"], ["Part-Table.id"], name=op.f("fk_thing_list_id_Part-Table")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thing")),
    )
    op.create_index(op.f("ix_thing_list_id"), "thing", ["list_id"], unique=False)


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("thing")
    op.drop_table("Part-Table")
