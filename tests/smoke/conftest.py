"""A small music store, written by hand as a dictionary of files, with its schema."""

from __future__ import annotations

import sys
import venv
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

import pytest

from sqla_scaffold.config import Config
from sqla_scaffold.report.diagnostic import Diagnostic, Diagnostics
from sqla_scaffold.schema.model import EnumMember, EnumType, Schema
from sqla_scaffold.schema.snapshot import dump
from sqla_scaffold.schema.table import (
    Check,
    Column,
    ForeignKey,
    Index,
    IndexElement,
    LiteralDefault,
    PrimaryKey,
    Table,
    TableKey,
    TypeUse,
    Unique,
)
from sqla_scaffold.schema.types import TYPES
from sqla_scaffold.smoke.probes import PROBES
from sqla_scaffold.smoke.runner import SmokeReport, run

DB = '''"""The database of the store."""

from __future__ import annotations

import os

from sqlalchemy import URL, Engine, MetaData, create_engine, event, make_url
from sqlalchemy.orm import DeclarativeBase


class Model(DeclarativeBase):
    """Base class of every model."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def database_url() -> URL:
    """Return the URL of the database."""
    return make_url(os.environ.get("DATABASE_URL", "sqlite:///store.db"))


def make_engine(url: URL) -> Engine:
    """Make an engine; on SQLite foreign keys are enforced."""
    engine = create_engine(url)
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", lambda connection, _record: connection.execute("PRAGMA foreign_keys=ON"))
    return engine
'''

ARTIST = '''"""Artists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from store.db import Model

if TYPE_CHECKING:
    from store.models.album import Album


class Artist(Model):
    """Somebody who makes music."""

    __tablename__ = "artist"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120), unique=True)
    bio: Mapped[str | None] = mapped_column(String(200), comment="in their own words")

    albums: Mapped[list[Album]] = relationship(back_populates="artist")

    def __repr__(self) -> str:
        return f"<Artist {self.__dict__.get('id')}>"
'''

ALBUM = '''"""Albums."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Column, ForeignKey, Numeric, String, Table
from sqlalchemy import Enum as EnumColumn
from sqlalchemy.orm import Mapped, mapped_column, relationship

from store.db import Model

if TYPE_CHECKING:
    from store.models.artist import Artist


class Medium(Enum):
    """What an album is sold on."""

    VINYL = "vinyl"
    CD = "cd"


album_sequel = Table(
    "album_sequel",
    Model.metadata,
    Column("album_id", ForeignKey("album.id"), primary_key=True),
    Column("sequel_id", ForeignKey("album.id"), primary_key=True),
)


class Album(Model):
    """A record."""

    __tablename__ = "album"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(160))
    medium: Mapped[Medium] = mapped_column(
        EnumColumn(Medium, name="medium", values_callable=lambda enum: [member.value for member in enum])
    )
    price: Mapped[Decimal] = mapped_column(Numeric(10, 2), server_default="0")
    tracks: Mapped[int]
    artist_id: Mapped[int] = mapped_column(ForeignKey("artist.id", ondelete="CASCADE"), index=True)
    reissue_of_id: Mapped[int | None] = mapped_column(ForeignKey("album.id"))

    artist: Mapped[Artist] = relationship(back_populates="albums")
    reissue_of: Mapped[Album | None] = relationship(back_populates="reissues", remote_side=[id])
    reissues: Mapped[list[Album]] = relationship(back_populates="reissue_of")
    sequels: Mapped[list[Album]] = relationship(
        secondary=album_sequel,
        primaryjoin=lambda: Album.id == album_sequel.c.album_id,
        secondaryjoin=lambda: Album.id == album_sequel.c.sequel_id,
        back_populates="prequels",
    )
    prequels: Mapped[list[Album]] = relationship(
        secondary=album_sequel,
        primaryjoin=lambda: Album.id == album_sequel.c.sequel_id,
        secondaryjoin=lambda: Album.id == album_sequel.c.album_id,
        back_populates="sequels",
    )

    __table_args__ = (CheckConstraint("tracks between 7 and 9", name="tracks_plausible"),)

    def __repr__(self) -> str:
        return f"<Album {self.__dict__.get('id')}>"
'''

