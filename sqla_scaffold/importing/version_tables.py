"""The tables in which Alembic notes which revisions were applied: they are its own, and never a model."""

from __future__ import annotations

from dataclasses import replace

from sqla_scaffold.reading.database.found import FoundDatabase, LeftOut
from sqla_scaffold.schema.table import Table

VERSION_TABLE = "version table"
"""The kind by which one is told among what is left out."""
_NAME, _COLUMN = "alembic_version", "version_num"


def is_version_table(table: Table) -> bool:
    """Tell whether a table is one of Alembic's: by its name, or by its only column where it was given another name."""
    names = [column.name for column in table.columns]
    return names == [_COLUMN] or (table.key.name == _NAME and _COLUMN in names)


def without_version_tables(found: FoundDatabase) -> FoundDatabase:
    """Return a database without these tables, which are told as left out."""
    left = tuple(LeftOut(VERSION_TABLE, str(table.key)) for table in found.tables if is_version_table(table))
    if not left:
        return found
    tables = tuple(table for table in found.tables if not is_version_table(table))
    return replace(found, tables=tables, left_out=(*found.left_out, *left))
