"""A bench on which a revision is tried: both schemas, a database with rows, and the judges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import yaml
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from tests.databases import engine_of
from tests.migrate.catalog import catalog

from sqla_scaffold.api.drifting import compared
from sqla_scaffold.compare.diff import Difference, compare
from sqla_scaffold.config import Config
from sqla_scaffold.files import GeneratedFile
from sqla_scaffold.migrate.metadata import build
from sqla_scaffold.migrate.next_revision import next_revision
from sqla_scaffold.migrate.revision import INITIAL_REVISION, initial_revision
from sqla_scaffold.migrate.sight import Drift
from sqla_scaffold.reading.database.connect import opened
from sqla_scaffold.reading.schema_file import read_schema_text
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.resolve.resolve import resolve
from sqla_scaffold.schema.model import Schema

ALL = ("sqlite", "postgresql", "mysql")


@dataclass(frozen=True)
class Case:
    """A change of a schema, in a folder of its own.

    Args:
        databases: on which there is such a thing.
        insert: statements that put rows into the tables of before.
        after: queries on the changed database, each with the rows that it shall find.
        lost: the rows of these tables are not those of before when the change was taken back.
        refused: words of the error with which databases refuse the change for the sake of the rows.
    """

    folder: Path
    databases: tuple[str, ...] = ALL
    insert: tuple[str, ...] = ()
    after: dict[str, list[list[Any]]] = field(default_factory=dict)
    lost: tuple[str, ...] = ()
    refused: str = ""
    refused_on: tuple[str, ...] = ALL

    @classmethod
    def read(cls, folder: Path) -> Case:
        said = yaml.safe_load((folder / "rows.yaml").read_text(encoding="utf-8")) or {}
        refused = said.get("refused", {})
        return cls(
            folder,
            tuple(said.get("databases", ALL)),
            tuple(said.get("insert", ())),
            said.get("after", {}),
            tuple(said.get("lost", ())),
            refused.get("words", ""),
            tuple(refused.get("where", ALL)),
        )

    def difference(self, database: str) -> Difference:
        before = schema_of(self.folder / "before.yaml", database)
        return compare(before, schema_of(self.folder / "after.yaml", database))


def schema_of(path: Path, database: str) -> Schema:
    return schema_text(path.read_text(encoding="utf-8"), database)


def schema_text(text: str, database: str) -> Schema:
    diagnostics = Diagnostics()
    spec = read_schema_text(text.encode(), "schema.yaml", "yaml", diagnostics)
    schema = None if spec is None else resolve(spec, diagnostics, database=database)
    assert schema is not None, as_text(diagnostics, color=False)
    return schema


def revision_of(difference: Difference, database: str, message: str) -> GeneratedFile:
    config = Config("shop", database=database)
    return next_revision(difference, config, INITIAL_REVISION, number=2, message=message).files[0]


@contextmanager
def connected(url: str) -> Iterator[sa.Connection]:
    """Connect as the generated env.py does: on SQLite in one transaction, with foreign keys off."""
    engine = engine_of(url)
    with engine.connect() as connection:
        if engine.name == "sqlite":
            connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]
            connection.connection.driver_connection.isolation_level = None  # type: ignore[union-attr]
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection
        if engine.name == "sqlite":
            assert not connection.exec_driver_sql("PRAGMA foreign_key_check").all(), "foreign key check"
        connection.commit()


def run(url: str, text: str, function: str) -> None:
    """Run a function of a revision, on PostgreSQL as env.py does: in a transaction of its own that it may leave."""
    module: dict[str, Any] = {}
    exec(compile(text, "revision.py", "exec"), module)
    if "autocommit_block" in text:
        engine = sa.create_engine(url, poolclass=sa.NullPool)
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"transaction_per_migration": True})
            begun = context.begin_transaction()
            with begun, Operations.context(context), context.begin_transaction(_per_migration=True):
                module[function]()
        return
    with connected(url) as connection:
        with Operations.context(MigrationContext.configure(connection)):
            module[function]()


def first(schema: Schema, database: str) -> str:
    return initial_revision(schema, Config("shop", database=database))[0].text


def execute(url: str, statements: tuple[str, ...]) -> None:
    with connected(url) as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def facts(url: str) -> dict[str, Any]:
    """Return the catalogue without what depends on the order in which columns came, or on rows that came and went."""
    found = catalog(url)
    if "columns" in found:
        found["sequences"] = sorted(found["sequences"])
        found["columns"] = sorted(
            ((row[0], *row[2:]) for row in found["columns"] if "pg.dropped" not in row[2]), key=str
        )
    elif "postgresql" not in url:
        for table in found["tables"]:
            if isinstance(table, dict):
                table["columns"] = sorted((tuple(row[1:5]) + tuple(row[6:]) for row in table["columns"]), key=str)
        found["tables"] = [
            table if isinstance(table, dict) else [re.sub(r" AUTO_INCREMENT=\d+", "", line) for line in table]
            for table in found["tables"]
        ]
    return found


def rows(url: str, schema: Schema) -> dict[str, list[str]]:
    """Return all rows of all tables, as text."""
    with engine_of(url).connect() as connection:
        return {
            str(table.key): sorted(
                repr(tuple(sorted(row._mapping.items(), key=str)))
                for row in connection.execute(
                    sa.select(sa.text("*")).select_from(sa.table(table.key.name, schema=table.key.schema))
                )
            )
            for table in schema.tables
        }


def found(url: str, query: str) -> list[list[Any]]:
    with engine_of(url).connect() as connection:
        return [[_plain(value) for value in row] for row in connection.exec_driver_sql(query)]


def _plain(value: Any) -> Any:
    return value if isinstance(value, (int, str, float, type(None))) else str(value)


def left_to_do(url: str, schema: Schema) -> list[Any]:
    """Return what Alembic would still do."""
    with engine_of(url).connect() as connection:
        options: dict[str, Any] = {
            "include_schemas": any(table.key.schema for table in schema.tables),
            "autogenerate_plugins": ["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"],
        }
        metadata = build(schema)
        metadata.naming_convention = {}

        def is_its_own(name: str | None, kind: str, parents: Mapping[Any, str | None]) -> bool:
            """Leave out the columns that PostgreSQL gives a table that inherits, as env.py does."""
            table = metadata.tables.get(parents.get("schema_qualified_table_name") or "")
            inherited = [] if table is None else [one.name for one in table.c if one.system]
            return kind != "column" or name not in inherited

        options["include_name"] = is_its_own
        found = list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))
        partitions = _partitions(connection)  # which env.py leaves out as well
        return (
            [one for one in found if getattr(one[1], "table", one[1]).name not in partitions] if partitions else found
        )


def _partitions(connection: sa.Connection) -> set[str]:
    if connection.dialect.name != "postgresql":
        return set()
    return set(connection.exec_driver_sql("SELECT relname FROM pg_class WHERE relispartition").scalars())


def drift(url: str, schema: Schema) -> list[Drift]:
    """Return what `check --url` finds."""
    with opened(url) as database:
        return compared(database, schema)