MODELS = '''"""All models."""

from store.models.album import Album, Medium, album_sequel
from store.models.artist import Artist

__all__ = ["Album", "Artist", "Medium", "album_sequel"]
'''

ENV = '''"""The environment of Alembic."""

from alembic import context

import store.models  # noqa: F401
from store.db import Model, database_url, make_engine

with make_engine(database_url()).connect() as connection:
    context.configure(connection=connection, target_metadata=Model.metadata)
    with context.begin_transaction():
        context.run_migrations()
'''

REVISION = '''"""initial"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "artist",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("bio", sa.String(length=200), nullable=True, comment="in their own words"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_artist")),
        sa.UniqueConstraint("name", name=op.f("uq_artist_name")),
    )
    op.create_table(
        "album",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("medium", sa.Enum("vinyl", "cd", name="medium"), nullable=False),
        sa.Column("price", sa.Numeric(precision=10, scale=2), server_default="0", nullable=False),
        sa.Column("tracks", sa.Integer(), nullable=False),
        sa.Column("artist_id", sa.Integer(), nullable=False),
        sa.Column("reissue_of_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("tracks between 7 and 9", name=op.f("ck_album_tracks_plausible")),
        sa.ForeignKeyConstraint(
            ["artist_id"], ["artist.id"], name=op.f("fk_album_artist_id_artist"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["reissue_of_id"], ["album.id"], name=op.f("fk_album_reissue_of_id_album")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_album")),
    )
    op.create_index(op.f("ix_album_artist_id"), "album", ["artist_id"])
    op.create_table(
        "album_sequel",
        sa.Column("album_id", sa.Integer(), nullable=False),
        sa.Column("sequel_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["album_id"], ["album.id"], name=op.f("fk_album_sequel_album_id_album")),
        sa.ForeignKeyConstraint(["sequel_id"], ["album.id"], name=op.f("fk_album_sequel_sequel_id_album")),
        sa.PrimaryKeyConstraint("album_id", "sequel_id", name=op.f("pk_album_sequel")),
    )


def downgrade() -> None:
    op.drop_table("album_sequel")
    op.drop_table("album")
    op.drop_table("artist")
    sa.Enum(name="medium").drop(op.get_bind(), checkfirst=True)
'''

CLI = '''"""The command line of the store."""

from __future__ import annotations

import click
from alembic import command
from alembic.config import Config
from sqlalchemy import select
from sqlalchemy.orm import Session

from store.db import database_url, make_engine
from store.models import Artist


@click.group()
def main() -> None:
    """Keep the store."""


@main.group()
def db() -> None:
    """Look after the database."""


@db.command()
def upgrade() -> None:
    """Bring the database to the newest revision."""
    command.upgrade(Config(toml_file="pyproject.toml"), "head")


@main.command()
def counts() -> None:
    """Show some artists."""
    with Session(make_engine(database_url())) as session:
        for artist in session.scalars(select(Artist).limit(5)):
            click.echo(artist.name)


if __name__ == "__main__":
    main()
'''

APP = '''"""The web application of the store."""

from __future__ import annotations

from flask import Flask


def create_app() -> Flask:
    """Make the application."""
    app = Flask(__name__)

    @app.get("/health")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    return app
'''

STORE: dict[str, str] = {
    "pyproject.toml": '[tool.alembic]\nscript_location = "%(here)s/migrations"\n\n[tool.black]\nline-length = 120\n',
    "src/store/__init__.py": '"""A music store."""\n',
    "src/store/db.py": DB,
    "src/store/models/__init__.py": MODELS,
    "src/store/models/artist.py": ARTIST,
    "src/store/models/album.py": ALBUM,
    "src/store/cli.py": CLI,
    "src/store/app.py": APP,
    "migrations/env.py": ENV,
    "migrations/versions/0001_initial.py": REVISION,
}

_INT = TypeUse("int")
_ID = Column("id", _INT, nullable=False, autoincrement=True)


def _string(length: int) -> TypeUse:
    return TypeUse("str", (("length", length),))


def _to_album(table: str, column: str) -> ForeignKey:
    return ForeignKey(f"fk_{table}_{column}_album", (column,), TableKey("album"), ("id",))


_ARTIST_KEY = ForeignKey("fk_album_artist_id_artist", ("artist_id",), TableKey("artist"), ("id",), ondelete="CASCADE")

