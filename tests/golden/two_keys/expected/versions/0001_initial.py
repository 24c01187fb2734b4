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
        "customer",
        sa.Column("region", sa.String(length=4), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("region", "number", name=op.f("pk_customer")),
    )
    op.create_table(
        "place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("city", sa.String(length=40), nullable=False),
        sa.Column("slug", sa.String(length=40), nullable=False),
        sa.Column("born", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
        sa.UniqueConstraint("city", name=op.f("uq_place_city")),
        sa.UniqueConstraint("slug", name=op.f("uq_place_slug")),
    )
    op.create_index(op.f("ix_place_born"), "place", ["born"], unique=False)
    op.create_table(
        "spot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("city", sa.String(length=40), nullable=False),
        sa.Column("slug", sa.String(length=40), nullable=False),
        sa.Column("born", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spot")),
        sa.UniqueConstraint("slug", name=op.f("uq_spot_slug")),
    )
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("billing_region", sa.String(length=4), nullable=False),
        sa.Column("billing_number", sa.Integer(), nullable=False),
        sa.Column("shipping_region", sa.String(length=4), nullable=False),
        sa.Column("shipping_number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["billing_region", "billing_number"],
            ["customer.region", "customer.number"],
            name=op.f("fk_orders_billing_region_billing_number_customer"),
        ),
        sa.ForeignKeyConstraint(
            ["shipping_region", "shipping_number"],
            ["customer.region", "customer.number"],
            name=op.f("fk_orders_shipping_region_shipping_number_customer"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
    )
    op.create_index(
        op.f("ix_orders_billing_region_orders_billing_number"),
        "orders",
        ["billing_region", "billing_number"],
        unique=False,
    )
    op.create_index(
        op.f("ix_orders_shipping_region_orders_shipping_number"),
        "orders",
        ["shipping_region", "shipping_number"],
        unique=False,
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("orders")
    op.drop_table("spot")
    op.drop_table("place")
    op.drop_table("customer")
