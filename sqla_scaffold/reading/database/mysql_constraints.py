"""Constraints and indexes of MySQL and MariaDB, table by table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqla_scaffold.reading.database.found import LeftOut
from sqla_scaffold.reading.database.mysql_text import expression
from sqla_scaffold.schema.table import Check, ForeignKey, Index, IndexElement, TableKey, Unique

Row = Mapping[str, Any]

# InnoDB treats the two alike, and one of them is what nobody needs to say.
_ACTIONS = {"RESTRICT": None, "NO ACTION": None}
_PREFIXES = ("FULLTEXT", "SPATIAL")


@dataclass(slots=True)
class TableParts:
    """What holds on a table, gathered from several answers."""

    primary_key: tuple[str, ...] = ()
    foreign_keys: list[ForeignKey] = field(default_factory=list)
    uniques: list[Unique] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    indexes: list[Index] = field(default_factory=list)
    json: set[str] = field(default_factory=set)
    left_out: list[LeftOut] = field(default_factory=list)


def parts_of(
    keys: Iterable[Row], actions: Iterable[Row], indexes: Iterable[Row], checks: Iterable[Row], home: str
) -> dict[str, TableParts]:
    """Return what holds on each table, by its name.

    Args:
        home: the database that is read.
    """
    found: dict[str, TableParts] = defaultdict(TableParts)
    rules = {(row["owner"], row["name"]): row for row in actions}
    for (owner, name), rows in _grouped(keys).items():
        found[owner].foreign_keys.append(_foreign_key(name, rows, rules.get((owner, name), {}), home))
    for (owner, name), rows in _grouped(indexes).items():
        _add_index(owner, name, rows, found[owner])
    for row in checks:
        _add_check(row, found[row["owner"]])
    for parts in found.values():
        parts.indexes = [one for one in parts.indexes if not _is_made_by_a_key(one, parts)]
    return found


def _grouped(rows: Iterable[Row]) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        found[row["owner"], row["name"]].append(row)
    return found


def _foreign_key(name: str, rows: Sequence[Row], rule: Row, home: str) -> ForeignKey:
    schema = rows[0]["target_schema"]
    ondelete, onupdate = rule.get("ondelete"), rule.get("onupdate")
    return ForeignKey(
        name,
        tuple(row["column"] for row in rows),
        TableKey(rows[0]["target"], None if schema == home else schema),
        tuple(row["referred"] for row in rows),
        ondelete=_ACTIONS.get(str(ondelete), ondelete),
        onupdate=_ACTIONS.get(str(onupdate), onupdate),
    )


def _add_index(owner: str, name: str, rows: Sequence[Row], parts: TableParts) -> None:
    where = f"{owner}.{name}"
    parts.left_out += _unsaid(where, rows)
    if name == "PRIMARY":
        if any(row["length"] for row in rows):
            parts.left_out.append(LeftOut("primary key", where, "it holds only the beginning of a column"))
        else:
            parts.primary_key = tuple(row["column"] for row in rows)
        return
    if any(row["column"] is None for row in rows):
        parts.left_out.append(LeftOut("index", where, "it holds an expression"))
        return
    method, unique = rows[0]["method"], not int(rows[0]["several"])
    elements = tuple(_element(row, method) for row in rows)
    if any(one.desc for one in elements) and any(one.length for one in elements):
        # SQLAlchemy writes no direction behind a length, and the server reads an index backwards as well.
        parts.left_out.append(
            LeftOut("option of an index", where, "it holds the beginning of a column, and one backwards")
        )
        elements = tuple(replace(element, desc=False) for element in elements)
    bare = all(element == IndexElement(element.column) for element in elements)
    if unique and bare:
        parts.uniques.append(Unique(name, tuple(str(element.column) for element in elements)))
        return
    prefix = method if method in _PREFIXES else None
    using = "hash" if method == "HASH" and not unique else None
    parts.indexes.append(Index(name, elements, unique=unique, prefix=prefix, mysql_using=using))


def _element(row: Row, method: str) -> IndexElement:
    desc = row["direction"] == "D"
    length = None if method in _PREFIXES or row["length"] is None else int(row["length"])
    return IndexElement(row["column"], desc=desc, length=length)


def _unsaid(where: str, rows: Sequence[Row]) -> Iterator[LeftOut]:
    if rows[0]["comment"]:
        yield LeftOut("comment of an index", where)
    if rows[0]["hidden"]:
        yield LeftOut("option of an index", where, "queries are not to use it")


def _add_check(row: Row, parts: TableParts) -> None:
    sql = expression(row["clause"], escaped=row["level"] == "Escaped")
    if row["level"] == "Column" and sql == f"json_valid({_quoted(row['name'])})":
        parts.json.add(row["name"])
    else:
        parts.checks.append(Check(row["name"], row["name"], sql))


def _quoted(name: str) -> str:
    return expression("`" + name.replace("`", "``") + "`")


def _is_made_by_a_key(index: Index, parts: TableParts) -> bool:
    """Tell whether the server makes an index by itself, for a foreign key that no other one would serve."""
    columns = tuple(element.column for element in index.elements)
    key = next((one for one in parts.foreign_keys if one.name == index.name and one.columns == columns), None)
    if key is None or index != Index(index.name, tuple(map(IndexElement, columns))):
        return False
    others: list[tuple[str | None, ...]] = [parts.primary_key, *(one.columns for one in parts.uniques)]
    others += [tuple(part.column for part in one.elements) for one in parts.indexes if one is not index]
    return not any(other[: len(columns)] == columns for other in others)
