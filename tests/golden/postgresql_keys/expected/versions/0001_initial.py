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
        "shelf",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=20, collation="C"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shelf")),
        sa.UniqueConstraint("number", "place", name=op.f("uq_shelf_number_place")),
    )
    op.create_table(
        "code",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("first_book", sa.Integer(), nullable=True),
        sa.Column("other", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["first_book"],
            ["book.id"],
            name=op.f("fk_code_first_book_book"),
            onupdate="RESTRICT",
            use_alter=True,
        ),
        sa.ForeignKeyConstraint(
            ["other"],
            ["code.number"],
            name=op.f("fk_code_other_code"),
            postgresql_not_valid=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_code")),
        sa.UniqueConstraint("number", name=op.f("uq_code_number")),
    )
    op.create_table(
        "thing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("code", sa.Integer(), nullable=False),
        sa.Column("shelf", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["code"],
            ["code.number"],
            name=op.f("fk_thing_code_code"),
            onupdate="CASCADE",
            initially="DEFERRED",
            deferrable=True,
            match="FULL",
        ),
        sa.ForeignKeyConstraint(
            ["shelf", "place"],
            ["shelf.number", "shelf.place"],
            name=op.f("fk_thing_shelf_place_shelf"),
            onupdate="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thing")),
    )
    op.create_index(op.f("ix_thing_code"), "thing", ["code"], unique=False)
    op.create_table(
        "book",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"],
            ["thing.id"],
            name=op.f("fk_book_id_thing"),
            onupdate="CASCADE",
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_book")),
    )
    op.create_table(
        "loan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("thing_id", sa.Integer(), nullable=True, comment="what was lent"),
        sa.ForeignKeyConstraint(
            ["thing_id"],
            ["thing.id"],
            name=op.f("fk_loan_thing_id_thing"),
            match="SIMPLE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan")),
    )
    if op.get_context().dialect.name != "sqlite":
        # SQLite cannot add these: it made them with the tables.
        op.create_foreign_key(
            op.f("fk_code_first_book_book"),
            "code",
            "book",
            ["first_book"],
            ["id"],
            onupdate="RESTRICT",
        )


def downgrade() -> None:
    """Take the database back to the revision before."""
    if op.get_context().dialect.name != "sqlite":
        # SQLite cannot drop these: they go with the tables.
        op.drop_constraint(op.f("fk_code_first_book_book"), "code", type_="foreignkey")
    op.drop_table("loan")
    op.drop_table("book")
    op.drop_table("thing")
    op.drop_table("code")
    op.drop_table("shelf")
