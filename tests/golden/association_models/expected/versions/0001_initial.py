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
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_table(
        "house",
        sa.Column("street", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("street", "number", name=op.f("pk_house")),
    )
    op.create_table(
        "friendship",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("friend_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["friend_id"],
            ["person.id"],
            name=op.f("fk_friendship_friend_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_friendship_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("person_id", "friend_id", name=op.f("pk_friendship")),
    )
    op.create_index(
        op.f("ix_friendship_friend_id"), "friendship", ["friend_id"], unique=False
    )
    op.create_table(
        "sale",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("price", sa.Numeric(precision=12, scale=2), nullable=False),
        sa.Column("house_street", sa.String(length=80), nullable=False),
        sa.Column("house_number", sa.Integer(), nullable=False),
        sa.Column("seller_id", sa.Integer(), nullable=False),
        sa.Column("buyer_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["buyer_id"], ["person.id"], name=op.f("fk_sale_buyer_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["house_street", "house_number"],
            ["house.street", "house.number"],
            name=op.f("fk_sale_house_street_house_number_house"),
        ),
        sa.ForeignKeyConstraint(
            ["seller_id"], ["person.id"], name=op.f("fk_sale_seller_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sale")),
    )
    op.create_index(op.f("ix_sale_buyer_id"), "sale", ["buyer_id"], unique=False)
    op.create_index(
        op.f("ix_sale_house_street_sale_house_number"),
        "sale",
        ["house_street", "house_number"],
        unique=False,
    )
    op.create_index(op.f("ix_sale_seller_id"), "sale", ["seller_id"], unique=False)


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("sale")
    op.drop_table("friendship")
    op.drop_table("house")
    op.drop_table("person")
