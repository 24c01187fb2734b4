"""The examples are what they say they are: complete schemas, for the databases that they name."""

from __future__ import annotations

from pathlib import Path

import pytest

from sqla_scaffold.reading.schema_file import FORMATS
from sqla_scaffold.reading.schema_files import read_schema
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.resolve.resolve import resolve
from sqla_scaffold.schema.attribute import Relationship
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.table import Table, TableKey
from sqla_scaffold.schema.types import ALL_DATABASES

EXAMPLES = Path(__file__).parents[2] / "examples"
DATABASES = {"blog.yaml": ALL_DATABASES, "chinook.yaml": ALL_DATABASES, "pagila.toml": ("postgresql",)}


def example(name: str, database: str) -> tuple[Schema | None, list[str]]:
    """Return an example's schema, and what there is to say about it."""
    diagnostics = Diagnostics()
    spec = read_schema(EXAMPLES / name, name, diagnostics)
    schema = None if spec is None else resolve(spec, diagnostics, database=database)
    return schema, [f"{found.span}: {found.code.id} {found.message}" for found in diagnostics]


def sound(name: str, database: str = "postgresql") -> Schema:
    schema, said = example(name, database)
    assert said == []
    assert schema is not None
    return schema


def table(schema: Schema, name: str) -> Table:
    return schema.tables_by_key[TableKey(name)]


def relationship(schema: Schema, path: str) -> Relationship:
    model, _, name = path.partition(".")
    return next(one for one in schema.models_by_name[model].relationships if one.name == name)


def test_every_example_is_tested() -> None:
    assert sorted(path.name for path in EXAMPLES.iterdir() if path.suffix in FORMATS) == sorted(DATABASES)


@pytest.mark.parametrize(("name", "database"), [(name, one) for name, those in DATABASES.items() for one in those])
def test_nothing_is_to_be_said_about_an_example(name: str, database: str) -> None:
    sound(name, database)


@pytest.mark.parametrize("database", ["sqlite", "mysql"])
def test_film_rental_says_that_it_needs_postgresql(database: str) -> None:
    _, said = example("pagila.toml", database)
    assert len(said) >= 2  # the array and the tsvector
    assert any("array" in line for line in said) and any("tsvector" in line for line in said)


def test_the_music_shop_has_its_eleven_tables() -> None:
    schema = sound("chinook.yaml")
    assert sorted(str(key) for key in schema.tables_by_key) == [
        "album",
        "artist",
        "customer",
        "employee",
        "genre",
        "invoice",
        "invoice_line",
        "media_type",
        "playlist",
        "playlist_track",
        "track",
    ]
    assert [str(one.key) for one in schema.association_tables] == ["playlist_track"]


def test_the_music_shop_can_be_walked() -> None:
    schema = sound("chinook.yaml")
    assert relationship(schema, "Artist.albums").uselist
    assert relationship(schema, "Track.playlists").target == "Playlist"
    assert relationship(schema, "Employee.reports").target == "Employee"
    assert relationship(schema, "Employee.customers").back_populates == "support_rep"
    assert relationship(schema, "Invoice.lines").cascade == "all, delete-orphan"


def test_film_rental_has_its_fifteen_tables_and_a_cycle() -> None:
    schema = sound("pagila.toml")
    assert len(schema.tables) == 15
    assert [str(one.key) for one in schema.association_tables] == ["film_actor", "film_category"]
    manager, store = relationship(schema, "Store.manager"), relationship(schema, "Staff.store")
    assert (manager.target, manager.nullable, store.target) == ("Staff", True, "Store")
    later = {key.name for one in ("store", "staff") for key in table(schema, one).foreign_keys if key.use_alter}
    assert later, "one of the two tables has to be created before the other"


def test_film_rental_tells_the_two_languages_apart() -> None:
    schema = sound("pagila.toml")
    assert relationship(schema, "Film.language").back_populates == "films"
    assert relationship(schema, "Language.films_made_in").back_populates == "original_language"
    rating = schema.enums_by_name["MpaaRating"]
    assert [(one.name, one.value) for one in rating.members][2] == ("PG_13", "PG-13")


def test_the_blog_has_replies_and_tags() -> None:
    schema = sound("blog.yaml", "sqlite")
    assert relationship(schema, "Comment.parent").remote_side == ("id",)
    assert relationship(schema, "Comment.replies").uselist
    assert relationship(schema, "Tag.posts").secondary == TableKey("post_tag")
    assert [column.name for column in table(schema, "post").columns][-2:] == ["created_at", "updated_at"]
