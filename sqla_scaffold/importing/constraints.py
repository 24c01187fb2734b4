"""Unique constraints, checks, exclusion constraints and indexes as a schema writes them."""

from __future__ import annotations

from collections.abc import Mapping

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.importing.conventions import index_name, short_name, unique_name, unnamed_check
from sqla_scaffold.importing.naming import plain
from sqla_scaffold.schema.table import Check, Exclude, Index, IndexElement, Table, Unique

Attributes = Mapping[str, str]
"""Names in Python by names in the database."""


def unique_words(unique: Unique, table: Table, attributes: Attributes, convention: Mapping[str, str]) -> Plain:
    """Return a unique constraint: its columns alone, where that says it."""
    columns: list[Plain] = [attributes[name] for name in unique.columns]
    words: dict[str, Plain] = {"columns": columns}
    if unique.include:
        words["include"] = [attributes[name] for name in unique.include]
    if unique.nulls_not_distinct:
        words["nulls_not_distinct"] = True
    words |= waiting(unique.deferrable, unique.initially)
    if not unique.unnamed and unique.name != unique_name(convention, table, unique):
        words["name"] = unique.name
    return columns if len(words) == 1 else words


def waiting(deferrable: bool, initially: str | None) -> dict[str, Plain]:
    """Return whether a check waits for the end of the transaction."""
    words: dict[str, Plain] = {"deferrable": True} if deferrable else {}
    return words | ({"initially": initially.lower()} if initially is not None else {})


def check_words(table: Table, convention: Mapping[str, str]) -> dict[str, Plain]:
    """Return a table's checks by their short names."""
    found: dict[str, Plain] = {}
    shorts = {
        check.name: unnamed_check(table, check) if check.unnamed else short_name(convention, table, check)
        for check in table.checks
    }
    taken = {short for short in shorts.values() if short is not None}
    for check in table.checks:
        short = shorts[check.name]
        if short is not None:
            found[short] = {"sqltext": check.sqltext, "not_valid": True} if check.not_valid else check.sqltext
            continue
        key = _short(check, taken)
        taken.add(key)
        words: dict[str, Plain] = {"sqltext": check.sqltext, "name": check.name}
        found[key] = words | ({"not_valid": True} if check.not_valid else {})
    return found


def _short(check: Check, taken: set[str]) -> str:
    word = plain(check.name, "check")
    return next(name for name in (word, *(f"{word}_{number}" for number in range(2, 1000))) if name not in taken)


def exclude_words(exclude: Exclude, attributes: Attributes) -> Plain:
    """Return an exclusion constraint."""
    parts: list[Plain] = []
    for element in exclude.elements:
        part: dict[str, Plain] = {}
        if element.column is not None:
            part["column"] = attributes[element.column]
        else:
            part["sql"] = element.sql
        part["operator"] = element.operator
        if element.ops is not None:
            part["ops"] = element.ops
        parts.append(part)
    words: dict[str, Plain] = {"columns": parts, "name": exclude.name}
    if exclude.using != "gist":
        words["using"] = exclude.using
    if exclude.where is not None:
        words["where"] = exclude.where
    return words | waiting(exclude.deferrable, exclude.initially)


def index_words(index: Index, table: Table, attributes: Attributes, convention: Mapping[str, str]) -> Plain:
    """Return an index: its columns alone, where that says it."""
    columns = [_part(element, attributes) for element in index.elements]
    words: dict[str, Plain] = {"columns": columns}
    if index.unique:
        words["unique"] = True
    using = index.using or index.mysql_using
    for name, value in (("using", using), ("prefix", index.prefix), ("with_parser", index.with_parser)):
        if value is not None:
            words[name] = value.lower()
    if index.include:
        words["include"] = [attributes[name] for name in index.include]
    if index.nulls_not_distinct:
        words["nulls_not_distinct"] = True
    if index.where is not None:
        words["where"] = index.where
    if index.storage:
        words["with"] = parameters(index.storage)
    if index.tablespace is not None:
        words["tablespace"] = index.tablespace
    if index.name != index_name(convention, table, index):
        words["name"] = index.name
    return columns if len(words) == 1 else words


def _part(element: IndexElement, attributes: Attributes) -> Plain:
    words: dict[str, Plain] = {}
    if element.column is not None:
        words["column"] = attributes[element.column]
    else:
        words["sql"] = element.sql
    if element.desc:
        words["desc"] = True
    for name, value in (("nulls", element.nulls), ("ops", element.ops), ("length", element.length)):
        if value is not None:
            words[name] = value
    return words["column"] if list(words) == ["column"] else words


def parameters(storage: tuple[tuple[str, str], ...]) -> dict[str, Plain]:
    """Return storage parameters, numbers as numbers."""
    return {name: int(value) if value.isdecimal() else value for name, value in storage}
