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
        "line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=40), nullable=False),
        sa.Column("unit", sa.String(length=10), nullable=True),
        sa.Column("Weight", sa.Float(), nullable=False),
        sa.Column("discount", sa.Numeric(precision=5, scale=2), nullable=True),
        sa.Column("shipped", sa.Boolean(), nullable=False),
        sa.Column("secret", sa.String(length=20), nullable=False),
        sa.Column("self", sa.Integer(), nullable=False),
        sa.Column("price", sa.Numeric(precision=12, scale=2), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_line")),
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("line")
