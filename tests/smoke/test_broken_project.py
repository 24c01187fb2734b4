"""One broken project for each probe: the diagnostic says what is wrong, and where."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sqla_scaffold.report.source import Source, Span
from sqla_scaffold.schema.snapshot import dump

MODELS = {"compile", "import", "tables", "create", "rows"}


def changed(store: dict[str, str], path: str, old: str, new: str) -> dict[str, str]:
    assert old in store[path], f"{old!r} is not in {path}"
    return {path: store[path].replace(old, new)}


BROKEN = {
    "a line cut short": (
        ("src/store/cli.py", "def main() -> None:", "def main( -> None:"),
        {"compile"},
        "S101 SyntaxError: invalid syntax",
        "look at src/store/cli.py:16",
    ),
    "a missing import": (
        ("src/store/models/artist.py", "from sqlalchemy import String\n", ""),
        {"import"},
        "S102 NameError: name 'String' is not defined",
        "look at src/store/models/artist.py:21",
    ),
    "a module that warns": (
        ("src/store/db.py", "import os\n", "import os\nimport warnings\n\nwarnings.warn('old', DeprecationWarning)\n"),
        {"import"},
        "S102 DeprecationWarning: old",
        "look at src/store/db.py:8",
    ),
    "another side that does not exist": (
        ("src/store/models/album.py", 'relationship(back_populates="albums")', 'relationship(back_populates="album")'),
        {"import"},
        "S102 Album: InvalidRequestError: Mapper 'Mapper[Artist(artist)]' has no property 'album'.",
        "look at src/store/models/album.py:34",
    ),
    "an annotation that makes a column NOT NULL": (
        ("src/store/models/artist.py", "bio: Mapped[str | None]", "bio: Mapped[str]"),
        {"import", "tables"},
        "S103 artist.bio: NOT NULL in the model, nullable in the schema",
        "look at src/store/models/artist.py:16",
    ),
    "a shorter string": (
        ("src/store/models/artist.py", "String(120)", "String(12)"),
        {"import", "tables"},
        "S103 artist.name: length is 12 in the model, 120 in the schema",
        "look at src/store/models/artist.py:16",
    ),
    "a check that is no SQL": (
        ("src/store/models/album.py", "tracks between 7 and 9", "tracks >>> 7"),
        {"import", "create", "rows"},
        'S104 OperationalError: (sqlite3.OperationalError) near ">": syntax error',
        "-v shows",
    ),
    "a repr that asks the database": (
        ("src/store/models/artist.py", "{self.__dict__.get('id')}", "{self.albums}"),
        {"import", "create", "rows"},
        "S105 Artist: repr() asks the database: SELECT album.id",
        "look at src/store/models/artist.py:16",
    ),
    "a relationship that leads elsewhere": (
        (
            "src/store/models/album.py",
            'reissues: Mapped[list[Album]] = relationship(back_populates="reissue_of")',
            'reissues: Mapped[list[Album]] = relationship(\n        back_populates="reissue_of",'
            ' primaryjoin="and_(Album.id == remote(foreign(Album.reissue_of_id)), remote(Album.id) < 0)"\n    )',
        ),
        {"import", "create", "rows"},
        "S105 Album.reissue_of: leads to Album, but reissues of that does not lead back",
        "look at src/store/models/album.py:34",
    ),
    "a version that stays the same": (
        (
            "src/store/models/artist.py",
            "    def __repr__(self) -> str:",
            '    __mapper_args__ = {"version_id_col": bio, "version_id_generator": lambda _: "1"}\n\n'
            "    def __repr__(self) -> str:",
        ),
        {"import", "create", "rows"},
        "S105 Artist.bio: is the version, but a row that somebody else has changed meanwhile is overwritten",
        "look at src/store/models/artist.py:16",
    ),
    "a revision that forgets a column": (
        (
            "migrations/versions/0001_initial.py",
            '        sa.Column("title", sa.String(length=160), nullable=False),\n',
            "",
        ),
        {"import", "migrations"},
        "S106 after the upgrade alembic would still add column album.title",
        "look at migrations/versions",
    ),
    "a downgrade that leaves a table behind": (
        ("migrations/versions/0001_initial.py", '    op.drop_table("artist")\n', ""),
        {"import", "migrations"},
        "S106 the downgrade leaves the table artist behind",
        "look at migrations/versions",
    ),
    "a downgrade that crashes": (
        ("migrations/versions/0001_initial.py", '    op.drop_table("artist")\n', '    op.drop_table("artists")\n'),
        {"import", "migrations"},
        "S106 OperationalError: (sqlite3.OperationalError) no such table: artists",
        "look at migrations/versions/0001_initial.py:",
    ),
    "black's layout not kept": (
        ("src/store/models/artist.py", "class Artist(Model):", "class  Artist( Model ):"),
        {"format"},
        "S108 black would format the file otherwise",
        "look at src/store/models/artist.py",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_found_and_said(smoke, store, name):
    change, only, line, hint = BROKEN[name]
    smoked = smoke(changed(store, *change), only=only)
    assert not smoked.report.ok
    assert any(found.startswith(line) for found in smoked.lines), smoked.lines
    assert smoked.found[0].hint.startswith(hint), smoked.found[0].hint


def test_types_that_do_not_check(smoke, store):
    smoked = smoke(changed(store, "src/store/cli.py", "def counts() -> None:", "def counts():"), only={"types"})
    assert smoked.lines == [
        "S109 Function is missing a return type annotation  [no-untyped-def]",
    ]
    assert smoked.found[0].hint == "look at src/store/cli.py:32; -v shows the whole output"


@pytest.mark.parametrize(
    ("crash", "line"),
    [
        ("raise KeyError('seed')", "S107 `python -m store.cli counts` ends with status 1: KeyError: 'seed'"),
        ("raise SystemExit(3)", "S107 `python -m store.cli counts` ends with status 3"),
    ],
)
def test_a_command_line_that_crashes(smoke, store, crash, line):
    crashing = changed(store, "src/store/cli.py", '    """Show some artists."""\n', f"    {crash}\n")
    smoked = smoke(crashing, entry="script", only={"import", "entry"})
    assert smoked.lines == [line]


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("raise RuntimeError('no database')", "S107 GET /health answers 500 INTERNAL SERVER ERROR"),
        ("return 'fine'  # type: ignore", "S107 GET /health answers text/html; charset=utf-8, not JSON"),
    ],
)
def test_an_application_that_is_not_well(smoke, store, answer, line):
    ill = changed(store, "src/store/app.py", 'return {"status": "ok"}', answer)
    smoked = smoke(ill, entry="flask", only={"import", "entry"})
    assert smoked.lines == [line]
    assert smoked.found[0].path == "src/store/app.py"


def test_on_postgresql_an_enum_type_left_behind_is_found(smoke, store, postgresql_url):
    forgetful = changed(
        store,
        "migrations/versions/0001_initial.py",
        '    sa.Enum(name="medium").drop(op.get_bind(), checkfirst=True)\n',
        "",
    )
    smoked = smoke(forgetful, url=postgresql_url, only={"import", "migrations"})
    assert smoked.lines == ["S106 the downgrade leaves the enum type medium behind"]


def test_what_cannot_work_any_more_is_skipped_and_says_so(smoke, store):
    broken = changed(store, "src/store/db.py", "import os\n", "import oss\n")
    smoked = smoke(broken, entry="script", only=MODELS | {"migrations", "entry"})
    assert smoked.lines == ["S102 ModuleNotFoundError: No module named 'oss'"]
    assert smoked.status("compile") == "passed"
    for probe in ("tables", "create", "migrations", "entry"):
        assert (smoked.status(probe), smoked.summary(probe)) == ("skipped", "needs the probe 'import'")
    assert "Traceback (most recent call last)" in smoked.detail("import")


def test_diagnostics_point_at_the_schema_where_it_is_known(smoke, store):
    source = Source("schema.yaml", "models:\n  Artist:\n    columns: {bio: str(200)?}\n")
    places = {"Artist": Span(source, 10, 16), "Artist.bio": Span(source, 32, 35)}
    wrong = changed(store, "src/store/models/artist.py", "bio: Mapped[str | None]", "bio: Mapped[str]")
    smoked = smoke(wrong, only={"import", "tables"}, places=places)
    assert [str(found.span) for found in smoked.found] == ["schema.yaml:3:15"]
    assert smoked.found[0].hint == "look at src/store/models/artist.py:16; -v shows the whole output"


def test_a_table_more_and_a_table_less(smoke, schema):
    fewer = replace(schema, tables=schema.tables[1:])
    renamed = replace(
        fewer, tables=(*fewer.tables, replace(schema.tables[0], key=replace(schema.tables[0].key, name="band")))
    )
    smoked = smoke(expected=dump(renamed), only={"import", "tables"})
    assert smoked.lines == [
        "S103 band: the schema has the table, the models have not",
        "S103 artist: the models have the table, the schema has not",
    ]


def test_constraints_are_compared_by_name_and_target(smoke, schema):
    album = schema.tables[1]
    other = replace(
        album,
        foreign_keys=(replace(album.foreign_keys[0], ondelete="SET NULL"), album.foreign_keys[1]),
        checks=(replace(album.checks[0], name="ck_album_tracks"),),
        indexes=(),
    )
    smoked = smoke(
        expected=dump(replace(schema, tables=(schema.tables[0], other, schema.tables[2]))), only={"import", "tables"}
    )
    assert smoked.lines == [
        "S103 album: the schema has the foreign key fk_album_artist_id_artist artist_id artist.id SET NULL, the model has not",
        "S103 album: the model has the foreign key fk_album_artist_id_artist artist_id artist.id CASCADE, the schema has not",
        "S103 album: the schema has the check ck_album_tracks, the model has not",
        "S103 album: the model has the check ck_album_tracks_plausible, the schema has not",
        "S103 album: the model has the index ix_album_artist_id, the schema has not",
    ]


ASYNC_DB = '''"""The sessions of the store for asyncio."""

from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

from store.db import database_url

engine = create_async_engine(database_url().set(drivername="sqlite+aiosqlite"))
job = async_sessionmaker(engine)
'''


def test_sessions_for_asyncio_that_load_behind_ones_back(smoke):
    smoked = smoke({"src/store/async_db.py": ASYNC_DB}, sessions="async", only=MODELS | {"asyncio"})
    assert smoked.lines == [
        f"S111 AttributeError: '{model}' object has no attribute 'awaitable_attrs'" for model in ("Album", "Artist")
    ]
