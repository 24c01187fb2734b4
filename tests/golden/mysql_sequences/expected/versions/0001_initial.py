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
    op.execute(
        sa.schema.CreateSequence(
            sa.Sequence(
                "order_number",
                start=1000,
                increment=5,
                maxvalue=999999,
                cycle=True,
                cache=20,
            )
        )
    )
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "number",
            sa.BigInteger(),
            server_default=sa.Sequence("order_number").next_value(),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
        sa.UniqueConstraint("number", name=op.f("uq_orders_number")),
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("orders")
    op.execute(sa.schema.DropSequence(sa.Sequence("order_number")))
