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
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("keywords", sa.ARRAY(sa.String(length=40)), nullable=False),
        sa.Column("scores", sa.ARRAY(sa.Integer()), nullable=True),
        sa.Column("settings", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("fulltext", postgresql.TSVECTOR(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
    )
    op.create_index(
        op.f("ix_article_fulltext"),
        "article",
        ["fulltext"],
        unique=False,
        postgresql_using="gin",
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("article")