SCHEMA = Schema(
    naming_convention=(),
    enums=(EnumType("Medium", "medium", (EnumMember("VINYL", "vinyl"), EnumMember("CD", "cd"))),),
    tables=(
        Table(
            TableKey("artist"),
            (
                _ID,
                Column("name", _string(120), nullable=False),
                Column("bio", _string(200), nullable=True, comment="in their own words"),
            ),
            PrimaryKey(("id",), "pk_artist"),
            uniques=(Unique("uq_artist_name", ("name",)),),
        ),
        Table(
            TableKey("album"),
            (
                _ID,
                Column("title", _string(160), nullable=False),
                Column("medium", TypeUse("enum", enum="Medium"), nullable=False),
                Column(
                    "price",
                    TypeUse("decimal", (("precision", 10), ("scale", 2))),
                    nullable=False,
                    server_default=LiteralDefault("0"),
                ),
                Column("tracks", _INT, nullable=False),
                Column("artist_id", _INT, nullable=False),
                Column("reissue_of_id", _INT, nullable=True),
            ),
            PrimaryKey(("id",), "pk_album"),
            foreign_keys=(_ARTIST_KEY, _to_album("album", "reissue_of_id")),
            checks=(Check("ck_album_tracks_plausible", "tracks_plausible", "tracks between 7 and 9"),),
            indexes=(Index("ix_album_artist_id", (IndexElement("artist_id"),)),),
        ),
        Table(
            TableKey("album_sequel"),
            (Column("album_id", _INT, nullable=False), Column("sequel_id", _INT, nullable=False)),
            PrimaryKey(("album_id", "sequel_id"), "pk_album_sequel"),
            foreign_keys=(_to_album("album_sequel", "album_id"), _to_album("album_sequel", "sequel_id")),
        ),
    ),
)


class Smoked:
    """A project that went through smoke.

    Args:
        report: what smoke returned.
        found: its diagnostics.
        told: what it said while it ran.
    """

    def __init__(self, report: SmokeReport, found: list[Diagnostic], told: list[str]) -> None:
        self.report = report
        self.found = found
        self.told = told

    def status(self, probe: str) -> str:
        return next(one for one in self.report.probes if one.name == probe).status.value

    def summary(self, probe: str) -> str:
        return next(one for one in self.report.probes if one.name == probe).summary

    def detail(self, probe: str) -> str:
        return next(one for one in self.report.probes if one.name == probe).detail

    @property
    def lines(self) -> list[str]:
        return [f"{one.code.id} {one.message}" for one in self.found]


Smoke = Callable[..., Smoked]


def write(root: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def smoke(tmp_path: Path) -> Smoke:
    """Return a function that writes the store with some files changed, and smokes it."""

    def function(
        changed: Mapping[str, str] | None = None, /, only: Collection[str] | None = None, **options: object
    ) -> Smoked:
        root = write(tmp_path / "project", {**STORE, **(changed or {})})
        diagnostics, told = Diagnostics(), list[str]()
        settings: dict[str, object] = {"expected": dump(SCHEMA), "url": None, "python": Path(sys.executable)}
        settings |= {"type_names": {row.name: row.sqlalchemy for row in TYPES}, **options}
        if only is not None:
            settings["kinds"] = [kind for kind in PROBES if kind.name in only]
        chosen = {name: str(settings.pop(name)) for name in ("entry", "sessions") if name in settings}
        config = Config("store", **{"entry": "none", **chosen})
        report = run(root, config, diagnostics, progress=told.append, **settings)  # type: ignore[arg-type]  # by name
        return Smoked(report, list(diagnostics), told)

    return function


@pytest.fixture
def store() -> dict[str, str]:
    """The files of the store, to change some of them."""
    return dict(STORE)


@pytest.fixture
def schema() -> Schema:
    """The schema of the store."""
    return SCHEMA


@pytest.fixture(name="write")
def _write() -> Callable[[Path, Mapping[str, str]], Path]:
    """Return a function that writes files into a folder."""
    return write


@pytest.fixture
def bare_python(tmp_path: Path) -> Path:
    """An interpreter with the standard library alone."""
    venv.create(tmp_path / "bare", with_pip=False, symlinks=True)
    return tmp_path / "bare/bin/python"
