"""What a table says to one database alone, changed where the database can: the rest is a hazard (compare/staying.py)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqla_scaffold.migrate.wording import quote
from sqla_scaffold.schema.table import TableKey, TableOptions


def alter_options(target: str, before: TableOptions, after: TableOptions, database: str) -> Iterator[str]:
    """Yield the statements that change the options of a table on PostgreSQL or MySQL.

    Args:
        target: the table's name in SQL.
    """
    words = _postgresql(before, after) if database == "postgresql" else _mysql(before, after)
    yield from (f"ALTER TABLE {target} {word}" for word in words)


def _postgresql(before: TableOptions, after: TableOptions) -> Iterator[str]:
    if before.unlogged != after.unlogged:
        yield f"SET {'UNLOGGED' if after.unlogged else 'LOGGED'}"
    if before.tablespace != after.tablespace:
        yield f"SET TABLESPACE {quote(after.tablespace or 'pg_default', 'postgresql')}"
    yield from storage(before.storage, after.storage)
    yield from (f"INHERIT {_spelled(key)}" for key in after.inherits if key not in before.inherits)


def leave_parents(
    before: TableOptions, after: TableOptions, was: Mapping[TableKey, TableKey], key: TableKey
) -> Iterator[str]:
    """Yield what makes a table inherit from others no more, before either of them changes.

    Args:
        was: the tables' keys of before, by those of now.
        key: the table, by its key of now.
    """
    for parent in before.inherits:
        if parent not in after.inherits:
            yield f"ALTER TABLE {_spelled(was[key])} NO INHERIT {_spelled(was.get(parent, parent))}"


def _spelled(key: TableKey) -> str:
    parts = (key.name,) if key.schema is None else (key.schema, key.name)
    return ".".join(quote(part, "postgresql") for part in parts)


def storage(before: tuple[tuple[str, str], ...], after: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """Yield what sets storage parameters and takes others back."""
    old, new = dict(before), dict(after)
    given = [f"{name} = {value}" for name, value in new.items() if old.get(name) != value]
    gone = [name for name in old if name not in new]
    if given:
        yield f"SET ({', '.join(given)})"
    if gone:
        yield f"RESET ({', '.join(gone)})"


def _mysql(before: TableOptions, after: TableOptions) -> Iterator[str]:
    words = [f"ENGINE = {after.engine}"] if after.engine and before.engine != after.engine else []
    if before.row_format != after.row_format:
        words.append(f"ROW_FORMAT = {after.row_format or 'DEFAULT'}")
    if after.auto_increment is not None and (before.auto_increment or 1) < after.auto_increment:
        words.append(f"AUTO_INCREMENT = {after.auto_increment}")
    if (before.charset, before.collate) != (after.charset, after.collate):
        collate = f" COLLATE {after.collate}" if after.collate else ""
        # Without a character set the one of the database is meant; a collation brings its own along.
        charset = after.charset or (after.collate.partition("_")[0] if after.collate else "DEFAULT")
        words.append(f"CONVERT TO CHARACTER SET {charset}{collate}")
    if words:
        yield ", ".join(words)
