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
        "zone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zone")),
    )
    op.create_table(
        "room",
        sa.Column("zone_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["zone_id"], ["zone.id"], name=op.f("fk_room_zone_id_zone")
        ),
        sa.PrimaryKeyConstraint("number", "zone_id", name=op.f("pk_room")),
    )
    op.create_index(op.f("ix_room_zone_id"), "room", ["zone_id"], unique=False)
    op.create_table(
        "auditorium",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("zone_id", sa.Integer(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("next_zone_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["next_zone_id"], ["zone.id"], name=op.f("fk_auditorium_next_zone_id_zone")
        ),
        sa.ForeignKeyConstraint(
            ["number", "zone_id"],
            ["room.number", "room.zone_id"],
            name=op.f("fk_auditorium_number_zone_id_room"),
        ),
        sa.PrimaryKeyConstraint("number", "zone_id", name=op.f("pk_auditorium")),
    )
    op.create_index(
        op.f("ix_auditorium_next_zone_id"), "auditorium", ["next_zone_id"], unique=False
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("auditorium")
    op.drop_table("room")
    op.drop_table("zone")
