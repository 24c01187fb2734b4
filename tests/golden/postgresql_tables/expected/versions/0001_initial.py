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
        "measurement",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("place", sa.String(length=20), nullable=False),
        sa.Column("value", sa.Double[float](), nullable=True),
        sa.PrimaryKeyConstraint("day", "place", name=op.f("pk_measurement")),
        postgresql_partition_by="RANGE (day)",
    )
    op.create_table(
        "cached",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cached")),
        comment="may be lost",
        prefixes=["UNLOGGED"],
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("cached")
    op.drop_table("measurement")
