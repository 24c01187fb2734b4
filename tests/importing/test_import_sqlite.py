"""The command `import` on SQLite: a file becomes a schema, and what is made of the schema is that file again."""

from __future__ import annotations

import importlib
import re
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from sqla_scaffold.api.importing import report, schema_of
from sqla_scaffold.cli.main import program
from sqla_scaffold.reading.database.connect import read_database
from sqla_scaffold.reading.database.sqlite_statements import index_statement, table_statement
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.table import IndexElement
from tests.importing.form import check_form
from tests.migrate.project import Project

# Written as SQLAlchemy writes it, so that the statements themselves can be compared.
LIBRARY = """
CREATE TABLE author (
    id INTEGER NOT NULL, name VARCHAR(80) COLLATE "NOCASE" NOT NULL, email TEXT, born DATE,
    active BOOLEAN DEFAULT 1 NOT NULL, joined DATETIME DEFAULT (CURRENT_TIMESTAMP), note TEXT DEFAULT 'it''s: new',
    later DATETIME DEFAULT (datetime('now', '+1 day')),
    CONSTRAINT pk_author PRIMARY KEY (id),
    CONSTRAINT uq_author_email UNIQUE (email),
    CONSTRAINT ck_author_email CHECK (email LIKE '%@%, (' OR email IS NULL));
CREATE TABLE book (
    id INTEGER NOT NULL, title TEXT NOT NULL, price NUMERIC(8, 2) NOT NULL, pages INTEGER DEFAULT 0 NOT NULL,
    author_id INTEGER NOT NULL, editor_id INTEGER, shape geometry,
    gross NUMERIC(8, 2) GENERATED ALWAYS AS (price * 1.2) STORED,
    short TEXT GENERATED ALWAYS AS (substr(title, 1, 10)) VIRTUAL,
    CONSTRAINT pk_book PRIMARY KEY (id),
    CONSTRAINT written_by FOREIGN KEY(author_id) REFERENCES author (id)
        ON DELETE CASCADE ON UPDATE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT edited_by FOREIGN KEY(editor_id) REFERENCES author (id) ON DELETE SET NULL,
    CONSTRAINT ck_book_price CHECK (price >= 0));
CREATE INDEX ix_book_author_id ON book (author_id);
CREATE UNIQUE INDEX one_title ON book (lower(title), author_id) WHERE price > 0;
CREATE INDEX newest ON book (pages DESC, title);
CREATE INDEX by_sound ON book (title COLLATE NOCASE DESC);
CREATE TABLE place (
    book_id INTEGER NOT NULL, shelf TEXT NOT NULL, height TEXT,
    CONSTRAINT pk_place PRIMARY KEY (book_id, shelf),
    CONSTRAINT fk_place_book_id_book FOREIGN KEY(book_id) REFERENCES book (id)) WITHOUT ROWID;
CREATE TABLE reading (
    id INTEGER NOT NULL, value REAL NOT NULL, raw BLOB, anything ANY,
    CONSTRAINT pk_reading PRIMARY KEY (id)) STRICT;
"""
# Written as people write it; what PRAGMAs say of it is compared.
BY_HAND = """
CREATE TABLE [Shop Owner] ("Owner Id" INTEGER PRIMARY KEY, `Name` TEXT UNIQUE /* , not a column */ NOT NULL);
CREATE TABLE shops (  -- all of them, (really
    id INTEGER PRIMARY KEY, owner INTEGER REFERENCES "Shop Owner" ("Owner Id") DEFERRABLE, "check" TEXT DEFAULT 'x' CHECK ("check" <> ')'),
    parent INTEGER, code CHAR(3) NOT NULL CONSTRAINT three CHECK (length(code) = 3), CHECK (code <> 'xxx'),
    UNIQUE (code, parent), FOREIGN KEY (parent) REFERENCES shops (id) ON DELETE SET NULL);
CREATE INDEX "of Owners" ON shops ("owner" ASC);
CREATE TABLE lands (code CHAR(2) NOT NULL, name TEXT, UNIQUE (code));
"""


def made(folder: Path, sql: str) -> str:
    path = folder / "a file.db"
    with sqlite3.connect(path) as connection:
        connection.executescript(sql)
    connection.close()
    return f"sqlite:///{path}"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(program, ["import", *map(str, arguments)], standalone_mode=False)


