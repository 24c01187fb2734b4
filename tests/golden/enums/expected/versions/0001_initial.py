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
            "CREATE TYPE order_status AS ENUM ('draft', 'in progress', 'paid', '2nd reminder')"
        )
        op.execute("CREATE TYPE mpaa_rating AS ENUM ('G', 'PG-13', 'NC-17')")
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "in progress",
                "paid",
                "2nd reminder",
                name="order_status",
                create_type=False,
            ),
            server_default="draft",
            nullable=False,
        ),
        sa.Column(
            "previous_status",
            sa.Enum(
                "draft",
                "in progress",
                "paid",
                "2nd reminder",
                name="order_status",
                create_type=False,
            ),
            nullable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
    )
    op.create_table(
        "film",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "rating",
            sa.Enum("G", "PG-13", "NC-17", name="mpaa_rating", create_type=False),
            server_default="G",
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_film")),
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("film")
    op.drop_table("orders")
    if op.get_context().dialect.name == "postgresql":
        # Dropping a table does not drop the types of its columns.
        op.execute("DROP TYPE mpaa_rating")
        op.execute("DROP TYPE order_status")
