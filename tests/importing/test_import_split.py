"""`import --split`: a schema in several files, which importing again changes in place."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sqla_scaffold.api.meant import read_model
from sqla_scaffold.cli.main import program
from sqla_scaffold.report.diagnostic import Diagnostics
from tests.importing.test_import import execute
from tests.importing.test_import_sqlite import made

KEY = "id INTEGER NOT NULL, name TEXT, CONSTRAINT pk_{0} PRIMARY KEY (id)"
FORUM = "".join(
    f"CREATE TABLE {name} ({KEY.format(name)});"
    for name in ("auth_user", "auth_group", "blog_post", "blogs", "blog", "aux_one", "aux_two", "schema_a", "schema_b")
)
WORLD = """
CREATE SCHEMA sales; CREATE SCHEMA "Human Resources";
CREATE TYPE colour AS ENUM ('red', 'blue'); CREATE TYPE rank AS ENUM ('low', 'high');
CREATE TABLE town (id serial PRIMARY KEY, colour colour);
CREATE TABLE sales.orders (id serial PRIMARY KEY, rank rank NOT NULL, town_id int NOT NULL REFERENCES town);
CREATE TABLE "Human Resources".person (id serial PRIMARY KEY, colour colour);
"""


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(program, ["import", *map(str, arguments)], standalone_mode=False)
    assert result.exception is None, result.exception
    return result


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"), key=lambda one: (one.is_dir(), str(one.parent), one.name))
        if path.suffix in (".yaml", ".toml")
    }


def test_tables_whose_names_begin_alike_stand_in_a_file(tmp_path: Path) -> None:
    url = made(tmp_path, FORUM)
    assert run(url, "-C", tmp_path, "-o", "schema", "--split", "prefix").return_value == 0
    found = files(tmp_path)
    assert list(found) == [f"schema/{name}.yaml" for name in ("auth", "aux_tables", "blog", "schema", "schema_tables")]
    main = 'include: ["*.yaml"]\nmodels:\n  Blogs:\n    columns:\n      name: text?\n'
    assert found["schema/schema.yaml"] == main
    assert found["schema/auth.yaml"] == (
        "models:\n  AuthGroup:\n    columns:\n      name: text?\n\n  AuthUser:\n    columns:\n      name: text?\n"
    )
    for place in ("schema", "schema/schema.yaml"):
        again = run(url, "-C", tmp_path, "-o", place, "--split", "prefix")
        assert files(tmp_path) == found and "says what the database holds" in again.stderr
    made(tmp_path, f"CREATE TABLE auth_key ({KEY.format('auth_key')}); ALTER TABLE blog ADD COLUMN more TEXT;")
    run(url, "-C", tmp_path, "-o", "schema")
    changed = files(tmp_path)
    assert [name for name in found if found[name] != changed[name]] == ["schema/auth.yaml", "schema/blog.yaml"]
    assert "AuthKey" in changed["schema/auth.yaml"] and "more: text?" in changed["schema/blog.yaml"]


@pytest.mark.postgresql
@pytest.mark.parametrize("language", ["yaml", "toml"])
def test_a_schema_of_postgresql_is_a_file(language: str, postgresql_url: str, tmp_path: Path) -> None:
    execute(postgresql_url, WORLD)
    run(postgresql_url, "-C", tmp_path, "-o", f"world.{language}", "--split", "schema")
    found = files(tmp_path)
    assert list(found) == [f"world.{language}", f"world/human_resources.{language}", f"world/sales.{language}"]
    assert "include" in found[f"world.{language}"] and "Colour" in found[f"world.{language}"]
    assert "Rank" in found[f"world/sales.{language}"] and "Rank" not in found[f"world.{language}"]
    run(postgresql_url, "-C", tmp_path, "-o", f"whole.{language}")
    silent = Diagnostics()
    parts, whole = (
        read_model(tmp_path / f"{name}.{language}", "s", silent, database="postgresql") for name in ("world", "whole")
    )
    assert parts is not None and whole is not None
    assert sorted(map(repr, parts.tables)) == sorted(map(repr, whole.tables))
    execute(postgresql_url, "CREATE TABLE sales.lines (id serial PRIMARY KEY)")
    run(postgresql_url, "-C", tmp_path, "-o", f"world.{language}")
    assert "Line" in files(tmp_path)[f"world/sales.{language}"]


def test_a_new_project_takes_the_files_along(tmp_path: Path) -> None:
    url = made(tmp_path, FORUM)
    said = run(url, "-C", tmp_path, "-o", "parts", "--split", "prefix").stderr
    assert "--schema parts/schema.yaml" in said
    schema = read_model(tmp_path / "parts" / "schema.yaml", "schema.yaml", Diagnostics(), database="sqlite")
    assert schema is not None and len(schema.models) == 9


def test_where_the_files_go_has_to_be_said(tmp_path: Path) -> None:
    url = made(tmp_path, FORUM)
    result = CliRunner().invoke(program, ["import", url, "--split", "prefix"])
    assert result.exit_code == 2 and "say where with -o" in result.output


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "schema").mkdir()
    run(made(tmp_path, FORUM), "-C", tmp_path, "-o", "schema", "--split", "prefix", "--toml")
    assert "schema/schema.toml" in files(tmp_path)
