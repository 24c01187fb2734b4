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
        "room",
        sa.Column("building", sa.String(length=10), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("building", "number", name=op.f("pk_room")),
    )
    op.create_table(
        "booking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("building", sa.String(length=10), nullable=False),
        sa.Column("room_number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["building", "room_number"],
            ["room.building", "room.number"],
            name=op.f("fk_booking_building_room_number_room"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking")),
        sa.UniqueConstraint(
            "building",
            "room_number",
            "day",
            name=op.f("uq_booking_building_room_number_day"),
        ),
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("booking")
    op.drop_table("room")
