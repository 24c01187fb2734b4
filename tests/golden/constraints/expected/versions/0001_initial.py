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
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("room", sa.String(length=20), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=10), server_default="open", nullable=False),
        sa.CheckConstraint(
            "state in ('open', 'closed', '50%', '\\:soon')",
            name=op.f("ck_event_known_state"),
        ),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_event_in_order")),
        sa.CheckConstraint("length(room) <= 4", name=op.f("The room's number")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("code", name=op.f("uq_event_code")),
        sa.UniqueConstraint("room", "ends_on", name=op.f("one_end_per_room")),
        sa.UniqueConstraint("room", "starts_on", name=op.f("uq_event_room_starts_on")),
    )
    op.create_index(
        op.f("ix_event_code_lower"), "event", [sa.text("lower(code)")], unique=True
    )
    op.create_index(
        op.f("ix_event_open"),
        "event",
        ["state"],
        unique=False,
        postgresql_where=sa.text("state = 'open'"),
        sqlite_where=sa.text("state = 'open'"),
    )
    op.create_index(op.f("ix_event_room"), "event", ["room"], unique=False)
    op.create_index(op.f("ix_event_slot"), "event", ["slot"], unique=True)
    op.create_index(
        op.f("ix_event_starts_on_event_ends_on"),
        "event",
        ["starts_on", "ends_on"],
        unique=False,
    )
    op.create_index(
        op.f("latest_by_room"),
        "event",
        ["room", sa.column("starts_on", sa.types.NullType()).desc()],
        unique=False,
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("event")
