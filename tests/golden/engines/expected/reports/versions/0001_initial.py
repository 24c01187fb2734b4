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
        op.execute("CREATE TYPE channel AS ENUM ('shop', 'web')")
    op.create_table(
        "visit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("page", sa.String(length=200), nullable=False),
        sa.Column(
            "channel",
            sa.Enum("shop", "web", name="channel", create_type=False),
            nullable=False,
        ),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("CURRENT_TIMESTAMP"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
    )
    op.create_table(
        "page_total",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("page", sa.String(length=200), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page_total")),
    )
    op.create_table(
        "label",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_label")),
    )
    op.create_table(
        "week_total",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("week", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"], ["page_total.id"], name=op.f("fk_week_total_id_page_total")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_week_total")),
    )
    op.create_table(
        "labelled",
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["topic_id"],
            ["label.id"],
            name=op.f("fk_labelled_topic_id_label"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"],
            ["visit.id"],
            name=op.f("fk_labelled_visit_id_visit"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("visit_id", "topic_id", name=op.f("pk_labelled")),
    )
    op.create_index(
        op.f("ix_labelled_topic_id"), "labelled", ["topic_id"], unique=False
    )
    op.execute(
        sa.CreateView(
            sa.text(
                "SELECT page, count(*) AS visits FROM visit GROUP BY page"
            ).columns(),
            "visited_page",
        )
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.execute(sa.DropView(sa.Table("visited_page", sa.MetaData())))
    op.drop_table("labelled")
    op.drop_table("week_total")
    op.drop_table("label")
    op.drop_table("page_total")
    op.drop_table("visit")
    if op.get_context().dialect.name == "postgresql":
        # Dropping a table does not drop the types of its columns.
        op.execute("DROP TYPE channel")
