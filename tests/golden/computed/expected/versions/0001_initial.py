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
        "rectangle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column(
            "area",
            sa.Integer(),
            sa.Computed("width * height", persisted=True),
            nullable=False,
        ),
        sa.Column(
            "outline",
            sa.Integer(),
            sa.Computed("2 * (width + height)", persisted=False),
            nullable=True,
        ),
        sa.Column(
            "Label",
            sa.String(length=80),
            sa.Computed("width || '\\:x' || height || ' 100%'", persisted=True),
            nullable=False,
        ),
        sa.Column("price", sa.Numeric(precision=10, scale=2), nullable=False),
        sa.Column(
            "gross",
            sa.Numeric(precision=10, scale=2),
            sa.Computed("price * 1.19", persisted=True),
            nullable=False,
            comment="With the tax",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rectangle")),
    )
    op.create_index(op.f("ix_rectangle_area"), "rectangle", ["area"], unique=False)


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("rectangle")
