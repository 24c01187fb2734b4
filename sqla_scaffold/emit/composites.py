"""Composite types of PostgreSQL as SQL, for models and revisions alike: SQLAlchemy has no word for them."""

from __future__ import annotations

from collections.abc import Iterator

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.columns import Place, sqlalchemy
from sqla_scaffold.emit.ddl import ddl
from sqla_scaffold.emit.pyexpr import Call
from sqla_scaffold.emit.sqlnames import quoted
from sqla_scaffold.schema.composites import Composite
from sqla_scaffold.schema.table import TableKey


def create_composite(composite: Composite) -> Iterator[str]:
    """Yield the statements that make a composite type."""
    parts = ", ".join(f"{quoted(name)} {type_}" for name, type_ in composite.attributes)
    yield f"CREATE TYPE {composite_name(composite)} AS ({parts})"
    if composite.comment is not None:
        yield comment_on_composite(composite)


def comment_on_composite(composite: Composite) -> str:
    """Return the statement that says the comment of a composite type, or takes it away."""
    text = "NULL" if composite.comment is None else "'" + composite.comment.replace("'", "''") + "'"
    return f"COMMENT ON TYPE {composite_name(composite)} IS {text}"


def create_composite_once(composite: Composite) -> str:
    """Return the statement that makes a composite type where there is none, as `create_all` makes tables."""
    made = "; ".join(create_composite(composite))
    mark = "$$"
    while mark in made:
        mark = mark[:-1] + "_$"
    return f"DO {mark} BEGIN {made}; EXCEPTION WHEN duplicate_object THEN NULL; END {mark}"


def composite_events(composite: Composite, place: Place) -> Iterator[tuple[str, Call]]:
    """Yield what makes a composite type before the tables, and drops it after them, in each database that has it."""
    engines = [engine.bind for engine, part in place.schema.parts if composite in part.composites] or [None]
    made = create_composite_once(composite)
    gone = drop_composite(composite).replace("DROP TYPE", "DROP TYPE IF EXISTS", 1)
    for bind in engines:
        metadata = place.base(TableKey("", bind=bind), "metadata")
        for event, sql, first in (("before_create", made, None), ("after_drop", gone, py.TRUE)):
            listener = py.call(py.Joined((ddl(sql), py.Source("execute_if")), "."), dialect=py.value("postgresql"))
            # Dropped before what its parts are of, which was made before it.
            yield "", py.call(sqlalchemy("event", "listen"), metadata, py.value(event), listener, insert=first)


def drop_composite(composite: Composite) -> str:
    """Return the statement that drops a composite type."""
    return f"DROP TYPE {composite_name(composite)}"


def composite_name(composite: Composite) -> str:
    """Return the name of a composite type, as SQL has it."""
    return ".".join(quoted(part) for part in (composite.schema, composite.name) if part is not None)
