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
        "sample",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("flag", sa.Boolean(), nullable=False),
        sa.Column("small", sa.SmallInteger(), nullable=False),
        sa.Column("whole", sa.Integer(), nullable=False),
        sa.Column("large", sa.BigInteger(), nullable=True),
        sa.Column("ratio", sa.Float(), nullable=False),
        sa.Column("exact_ratio", sa.Double[float](), nullable=True),
        sa.Column("price", sa.Numeric(precision=12, scale=2), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("title", sa.Unicode(length=80), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("notes", sa.UnicodeText(), nullable=True),
        sa.Column("data", sa.LargeBinary(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("moment", sa.Time(), nullable=False),
        sa.Column("zoned_moment", sa.Time(timezone=True), nullable=True),
        sa.Column("stamp", sa.DateTime(), nullable=False),
        sa.Column("zoned_stamp", sa.DateTime(timezone=True), nullable=True),
        sa.Column("duration", sa.Interval(), nullable=True),
        sa.Column("token", sa.Uuid(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=True),
        sa.Column("state", sa.PickleType(), nullable=False),
        sa.Column("last_state", sa.PickleType(), nullable=True),
        sa.Column("same_as_label", sa.String(length=80), nullable=False),
        sa.Column("code", sa.String(length=20, collation="NOCASE"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sample")),
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("sample")
