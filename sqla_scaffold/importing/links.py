"""Many-to-many relationships of a database: which tables join two others, and what the two sides are called.

A table of two keys alone is the table of a many-to-many. One that has more is a model, and the many-to-many leads through it,
for reading. Both have the same names on both sides, so that a column that comes later renames nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.importing.associations import Link, link_of, link_words
from sqla_scaffold.importing.keys import Ground
from sqla_scaffold.importing.naming import Names, free_name, plain
from sqla_scaffold.schema import names
from sqla_scaffold.schema.table import ForeignKey, Table, TableKey


@dataclass(frozen=True, slots=True)
class Joined:
    """A table that joins two others.

    Args:
        here, there: its two keys, in the order of its columns.
        is_bare: whether it is made of nothing else, and so needs no model.
    """

    table: Table
    here: ForeignKey
    there: ForeignKey
    is_bare: bool


def joined_tables(ground: Ground, skipped: Collection[TableKey], as_models: Collection[TableKey]) -> list[Joined]:
    """Return the tables that join two others.

    Args:
        skipped: those that a schema says already, as it likes to.
        as_models: those that are models, though they are made of two keys alone.
    """
    referred = {key.target for table in ground.tables.values() for key in table.foreign_keys}
    referred |= {parent for table in ground.tables.values() for parent in table.options.inherits}
    found = []
    for table in ground.tables.values():
        keys = _two_keys(table, ground) if table.key not in skipped else None
        if keys is not None:
            link = link_of(table, *keys, ground)
            same_home = table.key.schema == keys[0].target.schema
            is_bare = isinstance(link, Link) and same_home and table.key not in {*referred, *as_models}
            found.append(Joined(table, *keys, is_bare))
    return found


def _two_keys(table: Table, ground: Ground) -> tuple[ForeignKey, ForeignKey] | None:
    """Return the two keys that make up a table's primary key; of one that joins a table with itself they say too little."""
    own = table.primary_key.columns
    inside = [key for key in table.foreign_keys if set(key.columns) <= set(own)]
    if len(inside) != 2 or table.options.inherits:
        return None
    order = {column.name: place for place, column in enumerate(table.columns)}
    here, there = sorted(inside, key=lambda key: order[key.columns[0]])
    targets = [ground.tables.get(key.target) for key in (here, there)]
    whole = len(here.columns) + len(there.columns) == len(own) and {*here.columns, *there.columns} == set(own)
    to_keys = all(
        target is not None and key.target_columns == target.primary_key.columns
        for key, target in zip((here, there), targets, strict=True)
    )
    return (here, there) if whole and to_keys and here.target != there.target != table.key != here.target else None


def relationships_of(
    joined: Iterable[Joined], ground: Ground, members: Mapping[TableKey, Collection[str]]
) -> dict[TableKey, dict[str, Plain]]:
    """Return the many-to-many relationships by the tables of the models that say them.

    Args:
        members: all names in a class, folded, by tables.
    """
    found: dict[TableKey, dict[str, Plain]] = defaultdict(dict)
    taken = {key: set(one) for key, one in members.items()}
    for one in joined:
        owner, target = one.here.target, one.there.target
        name = _claimed(one, target, ground.names, taken[owner])
        back = _claimed(one, owner, ground.names, taken[target])
        words = _words(one, ground)
        if back != names.plural(names.snake_case(ground.names.models[owner])):
            words["back_populates"] = back
        found[owner][name] = words
    return found


def _claimed(one: Joined, target: TableKey, named: Names, taken: set[str]) -> str:
    """Name a side after the model that it leads to, and after the table in between unless that is called after both."""
    many = names.plural(names.snake_case(named.models[target]))
    between = plain(one.table.key.name, "table")
    ends = [names.snake_case(named.models[key.target]) for key in (one.here, one.there)]
    either = [{end, names.plural(end)} for end in ends]
    usual = {f"{first}_{second}" for pair in (either, either[::-1]) for first in pair[0] for second in pair[1]}
    candidates = [many] if between in usual else []
    name = free_name([*candidates, f"{between}_{many}"], taken)
    taken.add(names.fold(name))
    return name


def _words(one: Joined, ground: Ground) -> dict[str, Plain]:
    owner, target = (ground.names.models[key.target] for key in (one.here, one.there))
    words: dict[str, Plain] = {"model": target}
    if one.is_bare:
        link = Link(one.table, one.here, one.there)
        return words | {"secondary": one.table.key.name} | link_words(link, owner, target, None, ground)
    return words | words_through(one.table, one.here, one.there, ground.names)


def words_through(table: Table, here: ForeignKey, there: ForeignKey, named: Names) -> dict[str, Plain]:
    """Return what a many-to-many through a model says of its way, which stays clear when a third key comes."""
    via: list[Plain] = [named.keys[table.key, key.name] for key in (here, there)]
    return {"secondary": named.models[table.key], "via": via}
