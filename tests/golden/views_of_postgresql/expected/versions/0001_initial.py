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
            "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'reports') THEN CREATE SCHEMA reports; COMMENT ON SCHEMA reports IS 'made by revision 0001'; END IF; END $$"
        )
    op.create_table(
        "customer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
    )
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("total", sa.Numeric(precision=12, scale=2), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customer.id"],
            name=op.f("fk_orders_customer_id_customer"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
    )
    op.create_index(
        op.f("ix_orders_customer_id"), "orders", ["customer_id"], unique=False
    )
    op.execute(
        sa.CreateView(
            sa.text(
                "SELECT customer.id AS customer_id, customer.name, coalesce(sum(orders.total), 0) AS total\n"
                "FROM customer\n"
                "LEFT JOIN orders ON orders.customer_id = customer.id\n"
                "GROUP BY customer.id, customer.name"
            ).columns(),
            "customer_total",
        )
    )
    op.execute(
        sa.CreateView(
            sa.text(
                "SELECT customer_id, name FROM customer_total WHERE total > 100 AND name NOT LIKE '%\\:test%'"
            ).columns(),
            "best customers",
            schema="reports",
            materialized=True,
        )
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.execute(
        sa.DropView(
            sa.Table("best customers", sa.MetaData(), schema="reports"),
            materialized=True,
        )
    )
    op.execute(sa.DropView(sa.Table("customer_total", sa.MetaData())))
    op.drop_table("orders")
    op.drop_table("customer")
    if op.get_context().dialect.name == "postgresql":
        # A schema that was there before stays.
        op.execute(
            "DO $$ BEGIN IF EXISTS (SELECT FROM pg_namespace WHERE nspname = 'reports' AND obj_description(oid, 'pg_namespace') = 'made by revision 0001') THEN DROP SCHEMA reports; END IF; END $$"
        )