def catalogue(path: Path, *, statements: bool) -> list[tuple[object, ...]]:
    """Return what PRAGMAs say of each table, with the statements in small letters, without quotes and spaces.

    SQLAlchemy writes parentheses around CURRENT_TIMESTAMP or none; they say nothing.
    """
    found: list[tuple[object, ...]] = []
    with sqlite3.connect(path) as connection:
        for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall():
            if "alembic_version" in name:
                continue
            if statements and sql:
                text = re.sub(r'["\[\]`\s]', "", sql).lower().replace("(current_timestamp)", "current_timestamp")
                body, _, tail = text.partition("(")[2].rpartition(")")
                found.append((kind, name, sorted(re.split(r",(?=constraint)|(?<=\)),", body)), tail))
            if kind != "table":
                continue
            for pragma in ("table_xinfo", "foreign_key_list", "index_list"):
                for row in connection.execute(f"SELECT * FROM pragma_{pragma}(?)", (name,)).fetchall():
                    # How keys and constraints' indexes are counted says nothing, nor whether a rowid says NOT NULL.
                    cut = 2 if pragma == "foreign_key_list" else 0
                    named = str(row[1]).startswith("sqlite_autoindex")
                    if pragma == "index_list":
                        parts = connection.execute("SELECT * FROM pragma_index_xinfo(?)", (row[1],)).fetchall()
                        found.append((name, "index", None if named else row[1], *row[2:], tuple(parts)))
                    elif pragma == "table_xinfo" and row[5]:
                        found.append((name, pragma, *row[:3], *row[4:]))
                    else:
                        found.append((name, pragma, *row[cut:]))
    connection.close()
    return sorted(found, key=repr)


def imported(url: str) -> tuple[str, Schema, str]:
    diagnostics = Diagnostics()
    document, text, meant = schema_of(read_database(url), "yaml", "schema.yaml", diagnostics)
    check_form(document)
    assert meant is not None, text + as_text(diagnostics, color=False)
    report(document, meant, diagnostics)
    return text, meant.schema, as_text(diagnostics, color=False)


@pytest.mark.parametrize(("sql", "statements"), [(LIBRARY, True), (BY_HAND, False)], ids=["library", "by hand"])
def test_it_is_the_database_again(sql: str, statements: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = made(tmp_path, sql)
    text, schema, said = imported(original)
    assert not said, said + text
    before = catalogue(tmp_path / "a file.db", statements=statements)

    project = Project.make(tmp_path / "project", schema, f"sqlite:///{tmp_path / 'revision.db'}")
    project.upgrade()
    assert catalogue(tmp_path / "revision.db", statements=statements) == before, text

    monkeypatch.syspath_prepend(str(project.root / "src"))
    importlib.import_module(f"{project.package}.models")
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'models.db'}", poolclass=sa.NullPool)
    importlib.import_module(f"{project.package}.db").Model.metadata.create_all(engine)
    assert catalogue(tmp_path / "models.db", statements=statements) == before, text


