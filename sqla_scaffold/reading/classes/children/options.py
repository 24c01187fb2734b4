"""What tables, columns, constraints and indexes say to one database alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Table, quoted_name

from .job import Facts

_OF_MYSQL = ("engine", "charset", "collate", "row_format", "auto_increment")
_CHARSET = {"default_charset": "charset", "default charset": "charset", "default_collate": "collate"}
# What a schema says, in some way or other, of any of them.
_SAID = {
    "postgresql": {
        "using",
        "include",
        "where",
        "ops",
        "with",
        "tablespace",
        "nulls_not_distinct",
        "partition_by",
        "not_valid",
        "inherits",
    },
    "mysql": {*_OF_MYSQL, *_CHARSET, "using", "length", "prefix", "with_parser"},
    "mariadb": {*_OF_MYSQL, *_CHARSET, "using", "length", "prefix", "with_parser"},
    "sqlite": {"where", "autoincrement", "with_rowid", "strict"},
}


def table_options(table: Table) -> Facts:
    """Return the options of a table by the names that a schema's value has for them."""
    said = dict(table.dialect_kwargs)
    found: Facts = {}
    for name, value in said.items():
        database, _, word = name.partition("_")
        word = _CHARSET.get(word.lower(), word.lower())
        if database in ("mysql", "mariadb") and word in _OF_MYSQL and value is not None:
            found[word] = int(value) if word == "auto_increment" else str(value)
    for word in ("partition_by", "tablespace"):
        if said.get(f"postgresql_{word}") is not None:
            found[word] = str(said[f"postgresql_{word}"])
    storage = said.get("postgresql_with") or {}
    found["inherits"] = parents_of(table)
    found["storage"] = {name: str(value).lower() for name, value in storage.items()}
    found["unlogged"] = "UNLOGGED" in [str(one).upper() for one in table._prefixes]
    found["without_rowid"] = said.get("sqlite_with_rowid", True) is False
    found["strict"] = bool(said.get("sqlite_strict"))
    found["sqlite_autoincrement"] = bool(said.get("sqlite_autoincrement"))
    return found


def parents_of(table: Table) -> list[list[str | None]]:
    """Return the names and the schemas of the tables of PostgreSQL that a table inherits from."""
    said = table.dialect_kwargs.get("postgresql_inherits") or ()
    return [_parent(name) for name in ([said] if isinstance(said, str) else said)]


def _parent(name: str) -> list[str | None]:
    if not (isinstance(name, quoted_name) and name.quote is False):
        return [str(name), None]
    # It is SQL already, as a name with its schema has to be.
    parts = [
        quoted.replace('""', '"') if quoted else plain.lower()
        for quoted, plain in re.findall(r'"((?:[^"]|"")+)"|([^\s".]+)', name)
    ]
    return [parts[-1], parts[-2] if len(parts) > 1 else None]


def unsaid(one: Any) -> Iterator[str]:
    """Yield the options that no schema says, as the keywords by which SQLAlchemy knows them."""
    for name, value in dict(one.dialect_kwargs).items():
        database, _, word = name.partition("_")
        if value not in (None, False, {}, []) and word.lower() not in _SAID.get(database, ()):
            yield name
    for prefix in getattr(one, "_prefixes", ()):
        if str(prefix).upper() != "UNLOGGED":
            yield f"prefixes=[{prefix}]"
