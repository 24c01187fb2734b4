"""Sequences in revisions, on PostgreSQL and MariaDB."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from sqla_scaffold.compare.object_changes import ChangeSequence, RenameSequence
from sqla_scaffold.migrate.metadata import sequence_of
from sqla_scaffold.migrate.wording import dialect_of, quote
from sqla_scaffold.schema.sequences import NumberSequence
from sqla_scaffold.schema.table import TableKey

_TYPES = {"smallint": "smallint", "int": "integer", "bigint": "bigint", None: "bigint"}
# What a number is where none is said, and how that is said.
_WORDS = {"start": "START WITH", "increment": "INCREMENT BY", "minvalue": "MINVALUE", "maxvalue": "MAXVALUE"}


def name_of(key: TableKey, database: str) -> str:
    """Return the name of a sequence, as SQL has it."""
    return ".".join(quote(part, database) for part in (key.schema, key.name) if part is not None)


def create_sequence(sequence: NumberSequence, database: str) -> str:
    """Return the statement that makes a sequence, which nobody owns yet."""
    statement: Any = sa.schema.CreateSequence(sequence_of(sequence))
    return str(statement.compile(dialect=dialect_of(database)))


def drop_sequence(sequence: NumberSequence, database: str) -> str:
    """Return the statement that drops a sequence."""
    return f"DROP SEQUENCE {name_of(sequence.key, database)}"


def own_sequence(sequence: NumberSequence) -> str:
    """Return PostgreSQL's statement that gives a sequence to its column, or to nobody."""
    owner = "NONE"
    if sequence.owned_by is not None:
        table, column = sequence.owned_by
        owner = f"{name_of(table, 'postgresql')}.{quote(column, 'postgresql')}"
    return f"ALTER SEQUENCE {name_of(sequence.key, 'postgresql')} OWNED BY {owner}"


def rename_sequence(change: RenameSequence, database: str) -> Iterator[str]:
    """Yield the statements that give a sequence its name and its schema."""
    before, after = change.before.key, change.after.key
    if database == "mysql":
        yield f"RENAME TABLE {name_of(before, database)} TO {name_of(after, database)}"
        return
    if before.schema != after.schema:
        target = quote(after.schema or "public", database)
        yield f"ALTER SEQUENCE {name_of(before, database)} SET SCHEMA {target}"
    if before.name != after.name:
        moved = name_of(TableKey(before.name, after.schema), database)
        yield f"ALTER SEQUENCE {moved} RENAME TO {quote(after.name, database)}"


def alter_sequence(change: ChangeSequence, database: str) -> str | None:
    """Return the statement that changes how a sequence counts; None where its owner alone is another one."""
    before, after = change.before, change.after
    words = [] if before.type == after.type else [f"AS {_TYPES[after.type]}"]
    for name, word in _WORDS.items():
        value = getattr(after, name)
        if value == getattr(before, name):
            continue
        if value is None and name == "start":
            value = (after.minvalue if (after.increment or 1) > 0 else after.maxvalue) or (
                1 if (after.increment or 1) > 0 else -1
            )
        value = 1 if value is None and name == "increment" else value
        words.append(f"NO {word}" if value is None else f"{word} {value}")
    if before.cache != after.cache:
        words.append(f"CACHE {after.cache or (1000 if database == 'mysql' else 1)}")
    if before.cycle != after.cycle:
        words.append("CYCLE" if after.cycle else "NO CYCLE" if database == "postgresql" else "NOCYCLE")
    return f"ALTER SEQUENCE {name_of(after.key, database)} {' '.join(words)}" if words else None
