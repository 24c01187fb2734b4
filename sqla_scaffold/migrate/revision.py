"""Revisions: the first one, which makes the whole schema, and the snapshot it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from alembic.operations import ops

from sqla_scaffold.config import Config
from sqla_scaffold.emit.composites import create_composite, drop_composite
from sqla_scaffold.emit.literal import docstring, literal
from sqla_scaffold.emit.partitions import keys_in_the_way, partition_statements
from sqla_scaffold.emit.render import render as render_page
from sqla_scaffold.emit.reprint import laid_out
from sqla_scaffold.emit.sqltext import escape
from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.migrate.domains import create_domain, drop_domain
from sqla_scaffold.migrate.history import lock_path
from sqla_scaffold.migrate.metadata import build
from sqla_scaffold.migrate.operations import (
    Body,
    CreateExactIndex,
    CreateSequence,
    CreateView,
    DropSequence,
    DropView,
    OnlyOn,
    quote,
    render,
)
from sqla_scaffold.migrate.sequences import own_sequence
from sqla_scaffold.migrate.ordering import created
from sqla_scaffold.migrate.schemas import create_schema, drop_schema
from sqla_scaffold.schema import snapshot
from sqla_scaffold.schema.model import EnumType, Schema
from sqla_scaffold.schema.table import View

INITIAL_REVISION = "0001"
TAKES_BACK = "Take the database back to the revision before."
_SLUG_LENGTH = 40

_POSTGRESQL = '== "postgresql"'
_NOT_SQLITE = '!= "sqlite"'


@dataclass(frozen=True)
class RevisionView:
    """What the template of a revision prints, as Python source.

    Args:
        chain: which snapshots it stands between, and what it touches.
    """

    docstring: str
    imports: tuple[str, ...]
    revision: str
    down_revision: str
    upgrade: str
    downgrade: str
    sql_type: bool = False
    takes_back: str = f'"""{TAKES_BACK}"""'
    chain: str = ""


def initial_revision(schema: Schema, config: Config, *, message: str = "initial") -> list[GeneratedFile]:
    """Return the first revision and the snapshot of the schema that it leads to.

    It runs on SQLite, PostgreSQL, MySQL and MariaDB alike, as far as they have the schema's types.

    Args:
        message: what Alembic's history shows.
    """
    metadata = build(schema)
    steps = _Steps.of(metadata)
    upgrade = render(list(_upgrade(schema, steps)), metadata)
    downgrade = render(list(_downgrade(schema, steps)), metadata)
    view = RevisionView(
        docstring=docstring(message, 0),
        imports=imports(upgrade, downgrade),
        revision=literal(INITIAL_REVISION),
        down_revision=literal(None),
        upgrade=_indented(upgrade),
        downgrade=_indented(downgrade),
        sql_type=upgrade.sql_type or downgrade.sql_type,
    )
    text = render_page("revision.py.jinja", view, config)
    path = f"{config.migrations}/versions/{INITIAL_REVISION}_{slug(message)}.py"
    return [
        GeneratedFile(path, text, Owner.PERSON),
        GeneratedFile(lock_path(config), snapshot.dump(schema, INITIAL_REVISION), Owner.TOOL),
    ]


def slug(message: str) -> str:
    """Return a message as a part of a file name."""
    words = "_".join(re.findall(r"[a-z0-9]+", message.lower()))[:_SLUG_LENGTH].strip("_")
    return words or "revision"


@dataclass(frozen=True)
class _Steps:
    """The tables in an order in which each finds those it refers to, and the foreign keys that no order satisfies."""

    tables: tuple[sa.Table, ...]
    late_keys: tuple[sa.ForeignKeyConstraint, ...]

    @classmethod
    def of(cls, metadata: sa.MetaData) -> _Steps:
        tables, late = created(list(metadata.tables.values()))
        return cls(tuple(tables), tuple(late))


def _upgrade(schema: Schema, steps: _Steps) -> Iterator[ops.MigrateOperation]:
    schemas = [_execute(create_schema(name, INITIAL_REVISION)) for name in _schemas(schema)]
    if schemas:
        yield OnlyOn(_POSTGRESQL, "A schema made here gets a comment, by which the downgrade knows it.", schemas)
    extensions = [_execute(f"CREATE EXTENSION IF NOT EXISTS {quote(name)}") for name in schema.extensions]
    if extensions:
        yield OnlyOn(_POSTGRESQL, "The downgrade leaves these: others in the database may use them.", extensions)
    creations = [_execute(f"CREATE TYPE {_type_name(enum)} AS ENUM ({_labels(enum)})") for enum in schema.stored_enums]
    if creations:
        yield OnlyOn(_POSTGRESQL, "Types of their own, which no table owns.", creations)
    yield from map(CreateSequence, schema.sequences)
    domains = [_execute(sql) for domain in schema.domains for sql in create_domain(domain)]
    if domains:
        yield OnlyOn(_POSTGRESQL, "Domains, which no table owns.", domains)
    composites = [_execute(sql) for composite in schema.composites for sql in create_composite(composite)]
    if composites:
        yield OnlyOn(_POSTGRESQL, "Composite types, which no table owns.", composites)
    for table in steps.tables:
        yield ops.CreateTableOp.from_table(table)
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield CreateExactIndex.from_index(index)
    if steps.late_keys:
        keys = [_create_key(key) for key in steps.late_keys]
        yield OnlyOn(_NOT_SQLITE, "SQLite cannot add these: it made them with the tables.", keys)
    partitions = [_execute(sql) for table in schema.tables for sql in partition_statements(table)]
    if partitions:
        yield OnlyOn(_POSTGRESQL, "The partitions of the tables, with which they go.", partitions)
    owned = [_execute(own_sequence(one)) for one in schema.sequences if one.owned_by is not None]
    if owned:
        yield OnlyOn(_POSTGRESQL, "These sequences go with their columns.", owned)
    for view in _views(schema):
        yield CreateView(view)


def _downgrade(schema: Schema, steps: _Steps) -> Iterator[ops.MigrateOperation]:
    """Undo the upgrade; indexes go with their tables."""
    for view in reversed(_views(schema)):
        yield DropView(view)
    if steps.late_keys:
        keys = [ops.DropConstraintOp.from_constraint(key) for key in reversed(steps.late_keys)]
        yield OnlyOn(_NOT_SQLITE, "SQLite cannot drop these: they go with the tables.", keys)
    order = [(table.name, table.schema) for table in reversed(steps.tables)]
    held = [_execute(sql) for sql in keys_in_the_way(schema.tables, order)]
    if held:
        yield OnlyOn(_POSTGRESQL, "Partitions refer to tables that go before theirs.", held)
    for table in reversed(steps.tables):
        yield ops.DropTableOp(table.name, schema=table.schema)
    yield from (DropSequence(one) for one in reversed(schema.sequences) if one.owned_by is None)
    composites = [_execute(drop_composite(composite)) for composite in reversed(schema.composites)]
    if composites:
        yield OnlyOn(_POSTGRESQL, "Composite types stay when their columns go.", composites)
    domains = [_execute(drop_domain(domain)) for domain in reversed(schema.domains)]
    if domains:
        yield OnlyOn(_POSTGRESQL, "Domains stay when their columns go.", domains)
    removals = [_execute(f"DROP TYPE {_type_name(enum)}") for enum in reversed(schema.stored_enums)]
    if removals:
        yield OnlyOn(_POSTGRESQL, "Dropping a table does not drop the types of its columns.", removals)
    schemas = [_execute(drop_schema(name, INITIAL_REVISION)) for name in reversed(_schemas(schema))]
    if schemas:
        yield OnlyOn(_POSTGRESQL, "A schema that was there before stays.", schemas)


def _views(schema: Schema) -> list[View]:
    return [view for view in schema.views if view.sql is not None]


def _create_key(key: sa.ForeignKeyConstraint) -> ops.CreateForeignKeyOp:
    operation = ops.CreateForeignKeyOp.from_constraint(key)
    operation.kw.pop("use_alter", None)  # said already: this is the later statement
    assert isinstance(operation, ops.CreateForeignKeyOp)
    return operation


def _schemas(schema: Schema) -> list[str]:
    named = {table.key.schema for table in (*schema.tables, *(view.table for view in _views(schema)))} | {
        enum.schema for enum in schema.stored_enums
    }
    named |= (
        {one.schema for one in schema.composites}
        | {domain.schema for domain in schema.domains}
        | {one.key.schema for one in schema.sequences}
    )
    return sorted(name for name in named if name is not None)


def _type_name(enum: EnumType) -> str:
    return ".".join(map(quote, (enum.type_name,) if enum.schema is None else (enum.schema, enum.type_name)))


def _execute(sql: str) -> ops.ExecuteSQLOp:
    return ops.ExecuteSQLOp(escape(sql))


def _labels(enum: EnumType) -> str:
    return ", ".join("'" + member.value.replace("'", "''") + "'" for member in enum.members)


def imports(*bodies: Body) -> tuple[str, ...]:
    """Return the lines of imports that bodies need."""
    wanted = {"from alembic import op"} if any("op." in body.source for body in bodies) else set[str]()
    if any("sa." in body.source for body in bodies):
        wanted.add("import sqlalchemy as sa")
    # `import` before `from`, each by name, as isort and ruff have it.
    return tuple(sorted(wanted.union(*(body.imports for body in bodies)), key=lambda line: (line[:4] == "from", line)))


def _indented(body: Body) -> str:
    return laid_out(body.source or "pass", 4)
