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
        "store",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("manager_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["manager_id"],
            ["employee.id"],
            name=op.f("fk_store_manager_id_employee"),
            ondelete="SET NULL",
            use_alter=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_store")),
    )
    op.create_index(op.f("ix_store_manager_id"), "store", ["manager_id"], unique=False)
    op.create_table(
        "player",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["team.id"],
            name=op.f("fk_player_team_id_team"),
            use_alter=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_player")),
    )
    op.create_index(op.f("ix_player_team_id"), "player", ["team_id"], unique=False)
    op.create_table(
        "employee",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["store_id"],
            ["store.id"],
            name=op.f("fk_employee_store_id_store"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employee")),
    )
    op.create_index(
        op.f("ix_employee_store_id"), "employee", ["store_id"], unique=False
    )
    op.create_table(
        "team",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("captain_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["captain_id"], ["player.id"], name=op.f("fk_team_captain_id_player")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
    )
    if op.get_context().dialect.name != "sqlite":
        # SQLite cannot add these: it made them with the tables.
        op.create_foreign_key(
            op.f("fk_player_team_id_team"), "player", "team", ["team_id"], ["id"]
        )
        op.create_foreign_key(
            op.f("fk_store_manager_id_employee"),
            "store",
            "employee",
            ["manager_id"],
            ["id"],
            ondelete="SET NULL",
        )


def downgrade() -> None:
    """Take the database back to the revision before."""
    if op.get_context().dialect.name != "sqlite":
        # SQLite cannot drop these: they go with the tables.
        op.drop_constraint(
            op.f("fk_store_manager_id_employee"), "store", type_="foreignkey"
        )
        op.drop_constraint(op.f("fk_player_team_id_team"), "player", type_="foreignkey")
    op.drop_table("team")
    op.drop_table("employee")
    op.drop_table("player")
    op.drop_table("store")
