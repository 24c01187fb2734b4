"""Constraints and indexes of PostgreSQL, table by table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqla_scaffold.reading.database.found import LeftOut
from sqla_scaffold.reading.database.postgresql_text import condition
from sqla_scaffold.schema.table import (
    Check,
    Exclude,
    ExcludeElement,
    ForeignKey,
    Index,
    IndexElement,
    PrimaryKey,
    TableKey,
    Unique,
)

Row = Mapping[str, Any]
Numbers = Mapping[int, Mapping[int, str]]
"""The columns of each table by their numbers."""

_ACTIONS = {"a": None, "r": "RESTRICT", "c": "CASCADE", "n": "SET NULL", "d": "SET DEFAULT"}
_DESC, _NULLS_FIRST = 1, 2


@dataclass(slots=True)
class TableParts:
    """What holds on a table, gathered from several answers."""

    name: str
    primary_key: PrimaryKey | None = None
    foreign_keys: list[ForeignKey] = field(default_factory=list)
    uniques: list[Unique] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    excludes: list[Exclude] = field(default_factory=list)
    indexes: list[Index] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def parts_of(
    constraints: Iterable[Row], indexes: Iterable[Row], keys: Mapping[int, TableKey], numbers: Numbers
) -> dict[int, TableParts]:
    """Return what holds on each table, by its oid."""
    found = {oid: TableParts(key.name) for oid, key in keys.items()}
    indexes_by_oid = {row["oid"]: row for row in indexes}
    behind = set()
    for row in constraints:
        if row["kind"] in "pux":
            behind.add(row["index"])
        if row["table"] in found:
            _constraint(row, found[row["table"]], indexes_by_oid.get(row["index"]), keys, numbers)
    for oid, row in indexes_by_oid.items():
        if oid not in behind and row["table"] in found:
            found[row["table"]].indexes.append(_index(row, numbers[row["table"]]))
    return found


def _constraint(row: Row, parts: TableParts, index: Row | None, keys: Mapping[int, TableKey], numbers: Numbers) -> None:
    columns = tuple(numbers[row["table"]][number] for number in row["columns"] or () if number > 0)
    wait = {"deferrable": row["deferrable"], "initially": "DEFERRED" if row["deferred"] else None}
    where = f"{keys[row['table']]}.{row['name']}"
    if row["kind"] == "p":
        parts.primary_key = PrimaryKey(columns, row["name"])
        if row["deferrable"]:
            parts.left_out.append(LeftOut("option of a primary key", where, "it is deferrable"))
    elif row["kind"] == "f" and row["target"] in keys:
        parts.foreign_keys.append(
            ForeignKey(
                row["name"],
                columns,
                keys[row["target"]],
                tuple(numbers[row["target"]][number] for number in row["target_columns"]),
                ondelete=_ACTIONS[row["ondelete"]],
                onupdate=_ACTIONS[row["onupdate"]],
                match="FULL" if row["match"] == "f" else None,
                not_valid=not row["valid"],
                **wait,
            )
        )
    elif row["kind"] == "u" and index is not None:
        include = tuple(numbers[row["table"]][number] for number in index["columns"][index["keys"] :])
        nulls = index["nulls_not_distinct"]
        parts.uniques.append(Unique(row["name"], columns, nulls_not_distinct=nulls, include=include, **wait))
    elif row["kind"] == "c":
        parts.checks.append(Check(row["name"], row["name"], condition(row["sqltext"]), not row["valid"]))
        if row["no_inherit"]:
            parts.left_out.append(LeftOut("option of a check", where, "it says NO INHERIT"))
    elif row["kind"] == "x" and index is not None:
        parts.excludes.append(_exclude(row, index, numbers[row["table"]], wait))
    else:
        parts.left_out.append(LeftOut("constraint", where))


def _exclude(row: Row, index: Row, columns: Mapping[int, str], wait: Mapping[str, Any]) -> Exclude:
    elements = []
    for operator, element in zip(row["operators"], _elements(index, columns), strict=True):
        sql = element.sql
        elements.append(ExcludeElement(operator, column=element.column, sql=sql, ops=element.ops))
    return Exclude(row["name"], tuple(elements), using=index["using"], where=index["where"], **wait)


def _index(row: Row, columns: Mapping[int, str]) -> Index:
    return Index(
        row["name"],
        tuple(_elements(row, columns)),
        unique=row["unique"],
        where=None if row["where"] is None else condition(row["where"]),
        using=None if row["using"] == "btree" else row["using"],
        include=tuple(columns[number] for number in row["columns"][row["keys"] :]),
        nulls_not_distinct=row["nulls_not_distinct"],
        storage=tuple((name, value) for name, _, value in sorted(one.partition("=") for one in row["storage"] or ())),
        tablespace=row["tablespace"],
    )


def _elements(row: Row, columns: Mapping[int, str]) -> Sequence[IndexElement]:
    found = []
    for place in range(row["keys"]):
        number, option, ops = row["columns"][place], row["options"][place], row["ops"][place]
        collation = row["collations"][place]
        desc = bool(option & _DESC)
        first = bool(option & _NULLS_FIRST)
        nulls = None if first == desc else ("first" if first else "last")
        if number and collation is None:
            found.append(IndexElement(columns[number], desc=desc, nulls=nulls, ops=ops))
            continue
        words = [row["definitions"][place]]
        if collation is not None and number:
            words.append(f'COLLATE "{collation}"')
        words += [word for word in (ops, "DESC" if desc else None, nulls and f"NULLS {nulls.upper()}") if word]
        found.append(IndexElement(sql=" ".join(words)))
    return found
