"""initial"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0001"
down_revision: str | Sequence[str] | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Bring the database to this revision."""
    if op.get_context().dialect.name == "postgresql":
        # The downgrade leaves these: others in the database may use them.
        op.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    op.create_table(
        "room",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("network", postgresql.CIDR(), nullable=False),
        postgresql.ExcludeConstraint(
            ("name", "="), using="hash", name=op.f("name_once")
        ),
        postgresql.ExcludeConstraint(
            (sa.text("network inet_ops"), "&&"),
            using="gist",
            name=op.f("networks_apart"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room")),
        postgresql_tablespace="pg_default",
        postgresql_with={"autovacuum_enabled": "false", "fillfactor": 70},
    )
    op.create_index(
        op.f("ix_room_name"),
        "room",
        ["name"],
        unique=False,
        postgresql_tablespace="pg_default",
        postgresql_using="btree",
        postgresql_with={"fillfactor": 80},
    )
    op.create_index(
        op.f("ix_room_name_words"),
        "room",
        ["name"],
        unique=False,
        postgresql_ops={"name": "gist_trgm_ops"},
        postgresql_using="gist",
        postgresql_with={"buffering": "auto"},
    )
    op.create_table(
        "booking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guest", sa.String(length=80), nullable=False),
        sa.Column("starts: on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("cancelled", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=False),
        postgresql.ExcludeConstraint(
            ("room_id", "="),
            (sa.text("daterange(\"starts: on\", ends_on, '[]')"), "&&"),
            where=sa.text("not cancelled and guest <> '\\:nobody'"),
            using="gist",
            name=op.f("one_guest_at_a_time"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.CheckConstraint('"starts: on" <= ends_on', name=op.f("ck_booking_in_order")),
        sa.ForeignKeyConstraint(
            ["room_id"], ["room.id"], name=op.f("fk_booking_room_id_room")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking")),
    )
    op.create_index(op.f("ix_booking_room_id"), "booking", ["room_id"], unique=False)


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("booking")
    op.drop_table("room")
