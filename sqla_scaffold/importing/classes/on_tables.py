"""What holds on tables, said by the class whose columns it is about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.importing.classes.ground import ClassGround
from sqla_scaffold.importing.classes.handed_down import Handed
from sqla_scaffold.importing.constraints import check_words, exclude_words, index_words, unique_words
from sqla_scaffold.importing.keys import flag_index, flag_unique
from sqla_scaffold.reading.classes.facts import ClassFacts
from sqla_scaffold.schema.table import Exclude, Index, Table, Unique


def constraint_words(one: ClassFacts, handed: Handed, ground: ClassGround) -> dict[str, Plain]:
    """Return unique constraints, checks, exclusion constraints and indexes that no flag of a column says."""
    table, convention = ground.table(one), ground.ground.convention
    attributes = ground.names.attributes[table.key]
    here = _here(one, ground)
    silent = {
        flag: {
            part.column for cls in ground.classes_of(one.table) for part in cls.columns if not handed.says(part, flag)
        }
        for flag in ("unique", "index")
    }
    uniques = [
        unique
        for unique in table.uniques
        if unique.columns[0] in silent["unique"] or not _is_unique_flag(unique, table, ground)
    ]
    indexes = [
        index
        for index in table.indexes
        if index.elements[0].column in silent["index"] or not _is_index_flag(index, table, ground)
    ]
    checks = replace(table, checks=tuple(check for check in table.checks if here(_words_of(check.sqltext, table))))
    for above in _above(one, ground):
        uniques = [each for each in uniques if each.columns not in {other.columns for other in above.uniques}]
        indexes = [each for each in indexes if _parts(each) not in {_parts(other) for other in above.indexes}]
        texts = {other.sqltext for other in above.checks}
        checks = replace(checks, checks=tuple(each for each in checks.checks if each.sqltext not in texts))
    return {
        "uniques": [unique_words(each, table, attributes, convention) for each in uniques if here(each.columns)],
        "checks": check_words(checks, convention),
        "excludes": [exclude_words(each, attributes) for each in table.excludes if here(_columns_of_exclude(each))],
        "indexes": [index_words(each, table, attributes, convention) for each in indexes if here(_columns_of(each))],
    }


def _above(one: ClassFacts, ground: ClassGround) -> Iterator[Table]:
    """Yield the tables of concrete classes above, whose constraints a schema writes out by itself."""
    while one.inherits is not None and one.inherits.strategy == "concrete":
        one = ground.by_name[one.inherits.parent]
        yield ground.table(one)


def _parts(index: Index) -> tuple[str | None, ...]:
    return tuple(part.column or part.sql for part in index.elements)


class _Here:
    """Tells whether something about some columns is said by a class: the first one of a table that has them all."""

    def __init__(self, one: ClassFacts, classes: list[ClassFacts], ground: ClassGround) -> None:
        self._one, self._classes, self._ground = one, classes, ground

    def __call__(self, columns: Iterable[str]) -> bool:
        wanted = set(columns)
        for cls in self._classes:
            if wanted <= self._line(cls):
                return cls is self._one
        return self._one is self._classes[0]

    def _line(self, cls: ClassFacts) -> set[str]:
        found = {part.column for part in cls.columns}
        if cls.inherits is not None and cls.inherits.strategy == "single":
            found |= self._line(self._ground.by_name[cls.inherits.parent])
        return found


def _here(one: ClassFacts, ground: ClassGround) -> _Here:
    return _Here(one, ground.classes_of(one.table), ground)


def _words_of(sql: str, table: Table) -> Collection[str]:
    """Return the columns that an SQL text seems to speak of."""
    return {word for word in re.findall(r"\w+", re.sub(r"'[^']*'", "", sql)) if word in table.by_name}


def _columns_of(index: Index) -> list[str]:
    return [*(part.column for part in index.elements if part.column is not None), *index.include]


def _columns_of_exclude(exclude: Exclude) -> list[str]:
    return [part.column for part in exclude.elements if part.column is not None]


def _is_unique_flag(unique: Unique, table: Table, ground: ClassGround) -> bool:
    return len(unique.columns) == 1 and flag_unique(unique.columns[0], table, ground.ground) == unique


def _is_index_flag(index: Index, table: Table, ground: ClassGround) -> bool:
    """Tell whether `index: true` at a column says it, with or without `unique: true`."""
    column = index.elements[0].column
    if column is None or len(index.elements) > 1 or flag_unique(column, table, ground.ground) is not None:
        return False
    plain = replace(table, indexes=(replace(index, unique=False),))
    first = flag_index(column, table, ground.ground)
    return flag_index(column, plain, ground.ground) is not None and first in (None, index)
