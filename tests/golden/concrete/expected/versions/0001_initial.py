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
        op.execute("CREATE TYPE grade AS ENUM ('junior', 'senior')")
    op.create_table(
        "company",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_company")),
    )
    op.create_table(
        "car",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("plate", sa.String(length=12), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_car")),
        sa.UniqueConstraint("plate", name=op.f("uq_car_plate")),
    )
    op.create_table(
        "place",
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("country", "code", name=op.f("pk_place")),
    )
    op.create_table(
        "archived_place",
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("archived_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("country", "code", name=op.f("pk_archived_place")),
    )
    op.create_table(
        "employee",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column(
            "grade",
            sa.Enum("junior", "senior", name="grade", create_type=False),
            server_default="junior",
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("mentor_id", sa.Uuid(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.func.now(),
            nullable=False,
        ),
        sa.CheckConstraint("number > 0", name=op.f("ck_employee_number_positive")),
        sa.ForeignKeyConstraint(
            ["company_id"],
            ["company.id"],
            name=op.f("fk_of_company"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["mentor_id"],
            ["employee.id"],
            name=op.f("fk_employee_mentor_id_employee"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employee")),
        sa.UniqueConstraint("number", name=op.f("uq_employee_number")),
    )
    op.create_index(
        op.f("ix_employee_mentor_id"), "employee", ["mentor_id"], unique=False
    )
    op.create_index(
        op.f("ix_of_names"), "employee", ["company_id", "name"], unique=False
    )
    op.create_table(
        "lion",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("roar", sa.String(length=10), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["company.id"],
            name=op.f("fk_lion_owner_id_company"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lion")),
    )
    op.create_index(op.f("ix_lion_owner_id"), "lion", ["owner_id"], unique=False)
    op.create_table(
        "cat",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("lives", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("born", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["company.id"],
            name=op.f("fk_cat_owner_id_company"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cat")),
    )
    op.create_index(op.f("ix_cat_owner_id"), "cat", ["owner_id"], unique=False)
    op.create_table(
        "manager",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column(
            "grade",
            sa.Enum("junior", "senior", name="grade", create_type=False),
            server_default="junior",
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.func.now(),
            nullable=False,
        ),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("mentor_id", sa.Uuid(), nullable=True),
        sa.Column("car_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("level > 0", name=op.f("ck_manager_level_positive")),
        sa.CheckConstraint("number > 0", name=op.f("ck_manager_number_positive")),
        sa.ForeignKeyConstraint(
            ["car_id"], ["car.id"], name=op.f("fk_manager_car_id_car")
        ),
        sa.ForeignKeyConstraint(
            ["company_id"],
            ["company.id"],
            name=op.f("fk_of_company_manager"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["mentor_id"],
            ["employee.id"],
            name=op.f("fk_manager_mentor_id_employee"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_manager")),
        sa.UniqueConstraint("number", name=op.f("uq_manager_number")),
    )
    op.create_index(op.f("ix_manager_car_id"), "manager", ["car_id"], unique=False)
    op.create_index(
        op.f("ix_manager_mentor_id"), "manager", ["mentor_id"], unique=False
    )
    op.create_index(
        op.f("ix_of_names_manager"), "manager", ["company_id", "name"], unique=False
    )
    op.create_table(
        "directors",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column(
            "grade",
            sa.Enum("junior", "senior", name="grade", create_type=False),
            server_default="junior",
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.func.now(),
            nullable=False,
        ),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("bonus", sa.Numeric(precision=12, scale=2), nullable=True),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("mentor_id", sa.Uuid(), nullable=True),
        sa.Column("car_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("level > 0", name=op.f("ck_directors_level_positive")),
        sa.CheckConstraint("number > 0", name=op.f("ck_directors_number_positive")),
        sa.ForeignKeyConstraint(
            ["car_id"], ["car.id"], name=op.f("fk_directors_car_id_car")
        ),
        sa.ForeignKeyConstraint(
            ["company_id"],
            ["company.id"],
            name=op.f("fk_of_company_manager_director"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["mentor_id"],
            ["employee.id"],
            name=op.f("fk_directors_mentor_id_employee"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directors")),
        sa.UniqueConstraint("number", name=op.f("uq_directors_number")),
    )
    op.create_index(op.f("ix_directors_car_id"), "directors", ["car_id"], unique=False)
    op.create_index(
        op.f("ix_directors_mentor_id"), "directors", ["mentor_id"], unique=False
    )
    op.create_index(
        op.f("ix_of_names_manager_director"),
        "directors",
        ["company_id", "name"],
        unique=False,
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("directors")
    op.drop_table("manager")
    op.drop_table("cat")
    op.drop_table("lion")
    op.drop_table("employee")
    op.drop_table("archived_place")
    op.drop_table("place")
    op.drop_table("car")
    op.drop_table("company")
    if op.get_context().dialect.name == "postgresql":
        # Dropping a table does not drop the types of its columns.
        op.execute("DROP TYPE grade")
