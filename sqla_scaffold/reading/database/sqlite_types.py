"""SQLite's declared types, which are any words: rows of the table of types, or the words with what their values are like."""

from __future__ import annotations

import re

from sqla_scaffold.schema.table import LiteralDefault, SqlDefault, TypeUse
from sqla_scaffold.schema.type_use import kind_of
from sqla_scaffold.schema.types import BY_NAME, Kind

_FORM = re.compile(r"(?P<name>[^()]+?)\s*(?:\(\s*(?P<numbers>\d+(?:\s*,\s*\d+)?)\s*\))?")
# What SQLAlchemy writes for a type on SQLite, and how many numbers it may say.
_EXACT = {
    "BOOLEAN": ("bool", 0),
    "SMALLINT": ("smallint", 0),
    "INTEGER": ("int", 0),
    "BIGINT": ("bigint", 0),
    "FLOAT": ("float", 0),
    "DOUBLE": ("double", 0),
    "NUMERIC": ("decimal", 2),
    "VARCHAR": ("str", 1),
    "CHAR": ("char", 1),
    "TEXT": ("text", 0),
    "BLOB": ("bytes", 0),
    "DATE": ("date", 0),
    "TIME": ("time", 0),
    "DATETIME": ("datetime", 0),
    "JSON": ("json", 0),
}
# Words whose values are like those of another one.
_LIKE = {
    "INT": "INTEGER",
    "TINYINT": "SMALLINT",
    "MEDIUMINT": "INTEGER",
    "INT2": "SMALLINT",
    "INT4": "INTEGER",
    "INT8": "BIGINT",
    "UNSIGNED BIG INT": "BIGINT",
    "BOOL": "BOOLEAN",
    "REAL": "FLOAT",
    "DOUBLE PRECISION": "DOUBLE",
    "DECIMAL": "NUMERIC",
    "DEC": "NUMERIC",
    "NUMBER": "NUMERIC",
    "NVARCHAR": "VARCHAR",
    "VARCHAR2": "VARCHAR",
    "NVARCHAR2": "VARCHAR",
    "CHARACTER VARYING": "VARCHAR",
    "VARYING CHARACTER": "VARCHAR",
    "CHARACTER": "CHAR",
    "NCHAR": "CHAR",
    "NATIVE CHARACTER": "CHAR",
    "NTEXT": "TEXT",
    "CLOB": "TEXT",
    "STRING": "TEXT",
    "LONGTEXT": "TEXT",
    "MEDIUMTEXT": "TEXT",
    "TINYTEXT": "TEXT",
    "VARBINARY": "BLOB",
    "BINARY": "BLOB",
    "BYTEA": "BLOB",
    "TIMESTAMP": "DATETIME",
    "JSONB": "JSON",
}
# What SQLite makes of any other words (https://www.sqlite.org/datatype3.html#determination_of_column_affinity).
_AFFINITIES = {
    "INT": "INTEGER",
    "CHAR": "TEXT",
    "CLOB": "TEXT",
    "TEXT": "TEXT",
    "REAL": "FLOAT",
    "FLOA": "FLOAT",
    "DOUB": "FLOAT",
}


def type_use(declared: str, *, collation: str | None) -> TypeUse:
    """Return the type that a column is declared with.

    Args:
        collation: where it is not BINARY.
    """
    use = _scalar(declared)
    if collation is None:
        return use
    if use.name in BY_NAME and "collation" in {one.name for one in BY_NAME[use.name].parameters}:
        return TypeUse(use.name, (*use.arguments, ("collation", collation)))
    words = f'{declared} COLLATE "{collation}"'.strip()
    return TypeUse("sql", sql=words, impl=use.impl if use.sql is not None else use)


def _scalar(declared: str) -> TypeUse:
    match = _FORM.fullmatch(declared.strip())
    if match is None:
        return _like_its_affinity(declared)
    name = " ".join(match["name"].upper().split())
    numbers = [int(number) for number in (match["numbers"] or "").split(",") if number]
    row, most = _EXACT.get(name) or _EXACT.get(_LIKE.get(name, ""), ("", 0))
    if not row:
        return _like_its_affinity(declared)
    given = zip(("length",) if most == 1 else ("precision", "scale"), numbers)
    is_sound = all(numbers[:1]) and numbers[1:] <= numbers[:1] and len(numbers) <= most
    use = TypeUse(row, tuple(given) if is_sound else ())
    if name in _EXACT and (is_sound or not numbers):
        return use
    return TypeUse("sql", sql=declared, impl=use)


def _like_its_affinity(declared: str) -> TypeUse:
    """Return a type of words that SQLAlchemy does not have; those with numbers in them hold numbers, as SQLite sees to."""
    words = (row for part, row in _AFFINITIES.items() if part in declared.upper())
    word = next(words, None)
    return TypeUse("sql", sql=declared, impl=None if word is None else TypeUse(_EXACT[word][0]))


def server_default(sql: str, use: TypeUse) -> LiteralDefault | SqlDefault:
    """Return a default as a plain value where that is written in the same way."""
    kind = kind_of(use)
    if kind is Kind.INT and re.fullmatch(r"-?\d{1,18}", sql):
        return LiteralDefault(int(sql)) if str(int(sql)) == sql else SqlDefault(sql)
    if kind is Kind.STR and use.name in ("text", "str", "char", "sql") and re.fullmatch(r"'(?:[^']|'')*'", sql):
        return LiteralDefault(sql[1:-1].replace("''", "'"))
    plain = re.fullmatch(r"""[+-]?[\d.]+|'(?:[^']|'')*'|"(?:[^"]|"")*"|[xX]'[^']*'|\w+""", sql)
    return SqlDefault(sql if plain else f"({sql})")
