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
        "playlist",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("owner", sa.String(length=40), nullable=True),
        sa.Column("code", sa.String(length=10), nullable=False),
        sa.Column("origin", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["origin"],
            ["playlist.id"],
            name=op.f("fk_playlist_origin_playlist"),
            postgresql_not_valid=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_playlist")),
        sa.UniqueConstraint("code", name=op.f("uq_playlist_code")),
        sa.UniqueConstraint(
            "owner",
            "name",
            name=op.f("uq_playlist_owner_name"),
            postgresql_nulls_not_distinct=True,
            postgresql_include=["code"],
        ),
    )
    op.create_table(
        "disc",
        sa.Column("album", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("rated_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["rated_by"],
            ["playlist.id"],
            name=op.f("rated_by_playlist"),
            deferrable=True,
            postgresql_not_valid=True,
        ),
        sa.PrimaryKeyConstraint("album", "number", name=op.f("pk_disc")),
    )
    op.create_table(
        "track",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.Column("playlist_code", sa.String(length=10), nullable=False),
        sa.Column("album", sa.Integer(), nullable=True),
        sa.Column("disc", sa.Integer(), nullable=True),
        sa.Column("playlist_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "place > 0", name=op.f("ck_track_positive"), postgresql_not_valid=True
        ),
        sa.CheckConstraint("rating between 1 and 5", name=op.f("track_rating_check")),
        sa.ForeignKeyConstraint(
            ["album", "disc"],
            ["disc.album", "disc.number"],
            name=op.f("fk_track_album_disc_disc"),
            initially="DEFERRED",
            deferrable=True,
            match="FULL",
        ),
        sa.ForeignKeyConstraint(
            ["playlist_code"],
            ["playlist.code"],
            name=op.f("fk_track_playlist_code_playlist"),
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["playlist_id"], ["playlist.id"], name=op.f("fk_track_playlist_id_playlist")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_track")),
        sa.UniqueConstraint(
            "playlist_id",
            "place",
            deferrable=True,
            initially="DEFERRED",
            name=op.f("uq_track_playlist_id_place"),
        ),
        sa.UniqueConstraint("title", deferrable=True, name=op.f("uq_track_title")),
    )
    op.create_index(
        op.f("ix_track_place"),
        "track",
        ["place"],
        unique=False,
        postgresql_include=["title", "rating"],
    )
    op.create_index(
        op.f("ix_track_rating_track_place"),
        "track",
        ["rating", "place"],
        unique=True,
        postgresql_nulls_not_distinct=True,
        postgresql_where=sa.text("rating > 0"),
        sqlite_where=sa.text("rating > 0"),
    )
    op.create_index(
        op.f("ix_track_rating_track_title"),
        "track",
        [
            sa.column("rating", sa.types.NullType()).desc().nulls_last(),
            sa.column("title", sa.types.NullType()).nulls_first(),
        ],
        unique=False,
    )
    op.create_index(
        op.f("ix_track_title_pattern"),
        "track",
        ["title"],
        unique=False,
        postgresql_ops={"title": "text_pattern_ops"},
    )


def downgrade() -> None:
    """Take the database back to the revision before."""
    op.drop_table("track")
    op.drop_table("disc")
    op.drop_table("playlist")
