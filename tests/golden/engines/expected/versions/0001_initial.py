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
        op.execute("CREATE TYPE channel AS ENUM ('shop', 'web')")
    op.create_table(
        "customer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column(
            "channel",
            sa.Enum("shop", "web", name="channel", create_type=False),
            nullable=False,
        ),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("CURRENT_TIMESTAMP"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
    )
    op.create_table(
        "label",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_label")),
        sa.UniqueConstraint("text", name=op.f("uq_label_text")),
    )
    op.create_table(
        "labelled",
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("label_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customer.id"],
            name=op.f("fk_labelled_customer_id_customer"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["label_id"],
            ["label.id"],
            name=op.f("fk_labelled_label_id_label"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("customer_id", "label_id", name=op.f("pk_labelled")),
    )
    op.create_index(
        op.f("ix_labelled_label_id"), "labelled", ["label_id"], unique=False
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("labelled")
    op.drop_table("label")
    op.drop_table("customer")
    if op.get_context().dialect.name == "postgresql":
        # Dropping a table does not drop the types of its columns.
        op.execute("DROP TYPE channel")
