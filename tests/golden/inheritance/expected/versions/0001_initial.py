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
            "CREATE TYPE person_kind AS ENUM ('person', 'employee', 'manager', 'customer')"
        )
    op.create_table(
        "department",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=40), nullable=False),
        sa.Column("head_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["head_id"],
            ["manager.id"],
            name=op.f("fk_department_head_id_manager"),
            ondelete="SET NULL",
            use_alter=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_department")),
    )
    op.create_index(
        op.f("ix_department_head_id"), "department", ["head_id"], unique=False
    )
    op.create_table(
        "team",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
    )
    op.create_table(
        "city",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_city")),
    )
    op.create_table(
        "document",
        sa.Column("shelf", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("shelf", "number", name=op.f("pk_document")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "person",
                "employee",
                "manager",
                "customer",
                name="person_kind",
                create_type=False,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("city_id", sa.Integer(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.func.now(),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["city_id"], ["city.id"], name=op.f("fk_person_city_id_city")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index(op.f("ix_person_city_id"), "person", ["city_id"], unique=False)
    op.create_index(
        op.f("ix_person_kind_person_name"), "person", ["kind", "name"], unique=False
    )
    op.create_table(
        "contract",
        sa.Column("shelf", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["shelf", "number"],
            ["document.shelf", "document.number"],
            name=op.f("fk_contract_shelf_number_document"),
        ),
        sa.PrimaryKeyConstraint("shelf", "number", name=op.f("pk_contract")),
    )
    op.create_table(
        "employee",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "salary",
            sa.Numeric(precision=12, scale=2),
            server_default=sa.text("0"),
            nullable=False,
        ),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("salary >= 0", name=op.f("ck_employee_salary_not_negative")),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_employee_department_id_department"),
        ),
        sa.ForeignKeyConstraint(
            ["id"],
            ["person.id"],
            name=op.f("fk_employee_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employee")),
        sa.UniqueConstraint("number", name=op.f("uq_employee_number")),
    )
    op.create_index(
        op.f("ix_employee_department_id"), "employee", ["department_id"], unique=False
    )
    op.create_table(
        "manager",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("assistant_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assistant_id"],
            ["employee.id"],
            name=op.f("fk_manager_assistant_id_employee"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["id"],
            ["employee.id"],
            name=op.f("fk_manager_id_employee"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_manager")),
    )
    op.create_index(
        op.f("ix_manager_assistant_id"), "manager", ["assistant_id"], unique=False
    )
    op.create_table(
        "customer",
        sa.Column("customer_no", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("served_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_no"], ["person.id"], name=op.f("customer_is_a_person")
        ),
        sa.ForeignKeyConstraint(
            ["served_by_id"],
            ["employee.id"],
            name=op.f("fk_customer_served_by_id_employee"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("customer_no", name=op.f("pk_customer")),
    )
    op.create_index(
        op.f("ix_customer_served_by_id"), "customer", ["served_by_id"], unique=False
    )
    op.create_table(
        "customer_friends",
        sa.Column("customer_customer_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_customer_id"],
            ["customer.customer_no"],
            name=op.f("fk_customer_friends_customer_customer_id_customer"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_customer_friends_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "customer_customer_id", "person_id", name=op.f("pk_customer_friends")
        ),
    )
    op.create_index(
        op.f("ix_customer_friends_person_id"),
        "customer_friends",
        ["person_id"],
        unique=False,
    )
    op.create_table(
        "manager_teams",
        sa.Column("manager_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["manager_id"],
            ["manager.id"],
            name=op.f("fk_manager_teams_manager_id_manager"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["team.id"],
            name=op.f("fk_manager_teams_team_id_team"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("manager_id", "team_id", name=op.f("pk_manager_teams")),
    )
    op.create_index(
        op.f("ix_manager_teams_team_id"), "manager_teams", ["team_id"], unique=False
    )
    if op.get_context().dialect.name != "sqlite":
        # SQLite cannot add these: it made them with the tables.
        op.create_foreign_key(
            op.f("fk_department_head_id_manager"),
            "department",
            "manager",
            ["head_id"],
            ["id"],
            ondelete="SET NULL",
        )


def downgrade() -> None:
    """Take the database back to the revision before."""
    if op.get_context().dialect.name != "sqlite":
        # SQLite cannot drop these: they go with the tables.
        op.drop_constraint(
            op.f("fk_department_head_id_manager"), "department", type_="foreignkey"
        )
    op.drop_table("manager_teams")
    op.drop_table("customer_friends")
    op.drop_table("customer")
    op.drop_table("manager")
    op.drop_table("employee")
    op.drop_table("contract")
    op.drop_table("person")
    op.drop_table("document")
    op.drop_table("city")
    op.drop_table("team")
    op.drop_table("department")
    if op.get_context().dialect.name == "postgresql":
        # Dropping a table does not drop the types of its columns.
        op.execute("DROP TYPE person_kind")
