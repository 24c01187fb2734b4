"""What a database is told about a column, a constraint, an index, a value: SQLAlchemy's own words, with no database.

Two things that a database is told in the same words are the same to it, however they differ in the schema: a time zone
that SQLite does not keep, a condition of an index that MySQL does not have.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import DOMAIN
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import AddConstraint, CreateIndex
from sqlalchemy.types import TypeEngine

from sqla_scaffold.schema.table import LiteralDefault, SqlDefault, TypeUse
from sqla_scaffold.schema.type_use import base_of, kind_of
from sqla_scaffold.schema.types import Kind

_URLS = {"sqlite": "sqlite://", "postgresql": "postgresql+psycopg://", "mysql": "mysql+pymysql://"}


@cache
def dialect_of(database: str) -> Dialect:
    """Return the dialect of a database; no driver is loaded."""
    make: Any = sa.make_url(_URLS[database]).get_dialect()
    made: Dialect = make(paramstyle="named")  # other styles double every percent sign
    return made


def quote(name: str, database: str) -> str:
    """Return a name as the database's SQL has it."""
    return dialect_of(database).identifier_preparer.quote(name)


def table_name(table: sa.Table, database: str) -> str:
    """Return a table's name with its schema, as the database's SQL has it."""
    return dialect_of(database).identifier_preparer.format_table(table)


def type_words(column: sa.Column[Any], database: str) -> str:
    """Return the type of a column."""
    dialect = dialect_of(database)
    return dialect.type_compiler_instance.process(column.type, type_expression=column)


def _compiler(dialect: Dialect) -> Any:
    """Return what puts columns into words; it needs no statement for that."""
    make: Any = dialect.ddl_compiler
    return make(dialect, None)


def default_words(column: sa.Column[Any], database: str) -> str | None:
    """Return what a column gets when no value is given."""
    dialect = dialect_of(database)
    words: str | None = _compiler(dialect).get_column_default_string(column)
    return words


def column_words(column: sa.Column[Any], database: str) -> tuple[str, str | None]:
    """Return all that is said of a column in its table, and its comment where that is said apart."""
    dialect = dialect_of(database)
    apart = dialect.supports_comments and not dialect.inline_comments
    return str(_compiler(dialect).get_column_specification(column)), column.comment if apart else None


def part_words(part: sa.Constraint | sa.Index, database: str) -> str:
    """Return the statement that makes a constraint or an index."""
    statement: Any = CreateIndex(part) if isinstance(part, sa.Index) else AddConstraint(part)
    return str(statement.compile(dialect=dialect_of(database)))


def value_words(value: LiteralDefault | SqlDefault, use: TypeUse, type_: TypeEngine[Any], database: str) -> str:
    """Return a value as an expression in a database's SQL."""
    if isinstance(value, SqlDefault):
        return value.sql
    dialect = dialect_of(database)
    type_ = type_.data_type if isinstance(type_, DOMAIN) else type_
    use = base_of(use)
    held = _in_python(value.value, use)
    if held is None or isinstance(held, (tuple, bytes, timedelta)):
        return "'" + str(value.value).replace("'", "''") + "'"
    literal = sa.literal(held, type_)
    return str(literal.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))


def _in_python(value: Any, use: TypeUse) -> Any:
    match kind_of(use):
        case Kind.DATE:
            return date.fromisoformat(str(value))
        case Kind.TIME:
            return time.fromisoformat(str(value))
        case Kind.DATETIME:
            return datetime.fromisoformat(str(value))
        case Kind.DECIMAL:
            return Decimal(str(value))
        case Kind.UUID:
            return UUID(str(value))
        case Kind.BYTES:
            return str(value).encode()
        case Kind.TIMEDELTA:
            return timedelta(seconds=float(value))
        case Kind.JSON | Kind.OTHER | Kind.ARRAY:
            return None
        case _:
            return value


def zero(use: TypeUse, labels: tuple[str, ...]) -> LiteralDefault | SqlDefault | None:
    """Return the plainest value of a type: what a row gets where nobody knows what it had."""
    match kind_of(use):
        case Kind.BOOL:
            return LiteralDefault(False)
        case Kind.INT | Kind.FLOAT:
            return LiteralDefault(0)
        case Kind.DECIMAL:
            return LiteralDefault("0")
        case Kind.STR | Kind.BYTES:
            return LiteralDefault("")
        case Kind.DATE:
            return LiteralDefault("1970-01-01")
        case Kind.TIME:
            return LiteralDefault("00:00:00")
        case Kind.DATETIME:
            return LiteralDefault("1970-01-01 00:00:00")
        case Kind.TIMEDELTA:
            return LiteralDefault(0)
        case Kind.UUID:
            return LiteralDefault(str(UUID(int=0)))
        case Kind.JSON:
            return LiteralDefault("{}")
        case Kind.ENUM:
            return LiteralDefault(labels[0])
        case Kind.ARRAY:
            return SqlDefault("'{}'")
        case _:
            return None
