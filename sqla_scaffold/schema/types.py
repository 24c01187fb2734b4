"""THE TABLE of column types: what a type is called, takes, means in Python, and which databases have it.

To add a type is to add a row to the module of its databases; installed packages add theirs by entry points. Names and arguments are those of SQLAlchemy 2.1
(https://docs.sqlalchemy.org/en/21/core/type_basics.html); the short names are ours.
"""

from __future__ import annotations

from sqla_scaffold.schema.column_type import (
    ALL_DATABASES,
    CHARSET,
    COLLATION,
    UNION,
    Annotation,
    ColumnType,
    Kind,
    Parameter,
    ParameterKind,
    PythonName,
)
from sqla_scaffold.schema.extensions import installed
from sqla_scaffold.schema.generic_types import GENERIC
from sqla_scaffold.schema.mysql_types import MYSQL
from sqla_scaffold.schema.postgresql_types import POSTGRESQL

# The table and what its rows are made of come from here; nobody else imports the modules of the rows.
__all__ = [
    "ALL_DATABASES",
    "BY_NAME",
    "CHARSET",
    "COLLATION",
    "TYPES",
    "UNION",
    "WORDS",
    "Annotation",
    "ColumnType",
    "Kind",
    "Parameter",
    "ParameterKind",
    "PythonName",
    "rows_of",
]

TYPES: tuple[ColumnType, ...] = (*GENERIC, *POSTGRESQL, *MYSQL, *installed("sqla_scaffold.types", ColumnType))

BY_NAME: dict[str, ColumnType] = {row.name: row for row in TYPES}


def rows_of(word: str) -> tuple[ColumnType, ...]:
    """Return the types that a word in a schema may mean: a short name, or a class of SQLAlchemy."""
    return _BY_WORD.get(word, ())


WORDS: frozenset[str] = frozenset(word for row in TYPES for word in (row.word, row.sqlalchemy))
_BY_WORD = {word: tuple(row for row in TYPES if word in (row.word, row.sqlalchemy)) for word in WORDS}