def test_what_a_schema_cannot_say_is_said(tmp_path: Path) -> None:
    sql = """
        CREATE TABLE a (id INTEGER PRIMARY KEY, at TIMESTAMP, one INT UNIQUE ON CONFLICT IGNORE, two);
        CREATE TABLE b (code TEXT PRIMARY KEY);
        CREATE TABLE c (id INT NOT NULL PRIMARY KEY);
        CREATE TABLE d (x INTEGER);
        CREATE TABLE g (at INTEGER NOT NULL, note TEXT);
        CREATE TABLE e (id INTEGER PRIMARY KEY AUTOINCREMENT REFERENCES a);
        CREATE TABLE f (id INTEGER CONSTRAINT its_own PRIMARY KEY AUTOINCREMENT);
        CREATE TABLE h (x INTEGER, y TEXT DEFAULT "n", PRIMARY KEY (x DESC), UNIQUE (y COLLATE NOCASE));
        CREATE TABLE s (id INTEGER PRIMARY KEY, z INT UNIQUE COLLATE NOCASE);
        CREATE VIEW v AS SELECT 1 AS one;
        CREATE VIRTUAL TABLE words USING fts5(text);
        CREATE TABLE words_known (id INTEGER PRIMARY KEY);
        CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; END;
    """
    result = run(made(tmp_path, sql))
    assert result.return_value == 0, result.stderr
    for said in (
        "option of a primary key e.AUTOINCREMENT",
        "option of a constraint a.ON CONFLICT",
        "order of a key h: DESC or COLLATE",
        "table without a primary key d",
        "view v",
        "virtual table words",
    ):
        assert f"warning[D010]: {said}" in result.stderr, said
    for kept in (
        "at: {type: {sql: TIMESTAMP, impl: datetime}, nullable: true}",
        'two: {type: {sql: ""}, nullable: true}',
        "code: {type: text, nullable: true, primary_key: true}",
        "id: {type: {sql: INT, impl: int}, primary_key: true}",
    ):
        assert kept in result.stdout, kept
    assert "order of a key s" not in result.stderr and "\n  S:\n" in result.stdout
    assert "warning[D014]: table g has no primary key" in result.stderr
    assert "mapper_args: {primary_key: [at, note]}" in result.stdout
    assert "primary_key_name: its_own" in result.stdout and result.stdout.count("sqlite_autoincrement: true") == 1
    assert "Not in a schema: 1 trigger." in result.stderr
    assert "WordsKnown:" in result.stdout
    assert "words_data" not in result.stdout + result.stderr


def test_a_reference_is_found_by_any_spelling(tmp_path: Path) -> None:
    sql = """
        CREATE TABLE Author (a INTEGER, b TEXT, PRIMARY KEY (b, a));
        CREATE TABLE book (id INTEGER PRIMARY KEY, x TEXT, y INTEGER, FOREIGN KEY (x, y) REFERENCES AUTHOR);
        CREATE TABLE lost (id INTEGER PRIMARY KEY, x INTEGER REFERENCES nowhere);
    """
    _, schema, said = imported(made(tmp_path, sql))
    (key,) = next(table for table in schema.tables if table.key.name == "book").foreign_keys
    assert (key.columns, key.target.name, key.target_columns) == (("x", "y"), "Author", ("b", "a"))
    assert "it refers to nowhere, which is not imported" in said


def test_a_file_is_read_and_nothing_else(tmp_path: Path) -> None:
    url = made(tmp_path, "CREATE TABLE a (id INTEGER PRIMARY KEY)")
    (path,) = tmp_path.iterdir()
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    path.chmod(0o400)
    assert run(url).return_value == 0
    assert (path.read_bytes(), path.stat().st_mtime_ns, list(tmp_path.iterdir())) == (*before, [path])


@pytest.mark.parametrize("name", ["missing.db", "", ":memory:"])
def test_a_missing_file_is_said_and_not_made(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(f"sqlite:///{name}")
    assert (result.return_value, "D002" in result.stderr, list(tmp_path.iterdir())) == (2, True, []), result.stderr


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("not a database, but long enough to be looked at\n" * 100)
    result = run(f"sqlite:///{tmp_path / 'notes.db'}")
    assert (result.return_value, "D002" in result.stderr) == (2, True), result.stderr


def test_statements_are_read_token_by_token() -> None:
    said = table_statement(
        "CREATE TABLE t (a TEXT DEFAULT ') CHECK (no)' COLLATE NOCASE CONSTRAINT x CHECK (a <> '--'), "
        '"unique" INT AS (a || (1)) STORED, [b]]TEXT REFERENCES t NOT DEFERRABLE REFERENCES u DEFERRABLE, '
        "CONSTRAINT y UNIQUE (A, [b]) -- CHECK (no)\n) STRICT, WITHOUT ROWID".replace("[b]]", "[b] ")
    )
    assert said.checks == [("x", "a", "a <> '--'")]
    assert (said.collations, said.computed, said.uniques) == (
        {"a": "NOCASE"},
        {"unique": "a || (1)"},
        {("a", "b"): "y"},
    )
    assert [one.deferrable for one in said.keys] == [False, True]
    assert said.strict and said.without_rowid
    index = index_statement("CREATE INDEX \"ON\" ON t (a DESC, lower(b) ASC) WHERE a > '('")
    assert index == ((IndexElement("a", desc=True), IndexElement(sql="lower(b)")), "a > '('")
