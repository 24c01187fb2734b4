"""A schema in several files: what belongs to a PostgreSQL schema, or to tables whose names begin alike, in one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.importing.document import Document
from sqla_scaffold.importing.naming import plain
from sqla_scaffold.schema.table import Table, TableKey
from sqla_scaffold.schema.type_use import parts

WAYS = ("schema", "prefix")
"""By what a schema can be split."""
# No names of files on every system.
_DEVICES = ("con", "prn", "aux", "nul", *(f"{word}{number}" for word in ("com", "lpt") for number in range(1, 10)))
_LEAST = 2
"""How many tables a file holds at least that stands for a prefix."""


@dataclass(frozen=True, slots=True)
class Split:
    """A document in parts.

    Args:
        main: what holds for the whole schema, and what belongs to no part.
        parts: the others, by names that files may have.
    """

    main: dict[str, Plain]
    parts: Mapping[str, dict[str, Plain]]


def split(document: Document, way: str) -> Split:
    """Return a document in parts.

    Args:
        way: one of `WAYS`: by schemas of PostgreSQL, or by the first words of tables' names where several share one.
    """
    groups = _groups(document, way)
    homes = {document.names.models[key]: group for key, group in groups.items()}
    homes |= _enums(document, groups)
    main: dict[str, Plain] = {}
    found: dict[str, dict[str, Plain]] = {group: {} for group in sorted(set(groups.values()))}
    for section, value in document.words.items():
        if section not in ("enums", "models") or not isinstance(value, dict):
            main[section] = value
            continue
        for name, words in value.items():
            home = found[homes[name]] if name in homes else main
            entries = home.setdefault(section, {})
            if isinstance(entries, dict):
                entries[name] = words
    return Split(main, {group: words for group, words in found.items() if words})


def prefix_of(key: TableKey) -> str:
    """Return the first word of a table's name."""
    return plain(key.name, "table").partition("_")[0]


def _groups(document: Document, way: str) -> dict[TableKey, str]:
    keys = [table.key for table in _all(document)]
    if way == "schema":
        return {key: _file_name(plain(key.schema, "schema")) for key in keys if key.schema is not None}
    counts = Counter(map(prefix_of, keys))
    return {key: _file_name(prefix_of(key)) for key in keys if counts[prefix_of(key)] >= _LEAST}


def _file_name(word: str) -> str:
    return f"{word}_tables" if word in _DEVICES or word == "schema" else word[:100]


def _all(document: Document) -> Iterator[Table]:
    yield from document.found.tables
    yield from (view.table for view in document.found.views)


def _enums(document: Document, groups: Mapping[TableKey, str]) -> dict[str, str]:
    """Return the groups of enums that one group alone has."""
    users: dict[str, set[str | None]] = {}
    for table in _all(document):
        for column in table.columns:
            for use in parts(column.type):
                if use.enum is not None:
                    users.setdefault(document.names.enums[use.enum], set()).add(groups.get(table.key))
    alone = {name: next(iter(found)) for name, found in users.items() if len(found) == 1}
    return {name: group for name, group in alone.items() if group is not None}
