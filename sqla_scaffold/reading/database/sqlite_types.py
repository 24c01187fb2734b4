"""SQLite's declared types, which are any words, as rows of the table of types."""

from __future__ import annotations

import re

from sqla_scaffold.schema.table import LiteralDefault, SqlDefault, TypeUse
from sqla_scaffold.schema.types import BY_NAME

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
# Words of the same affinity (https://www.sqlite.org/datatype3.html#determination_of_column_affinity) and meaning.
_NEAR = {
    "INT": "INTEGER",
    "TINYINT": "INTEGER",
    "MEDIUMINT": "INTEGER",
    "INT2": "SMALLINT",
    "INT8": "BIGINT",
    "BOOL": "BOOLEAN",
    "REAL": "FLOAT",
    "DOUBLE PRECISION": "DOUBLE",
    "DECIMAL": "NUMERIC",
    "NVARCHAR": "VARCHAR",
    "VARCHAR2": "VARCHAR",
    "CHARACTER VARYING": "VARCHAR",
    "CHARACTER": "CHAR",
    "NCHAR": "CHAR",
    "CLOB": "TEXT",
    "TIMESTAMP": "DATETIME",
}
_INTEGERS = ("INTEGER", "SMALLINT", "BIGINT")


def type_use(declared: str, *, strict: bool, collation: str | None) -> tuple[TypeUse, str | None]:
    """Return the type that a column is declared with, and what it is called in the schema where that is another word.

    Args:
        strict: whether the table is STRICT, in which only few words are types.
        collation: where it is not BINARY.
    """
    use, word = _scalar(declared, strict=strict)
    if collation is None:
        return use, word
    if use.name in BY_NAME and "collation" in {one.name for one in BY_NAME[use.name].parameters}:
        return TypeUse(use.name, (*use.arguments, ("collation", collation))), word
    return TypeUse("sql", sql=f'{declared or "BLOB"} COLLATE "{collation}"'), None


def _scalar(declared: str, *, strict: bool) -> tuple[TypeUse, str | None]:
    if not declared:
        return TypeUse("sql", sql="BLOB"), "BLOB"  # no type is of that affinity
    match = _FORM.fullmatch(declared.strip())
    if match is None:
        return TypeUse("sql", sql=declared), None
    name = " ".join(match["name"].upper().split())
    if strict and name in ("REAL", "ANY"):
        return TypeUse("sql", sql=name), None
    word = _NEAR.get(name, name)
    if word not in _EXACT:
        return TypeUse("sql", sql=declared), None
    numbers = [int(number) for number in (match["numbers"] or "").split(",") if number]
    row, most = _EXACT[word]
    if word in _INTEGERS and numbers:
        return TypeUse(row), word  # the width of INT(11) says nothing
    if len(numbers) > most or (numbers and not numbers[0]):
        return TypeUse("sql", sql=declared), None
    given = zip(("length",) if most == 1 else ("precision", "scale"), numbers)
    return TypeUse(row, tuple(given)), None if word == name else word


def server_default(sql: str, use: TypeUse) -> LiteralDefault | SqlDefault:
    """Return a default as a plain value where that is written in the same way."""
    if use.name in ("smallint", "int", "bigint") and re.fullmatch(r"-?\d{1,18}", sql):
        return LiteralDefault(int(sql)) if str(int(sql)) == sql else SqlDefault(sql)
    if use.name in ("text", "str", "char") and re.fullmatch(r"'(?:[^']|'')*'", sql):
        return LiteralDefault(sql[1:-1].replace("''", "'"))
    plain = re.fullmatch(r"[+-]?[\d.]+|'(?:[^']|'')*'|[xX]'[^']*'|\w+", sql)
    return SqlDefault(sql if plain else f"({sql})")
