"""Databases whose names were chosen to hurt, and users who may do next to nothing."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from sqla_scaffold.api.import_options import ImportOptions, chosen
from sqla_scaffold.api.importing import schema_of
from sqla_scaffold.cli.main import program
from sqla_scaffold.reading.database.connect import read_database
from sqla_scaffold.reading.database.found import FoundDatabase
from sqla_scaffold.report.diagnostic import Diagnostics
from tests.databases import engine_of
from tests.importing import real_databases as real
from tests.migrate.project import Project

NAMES = ("a`b", 'say "hi"', "it's", "100%s", "a;b", "import", "-- x", "naïve", "x.y", "{{ x }}", "\\back", "%(a)s")


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(program, ["import", *map(str, arguments)], standalone_mode=False)
    assert result.exception is None, result.exception
    return result


def _execute(url: str, *statements: str) -> None:
    with engine_of(url).execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        cursor = connection.connection.cursor()
        for one in statements:
            cursor.execute(one)  # without parameters a percent sign is only that


def _quoted(name: str, mark: str) -> str:
    return mark + name.replace(mark, mark * 2) + mark


def _statements(mark: str, text: str) -> Iterator[str]:
    for number, name in enumerate(NAMES):
        table, column = _quoted(name, mark), _quoted(f"{name} {number}", mark)
        check, key = _quoted(f"ck {name}", mark), _quoted(f"fk {name}", mark)
        value = "'" + name.replace("\\", text).replace("'", "''") + "'"
        yield (
            f"CREATE TABLE {table} (id int NOT NULL PRIMARY KEY, {column} varchar(80) NOT NULL DEFAULT {value}, up int,"
            f" CONSTRAINT {check} CHECK ({column} <> {value}), CONSTRAINT {key} FOREIGN KEY (up) REFERENCES {table} (id))"
        )
        yield f"CREATE INDEX {_quoted(f'ix {name}', mark)} ON {table} ({column})"
        yield f"CREATE VIEW {_quoted(f'{name} seen', mark)} AS SELECT {column} FROM {table} WHERE {column} <> {value}"


def _shape(found: FoundDatabase) -> object:
    views = [(view.table.key, view.sql, view.table.by_name.keys()) for view in found.views]
    return sorted(found.tables, key=str), sorted(views, key=str)


@pytest.mark.parametrize("dialect", ["postgresql", "mysql", "sqlite"])
def test_it_is_the_database_again(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    if dialect != "sqlite":
        request.getfixturevalue(f"{dialect}_url")  # which skips where there is no server
    places = [real.fresh(dialect, tmp_path) for _ in range(2)]
    first, second = (next(place) for place in places)
    mark = "`" if dialect == "mysql" else '"'
    _execute(first, *_statements(mark, "\\\\" if dialect == "mysql" else "\\"))
    found = chosen(read_database(first), ImportOptions(views=True))
    assert len(found.tables) == len(found.views) == len(NAMES)
    _, text, meant = schema_of(found, "yaml", "schema.yaml", Diagnostics())
    assert meant is not None, text
    Project.make(tmp_path / "project", meant.schema, second).upgrade()
    again = chosen(read_database(second), ImportOptions(views=True))
    assert _shape(again) == _shape(found)
    (tmp_path / "schema.yaml").write_text(text, encoding="utf-8")
    said = run(first, "-C", tmp_path, "-o", "schema.yaml", "--views", "--prune")
    assert (tmp_path / "schema.yaml").read_text(encoding="utf-8") == text, said.stderr
    for place in places:
        place.close()  # type: ignore[attr-defined]  # generators, of which only the first value is wanted


@pytest.mark.mysql
@pytest.mark.parametrize("right", ["SELECT", "INSERT", "REFERENCES"])
def test_who_may_do_little_in_mariadb_sees_what_there_is(right: str, mysql_url: str) -> None:
    _execute(
        mysql_url,
        "CREATE TABLE a (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, t text, n int CHECK (n > 0), FULLTEXT KEY words (t))",
        "CREATE TABLE b (id int NOT NULL PRIMARY KEY, a_id int NOT NULL, CONSTRAINT f FOREIGN KEY (a_id) REFERENCES a (id))",
        "CREATE VIEW v AS SELECT n FROM a",
    )
    user, home = f"imp_{uuid.uuid4().hex[:8]}", sa.make_url(mysql_url).database
    _execute(
        mysql_url, f"CREATE USER {user}@'%' IDENTIFIED BY 'secret word'", f"GRANT {right} ON `{home}`.* TO {user}@'%'"
    )
    try:
        address = (
            sa.make_url(mysql_url).set(username=user, password="secret word").render_as_string(hide_password=False)
        )
        result = run(address, "--views")
        assert result.return_value == 0, result.stderr
        assert "secret" not in result.stdout + result.stderr
        assert (
            "prefix: fulltext" in result.stdout and "n > 0" in result.stdout and "constraint_name: f" in result.stdout
        )
        # How a view is made takes a right of its own.
        assert "view: {}" in result.stdout and "query of a view v: the user may not see it" in result.stderr
    finally:
        _execute(mysql_url, f"DROP USER {user}@'%'")


@pytest.mark.postgresql
def test_who_may_only_connect_to_postgresql_sees_what_there_is(postgresql_url: str) -> None:
    user = f"imp_{uuid.uuid4().hex[:8]}"
    _execute(
        postgresql_url,
        "CREATE SCHEMA kept; CREATE TYPE kept.rank AS ENUM ('low', 'high')",
        "CREATE TABLE kept.a (id serial PRIMARY KEY, rank kept.rank NOT NULL, n int CHECK (n > 0))",
        "CREATE VIEW kept.v AS SELECT n FROM kept.a",
        "CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)",
        f"CREATE ROLE {user} LOGIN",
    )
    try:
        result = run(sa.make_url(postgresql_url).set(username=user), "--views")
        assert result.return_value == 0, result.stderr
        for said in ("Rank", "n > 0", "FROM kept.a", "schema: kept"):
            assert said in result.stdout, result.stdout
        assert "alembic_version is left out" in result.stderr
    finally:
        _execute(postgresql_url, f"DROP ROLE {user}")
