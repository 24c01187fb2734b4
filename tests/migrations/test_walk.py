"""A walk of random changes from a schema of the examples: at each step database, models and snapshot are the same, and the
way back leads to the database of before, rows included."""

from __future__ import annotations

import importlib
import itertools
import sys
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
import yaml
from alembic.util import CommandError
from tests.databases import engine_of
from tests.migrations import bench
from tests.migrations.test_cases import fresh
from tests.migrations.walking import Data, Walk

from sqla_scaffold.compare.changes import AddColumn, ChangeColumn, DropColumn
from sqla_scaffold.compare.diff import Difference, compare
from sqla_scaffold.compare.hazards import report_hazards
from sqla_scaffold.compare.lost import refused_with_rows
from sqla_scaffold.compare.object_changes import ChangeEnum
from sqla_scaffold.config import Config
from sqla_scaffold.emit.targets import emit
from sqla_scaffold.migrate.metadata import build
from sqla_scaffold.migrate.wording import table_name
from sqla_scaffold.reading.database.connect import _READERS
from sqla_scaffold.reading.schema_file import read_schema_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Source
from sqla_scaffold.resolve.resolve import resolve
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.snapshot import Snapshot, dump, load
from sqla_scaffold.schema.table import Column, Table

EXAMPLES = Path(__file__).parents[2] / "examples"
pytestmark = pytest.mark.filterwarnings("ignore:.*expression-based index", "ignore:.*Computed default")
_numbers = itertools.count()


def resolved(data: Data, database: str) -> Schema | None:
    diagnostics = Diagnostics()
    text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True)
    spec = read_schema_text(text.encode(), "schema.yaml", "yaml", diagnostics)
    schema = None if spec is None else resolve(spec, diagnostics, database=database)
    return None if diagnostics.errors else schema


def example(name: str) -> Data:
    """Return a schema of the examples as plain data."""
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    data: Data = tomllib.loads(text) if name.endswith(".toml") else yaml.safe_load(text)
    return data


def steps(name: str, seed: int, database: str, count: int) -> list[Schema]:
    """Return the schemas of a walk; what no schema allows, or `revision` refuses, is tried again in another way."""
    data = example(name)
    start = resolved(data, database)
    assert start is not None
    found = [start]
    for attempt in range(20 * count + 1000):
        walk = Walk(yaml.safe_load(yaml.safe_dump(data, sort_keys=False)), seed * 1000 + attempt, database)
        walk.count = attempt * 10
        walk.step()
        schema = resolved(walk.data, database)
        if schema is not None and is_written(compare(found[-1], schema), database):
            found.append(schema)
            data = walk.data
        if len(found) > count:
            break
    return found


def is_written(way: Difference, database: str) -> bool:
    """Tell whether there is something to do, and `revision` does it without being forced."""
    diagnostics = Diagnostics()
    report_hazards(way, database, {}, diagnostics, force=False)
    return bool(way.changes) and not diagnostics.errors


def made(schema: Schema) -> Snapshot:
    """Return what the next revision starts from: the schema as the snapshot on disk has it."""
    snapshot = load(Source("schema.lock", dump(schema, "0001")))
    assert isinstance(snapshot, Snapshot) and snapshot.schema == schema
    return snapshot


@contextmanager
def models_of(schema: Schema, database: str, folder: Path) -> Iterator[sa.MetaData]:
    """Write the models and import them."""
    config = Config(f"walk_{next(_numbers)}", database=database)
    for file in emit(schema, config):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")
    sys.path.insert(0, str(folder / "src"))
    try:
        importlib.import_module(f"{config.package}.models")
        model = importlib.import_module(f"{config.package}.db").Model
        try:
            yield model.metadata
        finally:
            model.registry.dispose()  # or whoever configures all mappers afterwards finds these, without their modules
    finally:
        sys.path.remove(str(folder / "src"))
        for name in [one for one in sys.modules if one.partition(".")[0] == config.package]:
            del sys.modules[name]


def create_all(url: str, metadata: sa.MetaData) -> None:
    """Make all tables as the models say them."""
    types = (column.type for table in metadata.tables.values() for column in table.c)
    schemas = {one.schema for one in metadata.tables.values()} | {getattr(one, "schema", None) for one in types}
    with engine_of(url).begin() as connection:
        for name in sorted(one for one in schemas if one is not None):
            connection.execute(sa.schema.CreateSchema(name))
        metadata.create_all(connection)


# A value for a column of each type; others are quoted texts of a day.
_VALUES = {"int": "1", "smallint": "1", "bigint": "1", "bool": "true", "decimal": "1", "float": "1", "double": "1"}


def value_of(column: Column, schema: Schema) -> str:
    if column.type.enum is not None:
        return f"'{next(one for one in schema.enums if one.name == column.type.enum).members[0].value}'"
    return _VALUES.get(column.type.name, "'2020-01-01'")


def insert_rows(url: str, schema: Schema, database: str) -> None:
    """Put a row into every table; that they refer to each other is looked at when all are there."""
    quote = "`" if database == "mysql" else '"'
    statements = []
    for table in schema.tables:
        needed = [one for one in table.columns if one.computed is None and one.identity is None]
        needed = [one for one in needed if not one.nullable or one.name in _refers(table)]
        listed = ", ".join(f"{quote}{one.name}{quote}" for one in needed)
        values = ", ".join(value_of(one, schema) for one in needed)
        named = ".".join(f"{quote}{one}{quote}" for one in (table.key.schema, table.key.name) if one is not None)
        statements.append(f"INSERT INTO {named} ({listed}) VALUES ({values})")
    off = {
        "sqlite": (),
        "postgresql": ("SET session_replication_role = replica",),
        "mysql": ("SET foreign_key_checks = 0",),
    }
    bench.execute(url, (*off[database], *statements))


