"""What of a database becomes a schema, and where the schema goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sqla_scaffold.cli.main import program
from tests.importing.test_import import execute
from tests.importing.test_import_sqlite import made

BOOK = "CREATE TABLE book (id INTEGER NOT NULL, title TEXT NOT NULL, CONSTRAINT pk_book PRIMARY KEY (id));"
VERSIONS = "(version_num VARCHAR(32) NOT NULL, CONSTRAINT {0}_pkc PRIMARY KEY (version_num));"
TEXT = "models:\n  Book:\n    columns:\n      title: text\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(program, ["import", *map(str, arguments)], standalone_mode=False)


def test_what_alembic_notes_is_no_model(tmp_path: Path) -> None:
    url = made(tmp_path, f"{BOOK} CREATE TABLE alembic_version {VERSIONS.format('alembic_version')}")
    result = run(url)
    assert (result.return_value, result.stdout) == (0, TEXT)
    assert result.stderr == (
        "1 table imported.\nalembic_version is left out: Alembic notes there which revisions were applied.\n"
    )


@pytest.mark.postgresql
def test_nor_in_any_schema_nor_under_another_name(postgresql_url: str) -> None:
    sql = "CREATE SCHEMA audit; CREATE TABLE book (id serial PRIMARY KEY); CREATE TABLE marks (version_num int, id serial PRIMARY KEY);"
    for name in ("alembic_version", "audit.alembic_version", "audit.revisions"):
        sql += f"CREATE TABLE {name} {VERSIONS.format(name.replace('.', '_'))}"
    result = run(execute(postgresql_url, sql), "--include", "*")
    assert "  Mark:\n" in result.stdout and result.stdout.count("table:") == 1, result.stdout
    assert "audit.alembic_version, audit.revisions, alembic_version are left out" in result.stderr


def test_a_database_of_revisions_alone_has_nothing_to_import(tmp_path: Path) -> None:
    result = run(made(tmp_path, f"CREATE TABLE alembic_version {VERSIONS.format('alembic_version')}"))
    assert (result.return_value, "D003" in result.stderr) == (2, True), result.stderr


def test_the_schema_may_lie_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = tmp_path / "here", tmp_path / "there" / "deep"
    here.mkdir()
    monkeypatch.chdir(here)
    url = made(tmp_path, BOOK)
    for output in (there / "schema.yaml", "../there/other.yaml", here / "in" / "schema.yaml"):
        result = run(url, "-o", output)
        assert result.return_value == 0, result.stderr
        path = here / output
        assert path.read_text() == TEXT and f"--schema {output}" in result.stderr
        path.write_text(f"# Ours.\n{TEXT}")
        made(tmp_path, f"ALTER TABLE book ADD COLUMN {path.stem}_{path.parent.name} TEXT")
        assert run(url, "-o", output).return_value == 0
        assert path.read_text().startswith("# Ours.") and f"{path.stem}_{path.parent.name}: text?" in path.read_text()
        made(tmp_path, f"ALTER TABLE book DROP COLUMN {path.stem}_{path.parent.name}")
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == [
        "a file.db",
        "other.yaml",
        "schema.yaml",
        "schema.yaml",
    ]
