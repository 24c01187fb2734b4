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
    if op.get_context().dialect.name == "postgresql":
        # A schema made here gets a comment, by which the downgrade knows it.
        op.execute(
            "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'ledger') THEN CREATE SCHEMA ledger; COMMENT ON SCHEMA ledger IS 'made by revision 0001'; END IF; END $$"
        )
    op.create_table(
        "payment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=8, scale=2), nullable=False),
        sa.Column(
            "paid", sa.Date(), server_default=sa.text("CURRENT_DATE"), nullable=False
        ),
        sa.Column("note", sa.Text(), nullable=True, comment="as it was said"),
        sa.CheckConstraint("amount > 0", name=op.f("ck_payment_amount")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment")),
        schema="ledger",
    )
    op.create_table(
        "case",
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_case")),
        schema="ledger",
    )
    op.create_table(
        "payment_of_this_year",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, system=True),
        sa.Column(
            "amount", sa.Numeric(precision=8, scale=2), nullable=False, system=True
        ),
        sa.Column(
            "paid",
            sa.Date(),
            server_default=sa.text("CURRENT_DATE"),
            nullable=False,
            system=True,
        ),
        sa.Column("note", sa.Text(), nullable=True, system=True),
        sa.Column(
            "booked_by", sa.String(length=40), server_default="nobody", nullable=False
        ),
        sa.CheckConstraint(
            "paid >= DATE '2026-01-01'", name=op.f("ck_payment_of_this_year_paid")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_of_this_year")),
        schema="ledger",
        postgresql_inherits=[sa.quoted_name('"ledger"."payment"', False)],
    )
    op.create_index(
        op.f("ix_ledger_payment_of_this_year_paid"),
        "payment_of_this_year",
        ["paid"],
        unique=False,
        schema="ledger",
    )
    op.create_table(
        "refund",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, system=True),
        sa.Column(
            "amount", sa.Numeric(precision=8, scale=2), nullable=False, system=True
        ),
        sa.Column(
            "paid",
            sa.Date(),
            server_default=sa.text("CURRENT_DATE"),
            nullable=False,
            system=True,
        ),
        sa.Column("note", sa.Text(), server_default="none", nullable=True),
        sa.Column(
            "booked_by",
            sa.String(length=40),
            server_default="nobody",
            nullable=False,
            system=True,
        ),
        sa.Column("code", sa.String(length=8), nullable=False, system=True),
        sa.Column("former_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["former_id"],
            ["ledger.payment.id"],
            name=op.f("fk_refund_former_id_payment"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refund")),
        sa.UniqueConstraint("code", name=op.f("uq_refund_code")),
        postgresql_inherits=[
            sa.quoted_name('"ledger"."payment_of_this_year"', False),
            sa.quoted_name('"ledger"."case"', False),
        ],
    )
    op.create_index(op.f("ix_refund_former_id"), "refund", ["former_id"], unique=False)


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("refund")
    op.drop_table("payment_of_this_year", schema="ledger")
    op.drop_table("case", schema="ledger")
    op.drop_table("payment", schema="ledger")
    if op.get_context().dialect.name == "postgresql":
        # A schema that was there before stays.
        op.execute(
            "DO $$ BEGIN IF EXISTS (SELECT FROM pg_namespace WHERE nspname = 'ledger' AND obj_description(oid, 'pg_namespace') = 'made by revision 0001') THEN DROP SCHEMA ledger; END IF; END $$"
        )
