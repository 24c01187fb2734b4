"""Constraints and indexes of a table of SQLite; one that has no name is known by that of the naming convention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqla_scaffold.reading.database.sqlite_statements import Statement, index_statement
from sqla_scaffold.reading.database.sqlite_tokens import tokens_of
from sqla_scaffold.schema import names
from sqla_scaffold.schema.table import Check, ForeignKey, Index, TableKey, Unique

Row = Mapping[str, Any]
_CONVENTION = dict(names.DEFAULT_CONVENTION)


def made_name(kind: str, table: str, columns: Sequence[str], target: str = "", constraint: str = "") -> str:
    """Return the name by which a constraint without one is known, as that of the naming convention."""
    made = names.convention_name(_CONVENTION, kind, table, columns, referred_table=target, constraint=constraint)
    return names.shorten(made or constraint)


def foreign_keys_of(
    table: str, rows: Sequence[Row], statement: Statement, primary_keys: Mapping[str, tuple[str, ...]]
) -> tuple[ForeignKey, ...]:
    """Return the foreign keys of a table."""
    spelled: dict[str, str] = {name.lower(): name for name in primary_keys}
    parts: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        parts[row["id"]].append(row)
    found: dict[str, ForeignKey] = {}
    # SQLite counts them from the last one.
    for said, (_, key) in zip(statement.keys, sorted(parts.items(), reverse=True)):
        written = str(key[0]["table"])
        target = spelled.get(written.lower(), written)
        columns = tuple(row["from"] for row in key)
        referred = tuple(row["to"] for row in key)
        if None in referred:
            referred = primary_keys.get(target, ())[: len(columns)]
        name = _free(said.name or made_name("fk", table, columns, target), found)
        found[name] = ForeignKey(
            name,
            columns,
            TableKey(target),
            referred,
            ondelete=_action(key[0]["on_delete"]),
            onupdate=_action(key[0]["on_update"]),
            deferrable=said.deferrable,
            initially=said.initially,
            unnamed=said.name is None,
        )
    return tuple(found[name] for name in sorted(found))


def _action(word: str) -> str | None:
    return None if word == "NO ACTION" else word


def uniques_of(table: str, rows: Sequence[Row], statement: Statement) -> tuple[Unique, ...]:
    """Return the unique constraints of a table, which are indexes to SQLite."""
    columns: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        columns[row["index_name"]].append(row["name"])
    found: dict[str, Unique] = {}
    for one in map(tuple, columns.values()):
        said = statement.uniques.get(tuple(column.lower() for column in one))
        name = _free(said or made_name("uq", table, one), found)
        found[name] = Unique(name, one, unnamed=said is None)
    return tuple(found[name] for name in sorted(found))


def checks_of(table: str, statement: Statement) -> tuple[Check, ...]:
    """Return the checks of a table; one without a name is called after the first name in it."""
    found: dict[str, Check] = {}
    for said, column, sqltext in statement.checks:
        name = said
        if name is None:
            words = (token.meant for token in tokens_of(sqltext) if token.kind in ("name", "word"))
            short = names.snake_case("".join(one if one.isalnum() else "_" for one in column or next(words, "check")))
            name = made_name("ck", table, (), constraint=short)
        name = _free(name, found)
        found[name] = Check(name, name, sqltext, unnamed=said is None)
    return tuple(found[name] for name in sorted(found))


def indexes_of(rows: Sequence[Row]) -> tuple[Index, ...]:
    """Return the indexes of a table that somebody made."""
    found = []
    for row in rows:
        if row["sql"] is None:
            continue  # it stands behind a constraint
        elements, where = index_statement(row["sql"])
        unique = tokens_of(row["sql"])[1].key == "UNIQUE"
        found.append(Index(row["name"], elements, unique=unique, where=where))
    return tuple(sorted(found, key=lambda one: one.name))


def _free(name: str, taken: Collection[str]) -> str:
    places = (f"{name}_{number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(one for one in places if one not in taken)
