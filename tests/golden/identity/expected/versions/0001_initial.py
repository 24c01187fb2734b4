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
        "ticket",
        sa.Column(
            "id",
            sa.BigInteger(),
            sa.Identity(always=True, start=1000, increment=10),
            nullable=False,
        ),
        sa.Column(
            "place",
            sa.Integer(),
            sa.Identity(
                always=False, start=1, minvalue=1, maxvalue=500, cycle=True, cache=20
            ),
            nullable=False,
        ),
        sa.Column(
            "number", sa.SmallInteger(), sa.Identity(always=False), nullable=False
        ),
        sa.Column(
            "doubled",
            sa.Integer(),
            sa.Computed("place * 2", persisted=True),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.UniqueConstraint("place", name=op.f("uq_ticket_place")),
    )
    op.create_table(
        "seat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.id"], name=op.f("fk_seat_ticket_id_ticket")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat")),
    )
    op.create_index(op.f("ix_seat_ticket_id"), "seat", ["ticket_id"], unique=False)


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("seat")
    op.drop_table("ticket")