def _refers(table: Table) -> set[str]:
    return {name for key in table.foreign_keys for name in key.columns}


def kept(url: str, way: Difference, *, back: bool) -> dict[str, list[tuple[Any, ...]]]:
    """Return what is in the columns that a change leaves as they are, by the names that tables and columns had before.

    Args:
        back: whether the database is that of before.
    """
    touched = {
        (one.table, one.column.name if isinstance(one, (AddColumn, DropColumn)) else one.after.name)
        for one in way.changes
        if isinstance(one, (AddColumn, DropColumn, ChangeColumn))
    }
    enums = {one.after.name for one in way.changes if isinstance(one, ChangeEnum)}
    found = {}
    with engine_of(url).connect() as connection:
        for after, before in way.matches.tables.items():
            table = way.after.tables_by_key[after]
            names = {
                one.name: way.matches.columns[after][one.name]
                for one in table.columns
                if one.name in way.matches.columns[after]
                and (after, one.name) not in touched
                and one.type.enum not in enums
            }
            asked = list(names.values() if back else names)
            key = before if back else after
            statement: sa.Select[*tuple[Any, ...]] = sa.select(*map(sa.column, asked)).select_from(
                sa.table(key.name, schema=key.schema)
            )
            found[str(before)] = sorted(map(tuple, connection.execute(statement)), key=repr) if asked else []
    return found


SLOW = [pytest.mark.slow]


@pytest.mark.parametrize(
    ("name", "database", "seed", "count"),
    [
        *(("chinook.yaml", "sqlite", seed, 6) for seed in range(3)),
        pytest.param("chinook.yaml", "postgresql", 3, 3, marks=[pytest.mark.postgresql]),
        pytest.param("chinook.yaml", "mysql", 4, 2, marks=[pytest.mark.mysql]),
        pytest.param("pagila.toml", "postgresql", 5, 2, marks=[pytest.mark.postgresql]),
        pytest.param("chinook.yaml", "sqlite", 7, 200, marks=SLOW),
        pytest.param("chinook.yaml", "postgresql", 8, 200, marks=[pytest.mark.postgresql, *SLOW]),
        pytest.param("chinook.yaml", "mysql", 9, 150, marks=[pytest.mark.mysql, *SLOW]),
        pytest.param("pagila.toml", "postgresql", 0, 200, marks=[pytest.mark.postgresql, *SLOW]),
    ],
)
def test_a_walk_of_changes(name: str, database: str, seed: int, count: int, tmp_path: Path) -> None:
    schemas = steps(name, seed, database, count)
    assert len(schemas) == count + 1
    walked(schemas, database, tmp_path)


def walked(schemas: list[Schema], database: str, tmp_path: Path) -> None:
    """Go from each schema to the next one, back, and there again, with all judges at each step."""
    with ExitStack() as stack:
        url = stack.enter_context(fresh(database, tmp_path, "walk"))
        bench.run(url, bench.first(schemas[0], database), "upgrade")
        insert_rows(url, schemas[0], database)
        for number, (before, after) in enumerate(zip(schemas, schemas[1:])):
            way = compare(made(before).schema, after)
            text = bench.revision_of(way, database, "step").text
            held, rows = bench.facts(url), kept(url, way, back=True)
            bench.run(url, text, "upgrade")
            wanted = facts_of_models(after, database, tmp_path / f"step{number}")
            assert bench.facts(url) == wanted, differences(bench.facts(url), wanted, text)
            assert compare(made(after).schema, after).changes == ()
            assert kept(url, way, back=False) == rows, text
            if database in _READERS:
                assert bench.drift(url, after) == [], text
            refused = any(
                bench.found(url, f"SELECT 1 FROM {table_name(build(after).tables[str(one.key)], database)} LIMIT 1")
                for one in refused_with_rows(way.reversed())
            )
            if refused:
                with pytest.raises(CommandError, match="has rows, and nobody knows"):
                    bench.run(url, text, "downgrade")
                continue
            bench.run(url, text, "downgrade")
            assert bench.facts(url) == held, differences(bench.facts(url), held, text)
            assert kept(url, way, back=True) == rows, text
            bench.run(url, text, "upgrade")
            assert bench.facts(url) == wanted, differences(bench.facts(url), wanted, text)


def differences(found: dict[str, Any], wanted: dict[str, Any], text: str) -> str:
    """Say in which facts two databases are not the same, and after which revision."""
    lines = [
        f"{kind}: {[one for one in held if one not in wanted[kind]]} for {[one for one in wanted[kind] if one not in held]}"
        for kind, held in found.items()
        if held != wanted[kind]
    ]
    return "\n".join((*lines, text))


def facts_of_models(schema: Schema, database: str, folder: Path) -> dict[str, Any]:
    """Return what a database holds that the models made, and see that the first revision makes the same."""
    folder.mkdir()
    with fresh(database, folder, "models") as url, models_of(schema, database, folder) as metadata:
        create_all(url, metadata)
        wanted = bench.facts(url)
    with fresh(database, folder, "plain") as url:
        bench.run(url, bench.first(schema, database), "upgrade")
        assert bench.facts(url) == wanted
    return wanted
