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
        "item",
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("email", sa.String(length=80), nullable=False),
        sa.Column("price", sa.Numeric(precision=12, scale=2), nullable=False),
        sa.Column("stock", sa.JSON(), nullable=False),
        sa.Column("units", sa.JSON(), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("label", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_item")),
        sa.UniqueConstraint("email", name=op.f("uq_item_email")),
    )
    op.create_table(
        "line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_code", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_code"], ["item.code"], name=op.f("fk_line_item_code_item")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_line")),
    )
    op.create_index(op.f("ix_line_item_code"), "line", ["item_code"], unique=False)


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("line")
    op.drop_table("item")
