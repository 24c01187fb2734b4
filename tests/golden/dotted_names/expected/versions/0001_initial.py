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
        "old.orders",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", "number", name=op.f("pk_old.orders")),
    )
    op.create_table(
        "old.order.lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=80), nullable=False),
        sa.Column("order_year", sa.Integer(), nullable=False),
        sa.Column("order_number", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["order_year", "order_number"],
            [("old.orders", "year"), ("old.orders", "number")],
            name=op.f("fk_old.order.lines_order_year_order_number_old.orders"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            [("old.order.lines", "id")],
            name=op.f("fk_old.order.lines_parent_id_old.order.lines"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_old.order.lines")),
    )
    op.create_index(
        op.f("ix_old.order.lines_order_year_old.order.lines_order_number"),
        "old.order.lines",
        ["order_year", "order_number"],
        unique=False,
    )
    op.create_index(
        op.f("ix_old.order.lines_parent_id"),
        "old.order.lines",
        ["parent_id"],
        unique=False,
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("old.order.lines")
    op.drop_table("old.orders")
