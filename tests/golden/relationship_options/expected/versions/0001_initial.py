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
        "account",
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("parent_code", sa.String(length=8), nullable=True),
        sa.ForeignKeyConstraint(
            ["parent_code"],
            ["account.code"],
            name=op.f("fk_account_parent_code_account"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_account")),
    )
    op.create_index(
        op.f("ix_account_parent_code"), "account", ["parent_code"], unique=False
    )
    op.create_table(
        "receipt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("next_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["next_id"], ["receipt.id"], name=op.f("fk_receipt_next_id_receipt")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt")),
        sa.UniqueConstraint("next_id", name=op.f("uq_receipt_next_id")),
    )
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=12, scale=2), nullable=False),
        sa.Column("account_code", sa.String(length=8), nullable=False),
        sa.Column("receipt_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_code"], ["account.code"], name=op.f("entry_of_account")
        ),
        sa.ForeignKeyConstraint(
            ["receipt_id"], ["receipt.id"], name=op.f("fk_entry_receipt_id_receipt")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sa.UniqueConstraint("receipt_id", name=op.f("uq_entry_receipt_id")),
    )
    op.create_index(
        op.f("ix_entry_account_code"), "entry", ["account_code"], unique=False
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("entry")
    op.drop_table("receipt")
    op.drop_table("account")
