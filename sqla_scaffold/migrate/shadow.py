"""A schema as a database of SQLite in memory: what a database of it would hold, in SQLite's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from sqla_scaffold.emit.sqltext import escape
from sqla_scaffold.migrate.metadata import build
from sqla_scaffold.report.codes import databases as codes
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.schema.model import Schema

Ask = Callable[[str], Sequence[Mapping[str, Any]]]


@contextmanager
def shadow(schema: Schema) -> Iterator[Ask]:
    """Make the tables and views of a schema in memory, and yield what answers questions about them.

    Errors: `OutsideError` for a schema whose own SQL SQLite refuses.
    """
    engine = sa.create_engine("sqlite://", poolclass=StaticPool)
    try:
        with engine.connect() as connection:
            _make(schema, connection)
            yield lambda sql: [dict(row) for row in connection.exec_driver_sql(sql).mappings()]
    finally:
        engine.dispose()


def _make(schema: Schema, connection: sa.Connection) -> None:
    try:
        build(schema).create_all(connection)
        for view in schema.views:
            if view.sql is not None:
                select = sa.text(escape(view.sql)).columns()
                connection.execute(sa.CreateView(select, view.table.key.name))
    except sa.exc.DBAPIError as error:
        hint = "look at the SQL that the schema holds: checks, conditions and expressions of indexes, defaults, views"
        message = f"SQLite does not take what the schema says: {error.orig}"
        raise OutsideError(codes.NOT_TAKEN, message, hint=hint) from None
