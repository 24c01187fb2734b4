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
        "owner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("owner_pkey")),
        sa.UniqueConstraint("email", name=op.f("owner_email_key")),
    )
    op.create_table(
        "rather_long_name_of_something_that_somebody_owns",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "a_column_with_a_name_that_is_long_as_well", sa.Integer(), nullable=False
        ),
        sa.Column("another_column_with_a_long_name", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["owner.id"],
            name=op.f("rather_long_name_of_something_that_somebody_owns_owner_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "id", name=op.f("rather_long_name_of_something_that_somebody_owns_pkey")
        ),
    )
    op.create_index(
        op.f("ix_rather_long_name_of_something_that_somebody_owns_a__c388c875"),
        "rather_long_name_of_something_that_somebody_owns",
        ["a_column_with_a_name_that_is_long_as_well"],
        unique=True,
    )
    op.create_index(
        op.f("ix_rather_long_name_of_something_that_somebody_owns_an_8da467bb"),
        "rather_long_name_of_something_that_somebody_owns",
        ["another_column_with_a_long_name"],
        unique=False,
    )
    op.create_index(
        op.f("ix_rather_long_name_of_something_that_somebody_owns_owner_id"),
        "rather_long_name_of_something_that_somebody_owns",
        ["owner_id"],
        unique=False,
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("rather_long_name_of_something_that_somebody_owns")
    op.drop_table("owner")
