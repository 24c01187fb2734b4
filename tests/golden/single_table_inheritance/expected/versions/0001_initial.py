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
        "driver",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_driver")),
    )
    op.create_table(
        "garage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("town", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_garage")),
    )
    op.create_table(
        "vehicle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("wheels", sa.SmallInteger(), nullable=False),
        sa.Column("plate", sa.String(length=12), nullable=False),
        sa.Column("doors", sa.Integer(), nullable=True),
        sa.Column("fuel", sa.String(length=20), nullable=True),
        sa.Column("colour", sa.String(length=20), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("spare_id", sa.Integer(), nullable=True),
        sa.Column("depot_id", sa.Integer(), nullable=True),
        sa.Column("garage_id", sa.Integer(), nullable=True),
        sa.Column("inspected_on", sa.Date(), nullable=True),
        sa.Column("inspector", sa.String(length=40), nullable=True),
        sa.Column("tons", sa.Numeric(precision=6, scale=2), nullable=True),
        sa.Column("licence", sa.String(length=20), nullable=True),
        sa.Column("shift", sa.String(length=20), nullable=True),
        sa.CheckConstraint("licence <> ''", name=op.f("ck_vehicle_named_licence")),
        sa.CheckConstraint("doors > 0", name=op.f("ck_vehicle_some_doors")),
        sa.CheckConstraint(
            "inspected_on IS NULL OR inspector IS NOT NULL",
            name=op.f("ck_vehicle_inspected_by_somebody"),
        ),
        sa.ForeignKeyConstraint(
            ["depot_id"], ["garage.id"], name=op.f("fk_vehicle_depot_id_garage")
        ),
        sa.ForeignKeyConstraint(
            ["garage_id"],
            ["garage.id"],
            name=op.f("fk_vehicle_garage_id_garage"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["driver.id"],
            name=op.f("fk_vehicle_owner_id_driver"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["spare_id"], ["vehicle.id"], name=op.f("fk_vehicle_spare_id_vehicle")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vehicle")),
        sa.UniqueConstraint("colour", "plate", name=op.f("uq_vehicle_colour_plate")),
        sa.UniqueConstraint(
            "inspector", "inspected_on", name=op.f("uq_vehicle_inspector_inspected_on")
        ),
        sa.UniqueConstraint("licence", "fuel", name=op.f("one_licence_per_fuel")),
        sa.UniqueConstraint("licence", name=op.f("uq_vehicle_licence")),
        sa.UniqueConstraint("plate", name=op.f("uq_vehicle_plate")),
    )
    op.create_index(op.f("ix_vehicle_depot_id"), "vehicle", ["depot_id"], unique=False)
    op.create_index(op.f("ix_vehicle_doors"), "vehicle", ["doors"], unique=False)
    op.create_index(
        op.f("ix_vehicle_doors_vehicle_plate"),
        "vehicle",
        [sa.column("doors", sa.types.NullType()).desc(), "plate"],
        unique=False,
    )
    op.create_index(op.f("ix_vehicle_fuel"), "vehicle", ["fuel"], unique=False)
    op.create_index(
        op.f("ix_vehicle_garage_id_vehicle_inspected_on"),
        "vehicle",
        ["garage_id", "inspected_on"],
        unique=False,
    )
    op.create_index(
        op.f("ix_vehicle_inspected_on"), "vehicle", ["inspected_on"], unique=False
    )
    op.create_index(op.f("ix_vehicle_owner_id"), "vehicle", ["owner_id"], unique=False)
    op.create_index(
        op.f("ix_vehicle_plate_lower"),
        "vehicle",
        [sa.text("lower(plate)")],
        unique=False,
    )
    op.create_index(op.f("ix_vehicle_spare_id"), "vehicle", ["spare_id"], unique=False)
    op.create_table(
        "crane",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"], ["vehicle.id"], name=op.f("fk_crane_id_vehicle")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crane")),
    )
    op.create_table(
        "trailer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("truck_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["truck_id"], ["vehicle.id"], name=op.f("fk_trailer_truck_id_vehicle")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trailer")),
    )
    op.create_index(op.f("ix_trailer_truck_id"), "trailer", ["truck_id"], unique=False)
    op.create_table(
        "driver_vehicle",
        sa.Column("driver_id", sa.Integer(), nullable=False),
        sa.Column("vehicle_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["driver_id"],
            ["driver.id"],
            name=op.f("fk_driver_vehicle_driver_id_driver"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["vehicle_id"],
            ["vehicle.id"],
            name=op.f("fk_driver_vehicle_vehicle_id_vehicle"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "driver_id", "vehicle_id", name=op.f("pk_driver_vehicle")
        ),
    )
    op.create_index(
        op.f("ix_driver_vehicle_vehicle_id"),
        "driver_vehicle",
        ["vehicle_id"],
        unique=False,
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("driver_vehicle")
    op.drop_table("trailer")
    op.drop_table("crane")
    op.drop_table("vehicle")
    op.drop_table("garage")
    op.drop_table("driver")
