"""Which types a foreign key's column may have beside that of the column it refers to."""

from __future__ import annotations

from sqla_scaffold.schema.table import TypeUse
from sqla_scaffold.schema.type_use import base_of, kind_of
from sqla_scaffold.schema.types import Kind

# Measured on PostgreSQL 15: it compares values of these kinds, the column's first. SQLite compares by affinity.
_COMPARED: dict[Kind, tuple[Kind, ...]] = {
    Kind.INT: (Kind.INT, Kind.DECIMAL, Kind.FLOAT),
    Kind.DECIMAL: (Kind.DECIMAL, Kind.FLOAT),
    Kind.FLOAT: (Kind.FLOAT,),
    Kind.DATE: (Kind.DATE, Kind.DATETIME),
    Kind.DATETIME: (Kind.DATE, Kind.DATETIME),
    Kind.TIME: (Kind.TIME,),
}
_TEXTS = (Kind.STR, Kind.BYTES)
# Measured on MariaDB 10.11: numbers have the same size and sign; these may differ in their digits.
_DIGITS = (Kind.DECIMAL, Kind.TIME, Kind.DATETIME)


def may_refer(use: TypeUse, referred: TypeUse, database: str) -> bool:
    """Tell whether a column of one type may refer to one of another: a `smallint` to an `int`, a text to a longer one."""
    if use == referred:
        return True
    kind, other = kind_of(base_of(use)), kind_of(base_of(referred))
    if kind in _TEXTS and kind is other:
        return True
    if database == "mysql":
        return kind in _DIGITS and use.name == referred.name
    # Whoever says the very words that SQLite is told knows what it makes of them: any type refers to any other.
    return other in _COMPARED.get(kind, ()) or (database == "sqlite" and (use.sql or referred.sql) is not None)
