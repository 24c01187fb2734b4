"""A schema as a database of SQLite in memory: what a database of it would hold, in SQLite's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from sqla_scaffold.emit.sqltext import escape
from sqla_scaffold.migrate.metadata import build
from sqla_scaffold.schema.model import Schema

Ask = Callable[[str], Sequence[Mapping[str, Any]]]


@contextmanager
def shadow(schema: Schema) -> Iterator[Ask]:
    """Make the tables and views of a schema in memory, and yield what answers questions about them."""
    engine = sa.create_engine("sqlite://", poolclass=StaticPool)
    try:
        with engine.connect() as connection:
            build(schema).create_all(connection)
            for view in schema.views:
                if view.sql is not None:
                    select = sa.text(escape(view.sql)).columns()
                    connection.execute(sa.CreateView(select, view.table.key.name))
            yield lambda sql: [dict(row) for row in connection.exec_driver_sql(sql).mappings()]
    finally:
        engine.dispose()
