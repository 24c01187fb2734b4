"""Tables that join two others: a many-to-many by the table, or through its model, under names that stay."""

from __future__ import annotations

import importlib
import warnings
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from sqla_scaffold.api.importing import schema_of
from sqla_scaffold.api.meant import read_model
from sqla_scaffold.cli.main import program
from sqla_scaffold.reading.database.connect import read_database
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.schema.model import Schema
from tests.importing.test_import_sqlite import catalogue, made
from tests.migrate.project import Project

FILM = """
CREATE TABLE actor (id INTEGER NOT NULL, name TEXT NOT NULL, CONSTRAINT pk_actor PRIMARY KEY (id));
CREATE TABLE film (id INTEGER NOT NULL, title TEXT NOT NULL, CONSTRAINT pk_film PRIMARY KEY (id));
"""


def link(name: str, *, more: str = "", order: str = "film actor", action: str = " ON DELETE CASCADE") -> str:
    columns = [f"{one}_id" for one in order.split()]
    keys = "".join(
        f", CONSTRAINT fk_{name}_{one}_id_{one} FOREIGN KEY ({one}_id) REFERENCES {one} (id){action}"
        for one in order.split()
    )
    said = ", ".join(f"{column} INTEGER NOT NULL" for column in columns)
    return f"CREATE TABLE {name} ({said}{more}, CONSTRAINT pk_{name} PRIMARY KEY ({', '.join(columns)}){keys});"


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(program, ["import", *map(str, arguments)], standalone_mode=False)
    assert result.exception is None, result.exception
    return result


def said_of(text: str, secondary: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if f"secondary: {secondary}" in line]


def names_of(schema: Schema) -> set[tuple[str, str]]:
    return {(model.name, one.name) for model in schema.models for one in (*model.attributes, *model.relationships)}


def imported(url: str) -> tuple[str, Schema]:
    _, text, meant = schema_of(read_database(url), "yaml", "schema.yaml", Diagnostics())
    assert meant is not None, text
    return text, meant.schema


@pytest.mark.parametrize(
    ("sql", "secondary", "words"),
    [
        (link("film_actor"), "film_actor", "actors: {model: Actor, secondary: film_actor, index: false}"),
        (
            link("actors_films", order="actor film"),
            "actors_films",
            "films: {model: Film, secondary: actors_films, index: false}",
        ),
        (
            link("film_actor", action=""),
            "film_actor",
            "actors: {model: Actor, secondary: film_actor, ondelete: NO ACTION, index: false}",
        ),
        (
            link("casting") + "CREATE INDEX ix_casting_actor_id ON casting (actor_id);",
            "casting",
            "casting_actors: {model: Actor, secondary: casting, back_populates: casting_films}",
        ),
        (
            link("film_actor", more=", role TEXT"),
            "FilmActor",
            "actors: {model: Actor, secondary: FilmActor, via: [film, actor]}",
        ),
        (
            link("film_actor", more=", stunt INTEGER CONSTRAINT a REFERENCES actor (id)"),
            "FilmActor",
            "actors: {model: Actor, secondary: FilmActor, via: [film, actor]}",
        ),
        (
            link("film_actor") + "CREATE TABLE fee (id INTEGER PRIMARY KEY, f INTEGER, a INTEGER, "
            "FOREIGN KEY (f, a) REFERENCES film_actor (film_id, actor_id));",
            "FilmActor",
            "actors: {model: Actor, secondary: FilmActor, via: [film, actor]}",
        ),
    ],
)
def test_it_is_a_many_to_many_and_the_database_again(
    sql: str, secondary: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = made(tmp_path, FILM + sql)
    text, schema = imported(url)
    assert said_of(text, secondary) == [words], text
    before = catalogue(tmp_path / "a file.db", statements=False)
    project = Project.make(tmp_path / "project", schema, f"sqlite:///{tmp_path / 'made.db'}")
    project.upgrade()
    assert catalogue(tmp_path / "made.db", statements=False) == before, text
    monkeypatch.syspath_prepend(str(project.root / "src"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        importlib.import_module(f"{project.package}.models")
        sa.orm.configure_mappers()


@pytest.mark.parametrize("name", ["film_actor", "casting"])
@pytest.mark.parametrize(
    "later",
    [
        "ALTER TABLE {0} ADD COLUMN role TEXT",
        "ALTER TABLE {0} ADD COLUMN seen_by INTEGER CONSTRAINT x REFERENCES actor (id)",
        "CREATE INDEX mine ON {0} (actor_id)",
        link("stunts"),
        link("other", more=", note TEXT"),
        "ALTER TABLE film ADD COLUMN star INTEGER CONSTRAINT y REFERENCES actor (id)",
    ],
)
def test_what_comes_later_renames_nothing(name: str, later: str, tmp_path: Path) -> None:
    url, schema = made(tmp_path, FILM + link(name)), tmp_path / "schema.yaml"
    run(url, "-C", tmp_path, "-o", "schema.yaml")
    before, first = names_of(imported(url)[1]), schema.read_text()
    assert run(url, "-C", tmp_path, "-o", "schema.yaml").return_value == 0 and schema.read_text() == first
    made(tmp_path, later.format(name))
    assert before <= names_of(imported(url)[1])
    run(url, "-C", tmp_path, "-o", "schema.yaml")
    again = schema.read_text()
    meant = read_model(schema, "schema.yaml", Diagnostics(), database="sqlite")
    assert meant is not None and before <= names_of(meant)
    said = run(url, "-C", tmp_path, "-o", "schema.yaml")
    assert schema.read_text() == again and "says what the database holds" in said.stderr, said.stderr


def test_a_table_that_is_a_model_already_stays_one(tmp_path: Path) -> None:
    url = made(tmp_path, FILM + link("film_actor"))
    text = (
        "models:\n  Actor: {columns: {name: text}}\n  Film: {columns: {title: text}}\n  FilmActor:\n    primary_key: [film, actor]\n"
        "    relationships:\n      film: {model: Film, ondelete: CASCADE}\n"
        "      actor: {model: Actor, ondelete: CASCADE, index: false}\n"
    )
    (tmp_path / "schema.yaml").write_text(text)
    said = run(url, "-C", tmp_path, "-o", "schema.yaml", "--prune")
    assert (tmp_path / "schema.yaml").read_text() == text, said.stderr


def test_what_a_person_said_of_a_many_to_many_stays(tmp_path: Path) -> None:
    url, schema = made(tmp_path, FILM + link("film_actor")), tmp_path / "schema.yaml"
    run(url, "-C", tmp_path, "-o", "schema.yaml")
    text = (
        schema.read_text()
        .replace("actors: {", "cast: {order_by: name, ")
        .replace("index: false}", "index: false}  # ours")
    )
    schema.write_text(text)
    made(tmp_path, "ALTER TABLE film_actor ADD COLUMN role TEXT")
    run(url, "-C", tmp_path, "-o", "schema.yaml")
    assert (
        "cast: {order_by: name, model: Actor, secondary: FilmActor, via: [film, actor]}  # ours" in schema.read_text()
    )
