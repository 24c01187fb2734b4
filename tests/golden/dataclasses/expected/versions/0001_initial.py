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
        # Types of their own, which no table owns.
        op.execute(
            "CREATE TYPE customer_kind AS ENUM ('customer', 'private', 'business')"
        )
    op.create_table(
        "region",
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("code", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("country", "code", name=op.f("pk_region")),
    )
    op.create_table(
        "product",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sku", sa.String(length=20), nullable=False),
        sa.Column("cost", sa.Numeric(precision=10, scale=2), nullable=True),
        sa.Column("price", sa.Numeric(precision=10, scale=2), nullable=False),
        sa.Column("stock", sa.Integer(), nullable=False),
        sa.Column("manual", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
    )
    op.create_table(
        "document",
        sa.Column("shelf", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("shelf", "number", name=op.f("pk_document")),
    )
    op.create_table(
        "setting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
    )
    op.create_table(
        "customer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "customer",
                "private",
                "business",
                name="customer_kind",
                create_type=False,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("token", sa.Uuid(), nullable=False),
        sa.Column("nickname", sa.String(length=80), nullable=False),
        sa.Column("born", sa.Date(), nullable=True),
        sa.Column("password", sa.String(length=200), nullable=True),
        sa.Column("credit", sa.Numeric(precision=10, scale=2), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column(
            "initial",
            sa.String(length=1),
            sa.Computed("substr(name, 1, 1)", persisted=True),
            nullable=True,
        ),
        sa.Column("referrer_id", sa.Integer(), nullable=True),
        sa.Column("region_country", sa.String(length=2), nullable=False),
        sa.Column("region_code", sa.String(length=10), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(),
            server_default=sa.text("CURRENT_TIMESTAMP"),
            nullable=False,
        ),
        sa.Column("changed_at", sa.DateTime(), nullable=True),
        sa.Column("hobby", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["referrer_id"],
            ["customer.id"],
            name=op.f("fk_customer_referrer_id_customer"),
        ),
        sa.ForeignKeyConstraint(
            ["region_country", "region_code"],
            ["region.country", "region.code"],
            name=op.f("fk_customer_region_country_region_code_region"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
        sa.UniqueConstraint("token", name=op.f("uq_customer_token")),
    )
    op.create_index(
        op.f("ix_customer_referrer_id"), "customer", ["referrer_id"], unique=False
    )
    op.create_index(
        op.f("ix_customer_region_country_customer_region_code"),
        "customer",
        ["region_country", "region_code"],
        unique=False,
    )
    op.create_table(
        "price",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("amount", sa.Numeric(precision=10, scale=2), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_price_product_id_product")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price")),
    )
    op.create_index(op.f("ix_price_product_id"), "price", ["product_id"], unique=False)
    op.create_table(
        "contract",
        sa.Column("shelf", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["shelf", "number"],
            ["document.shelf", "document.number"],
            name=op.f("fk_contract_shelf_number_document"),
        ),
        sa.PrimaryKeyConstraint("shelf", "number", name=op.f("pk_contract")),
    )
    op.create_table(
        "business",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vat_id", sa.String(length=20), nullable=False),
        sa.Column("staff", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"], ["customer.id"], name=op.f("fk_business_id_customer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_business")),
    )
    op.create_index(op.f("ix_business_vat_id"), "business", ["vat_id"], unique=False)
    op.create_table(
        "order",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column(
            "total",
            sa.Numeric(precision=12, scale=2),
            server_default=sa.text("0"),
            nullable=False,
        ),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("cancelled_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["cancelled_by_id"],
            ["customer.id"],
            name=op.f("fk_order_cancelled_by_id_customer"),
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_order_customer_id_customer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order")),
    )
    op.create_index(
        op.f("ix_order_cancelled_by_id"), "order", ["cancelled_by_id"], unique=False
    )
    op.create_index(
        op.f("ix_order_customer_id"), "order", ["customer_id"], unique=False
    )
    op.create_table(
        "order_line",
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(),
            server_default=sa.text("CURRENT_TIMESTAMP"),
            nullable=False,
        ),
        sa.Column("changed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["order_id"], ["order.id"], name=op.f("fk_order_line_order_id_order")
        ),
        sa.ForeignKeyConstraint(
            ["product_id"],
            ["product.id"],
            name=op.f("fk_order_line_product_id_product"),
        ),
        sa.PrimaryKeyConstraint("order_id", "product_id", name=op.f("pk_order_line")),
    )
    op.create_index(
        op.f("ix_order_line_product_id"), "order_line", ["product_id"], unique=False
    )
    op.create_table(
        "order_product",
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"],
            ["order.id"],
            name=op.f("fk_order_product_order_id_order"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["product_id"],
            ["product.id"],
            name=op.f("fk_order_product_product_id_product"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "order_id", "product_id", name=op.f("pk_order_product")
        ),
    )
    op.create_index(
        op.f("ix_order_product_product_id"),
        "order_product",
        ["product_id"],
        unique=False,
    )
    op.execute(
        sa.CreateView(
            sa.text("SELECT id, name FROM customer WHERE credit > 1000").columns(),
            "rich",
        )
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.execute(sa.DropView(sa.Table("rich", sa.MetaData())))
    op.drop_table("order_product")
    op.drop_table("order_line")
    op.drop_table("order")
    op.drop_table("business")
    op.drop_table("contract")
    op.drop_table("price")
    op.drop_table("customer")
    op.drop_table("setting")
    op.drop_table("document")
    op.drop_table("product")
    op.drop_table("region")
    if op.get_context().dialect.name == "postgresql":
        # Dropping a table does not drop the types of its columns.
        op.execute("DROP TYPE customer_kind")
