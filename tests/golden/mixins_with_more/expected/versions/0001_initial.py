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
        "user",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
    )
    op.create_table(
        "picture",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("subtitle", sa.String(length=80), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.func.now(),
            nullable=False,
        ),
        sa.Column("share", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "share between 0 and 100", name=op.f("ck_picture_share_is_percentage")
        ),
        sa.ForeignKeyConstraint(
            ["changed_by_id"],
            ["user.id"],
            name=op.f("fk_picture_changed_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["user.id"], name=op.f("fk_picture_created_by_id_user")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["user.id"],
            name=op.f("fk_picture_owner_id_user"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_picture")),
        sa.UniqueConstraint(
            "owner_id", "title", name=op.f("uq_picture_owner_id_title")
        ),
    )
    op.create_index(
        op.f("ix_picture_changed_by_id"), "picture", ["changed_by_id"], unique=False
    )
    op.create_index(
        op.f("ix_picture_created_by_id"), "picture", ["created_by_id"], unique=False
    )
    op.create_index(
        op.f("ix_picture_title_picture_created_at"),
        "picture",
        ["title", sa.column("created_at", sa.types.NullType()).desc()],
        unique=False,
    )
    op.create_table(
        "song",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("subtitle", sa.String(length=80), nullable=True),
        sa.Column("share", sa.Integer(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.func.now(),
            nullable=False,
        ),
        sa.CheckConstraint(
            "share between 0 and 100", name=op.f("ck_song_share_is_percentage")
        ),
        sa.ForeignKeyConstraint(
            ["changed_by_id"],
            ["user.id"],
            name=op.f("fk_song_changed_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["user.id"], name=op.f("fk_song_created_by_id_user")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["user.id"],
            name=op.f("fk_song_owner_id_user"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_song")),
        sa.UniqueConstraint("owner_id", "title", name=op.f("uq_song_owner_id_title")),
    )
    op.create_index(
        op.f("ix_song_changed_by_id"), "song", ["changed_by_id"], unique=False
    )
    op.create_index(
        op.f("ix_song_created_by_id"), "song", ["created_by_id"], unique=False
    )
    op.create_index(
        op.f("ix_song_title_song_created_at"),
        "song",
        ["title", sa.column("created_at", sa.types.NullType()).desc()],
        unique=False,
    )
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.func.now(),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["changed_by_id"],
            ["user.id"],
            name=op.f("fk_note_changed_by_id_user"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["user.id"], name=op.f("fk_note_created_by_id_user")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    op.create_index(
        op.f("ix_note_changed_by_id"), "note", ["changed_by_id"], unique=False
    )
    op.create_index(
        op.f("ix_note_created_by_id"), "note", ["created_by_id"], unique=False
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("note")
    op.drop_table("song")
    op.drop_table("picture")
    op.drop_table("user")
