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
            "CREATE TYPE status AS ENUM ('open', 'in the post''s hands', 'done')"
        )
    op.create_table(
        "customer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
    )
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recipient", sa.String(length=254), nullable=False),
        sa.Column("order_number", sa.Integer(), nullable=True),
        sa.Column("read", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
    )
    op.create_table(
        "period",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_period")),
    )
    op.create_table(
        "reader",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reader")),
    )
    op.create_table(
        "book",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_book")),
    )
    op.create_table(
        "place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("region", sa.String(length=4), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("team", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "open", "in the post's hands", "done", name="status", create_type=False
            ),
            nullable=False,
        ),
        sa.Column("total", sa.Numeric(precision=10, scale=2), nullable=False),
        sa.Column("day placed", sa.Date(), nullable=False),
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
    op.create_table(
        "loans made",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("is done", sa.Boolean(), nullable=False),
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("lender_id", sa.Integer(), nullable=True),
        sa.Column("book_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"], ["book.id"], name=op.f("fk_loans made_book_id_book")
        ),
        sa.ForeignKeyConstraint(
            ["lender_id"], ["reader.id"], name=op.f("fk_loans made_lender_id_reader")
        ),
        sa.ForeignKeyConstraint(
            ["reader_id"], ["reader.id"], name=op.f("fk_loans made_reader_id_reader")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loans made")),
    )
    op.create_index(
        op.f("ix_loans made_book_id"), "loans made", ["book_id"], unique=False
    )
    op.create_index(
        op.f("ix_loans made_lender_id"), "loans made", ["lender_id"], unique=False
    )
    op.create_index(
        op.f("ix_loans made_reader_id"), "loans made", ["reader_id"], unique=False
    )
    op.create_table(
        "manager",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("led_team", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"], ["person.id"], name=op.f("fk_manager_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_manager")),
    )
    op.create_table(
        "reader_likes",
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("book_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["book_id"],
            ["book.id"],
            name=op.f("fk_reader_likes_book_id_book"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["reader_id"],
            ["reader.id"],
            name=op.f("fk_reader_likes_reader_id_reader"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("reader_id", "book_id", name=op.f("pk_reader_likes")),
    )
    op.create_index(
        op.f("ix_reader_likes_book_id"), "reader_likes", ["book_id"], unique=False
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("reader_likes")
    op.drop_table("manager")
    op.drop_table("loans made")
    op.drop_table("orders")
    op.drop_table("person")
    op.drop_table("place")
    op.drop_table("book")
    op.drop_table("reader")
    op.drop_table("period")
    op.drop_table("letter")
    op.drop_table("customer")
    if op.get_context().dialect.name == "postgresql":
        # Dropping a table does not drop the types of its columns.
        op.execute("DROP TYPE status")
