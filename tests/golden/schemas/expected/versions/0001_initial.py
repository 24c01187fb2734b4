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
            "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'Stock room') THEN CREATE SCHEMA \"Stock room\"; COMMENT ON SCHEMA \"Stock room\" IS 'made by revision 0001'; END IF; END $$"
        )
        op.execute(
            "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'sales') THEN CREATE SCHEMA sales; COMMENT ON SCHEMA sales IS 'made by revision 0001'; END IF; END $$"
        )
    if op.get_context().dialect.name == "postgresql":
        # Types of their own, which no table owns.
        op.execute("CREATE TYPE sales.state AS ENUM ('draft', 'paid')")
        op.execute("CREATE TYPE \"Stock room\".unit AS ENUM ('kg', 'piece')")
        op.execute("CREATE TYPE word AS ENUM ('one', 'two')")
    op.create_table(
        "customer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column(
            "word",
            sa.Enum("one", "two", name="word", create_type=False),
            server_default="one",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
        sa.UniqueConstraint("name", name=op.f("uq_customer_name")),
        schema="sales",
    )
    op.create_table(
        "tag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tag")),
        schema="sales",
    )
    op.create_table(
        "order",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("draft", "paid", name="state", schema="sales", create_type=False),
            server_default="draft",
            nullable=False,
        ),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["sales.customer.id"],
            name=op.f("fk_order_customer_id_customer"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order")),
        schema="sales",
    )
    op.create_index(
        op.f("ix_sales_order_customer_id"),
        "order",
        ["customer_id"],
        unique=False,
        schema="sales",
    )
    op.create_table(
        "order",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "unit",
            sa.Enum("kg", "piece", name="unit", schema="Stock room", create_type=False),
            nullable=False,
        ),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("sales_order_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sales_order_id"],
            ["sales.order.id"],
            name=op.f("fk_order_sales_order_id_order"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order")),
        sa.UniqueConstraint("amount", name=op.f("uq_order_amount")),
        schema="Stock room",
    )
    op.create_index(
        op.f("ix_Stock room_order_sales_order_id"),
        "order",
        ["sales_order_id"],
        unique=False,
        schema="Stock room",
    )
    op.create_index(
        op.f("ix_Stock room_order_unit_Stock room_order_amount"),
        "order",
        ["unit", "amount"],
        unique=False,
        schema="Stock room",
    )
    op.create_table(
        "order_tag",
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("tag_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"],
            ["sales.order.id"],
            name=op.f("fk_order_tag_order_id_order"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tag_id"],
            ["sales.tag.id"],
            name=op.f("fk_order_tag_tag_id_tag"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("order_id", "tag_id", name=op.f("pk_order_tag")),
        schema="sales",
    )
    op.create_index(
        op.f("ix_sales_order_tag_tag_id"),
        "order_tag",
        ["tag_id"],
        unique=False,
        schema="sales",
    )
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["order_id"], ["Stock room.order.id"], name=op.f("fk_note_order_id_order")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    op.create_index(op.f("ix_note_order_id"), "note", ["order_id"], unique=False)


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("note")
    op.drop_table("order_tag", schema="sales")
    op.drop_table("order", schema="Stock room")
    op.drop_table("order", schema="sales")
    op.drop_table("tag", schema="sales")
    op.drop_table("customer", schema="sales")
    if op.get_context().dialect.name == "postgresql":
        # Dropping a table does not drop the types of its columns.
        op.execute("DROP TYPE word")
        op.execute('DROP TYPE "Stock room".unit')
        op.execute("DROP TYPE sales.state")
    if op.get_context().dialect.name == "postgresql":
        # A schema that was there before stays.
        op.execute(
            "DO $$ BEGIN IF EXISTS (SELECT FROM pg_namespace WHERE nspname = 'sales' AND obj_description(oid, 'pg_namespace') = 'made by revision 0001') THEN DROP SCHEMA sales; END IF; END $$"
        )
        op.execute(
            "DO $$ BEGIN IF EXISTS (SELECT FROM pg_namespace WHERE nspname = 'Stock room' AND obj_description(oid, 'pg_namespace') = 'made by revision 0001') THEN DROP SCHEMA \"Stock room\"; END IF; END $$"
        )
