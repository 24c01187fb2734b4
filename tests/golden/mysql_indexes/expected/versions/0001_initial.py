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
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
    )
    op.create_index(
        op.f("ix_article_body"),
        "article",
        ["body"],
        unique=False,
        mariadb_length={"body": 20},
        mysql_length={"body": 20},
    )
    op.create_index(
        op.f("ix_article_title"),
        "article",
        ["title"],
        unique=False,
        mariadb_using="btree",
        mysql_using="btree",
    )
    op.create_index(
        op.f("ix_article_title_article_body"),
        "article",
        ["title", "body"],
        unique=False,
        mariadb_prefix="FULLTEXT",
        mysql_prefix="FULLTEXT",
    )
    op.create_index(
        op.f("ix_article_title_start"),
        "article",
        ["title"],
        unique=False,
        mariadb_length={"title": 10},
        mysql_length={"title": 10},
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("article")
