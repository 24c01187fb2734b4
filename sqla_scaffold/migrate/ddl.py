"""A schema as the SQL of a database, written without one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from sqla_scaffold.emit.composites import create_composite
from sqla_scaffold.emit.partitions import partition_statements
from sqla_scaffold.emit.sqltext import escape
from sqla_scaffold.migrate.metadata import build
from sqla_scaffold.schema.model import Schema

# The URL of each database's own dialect; no driver is loaded for a mock engine's statements.
_DIALECTS = {"sqlite": "sqlite://", "postgresql": "postgresql+psycopg://", "mysql": "mysql+pymysql://"}


def ddl(schema: Schema, database: str, models: Sequence[str] = ()) -> str:
    """Return the statements that create the tables of a schema.

    Args:
        database: one of `config.DATABASES`.
        models: those whose tables are wanted; none means every table.
    """
    statements: list[str] = []
    make_dialect: Any = sa.make_url(_DIALECTS[database]).get_dialect()  # its arguments are those of DefaultDialect
    dialect = make_dialect(paramstyle="named")  # other styles double every percent sign

    def keep(statement: Any, *_: Any, **__: Any) -> None:
        lines = str(statement.compile(dialect=dialect)).strip().split("\n")
        statements.append("\n".join(line.rstrip() for line in lines))

    engine = sa.create_mock_engine(_DIALECTS[database], keep)
    metadata = build(schema)
    keys = [schema.models_by_name[name].table for name in models]
    for composite in schema.composites if database == "postgresql" and not models else ():
        statements.extend(create_composite(composite))
    chosen = [metadata.tables[str(key)] for key in keys if key not in schema.views_by_key]
    if chosen or not models:
        metadata.create_all(engine, tables=chosen or None, checkfirst=False)
    for table in schema.tables if database == "postgresql" else ():
        if not models or table.key in keys:
            statements.extend(partition_statements(table))
    for view in schema.views:
        key = view.table.key
        if view.sql is not None and (not models or key in keys):
            select = sa.text(escape(view.sql)).columns()
            keep(sa.CreateView(select, key.name, schema=key.schema, materialized=view.materialized))
    return "".join(f"{statement};\n\n" for statement in statements)
