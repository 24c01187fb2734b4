"""What a change touches in a database: by that two branches of the history are known to be apart, or not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from sqla_scaffold.compare.changes import AddTable, Change, DropTable, RenameTable
from sqla_scaffold.compare.diff import Difference
from sqla_scaffold.compare.object_changes import (
    AddComposite,
    AddDomain,
    AddEnum,
    AddExtension,
    AddSequence,
    AddView,
    ChangeComposite,
    ChangeDomain,
    ChangeEnum,
    ChangeSequence,
    ChangeView,
    DropComposite,
    DropDomain,
    DropEnum,
    DropExtension,
    DropSequence,
    DropView,
    RenameComposite,
    RenameDomain,
    RenameEnum,
    RenameSequence,
)
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.snapshot import short_hash
from sqla_scaffold.schema.table import Column, NextValue, TypeUse

# An object of a database, such as `table customer`, with the hash of what it is afterwards; None where it is gone.
Touched = Mapping[str, str | None]


def touched(difference: Difference) -> dict[str, str | None]:
    """Return the objects that a change makes, alters or drops, sorted."""
    names = {name for change in difference.changes for name in _names(change, difference)}
    return stand(difference.after, names)


def stand(schema: Schema, names: Collection[str]) -> dict[str, str | None]:
    """Return what objects are in a schema, sorted."""
    held: dict[str, object] = {f"table {one.key}": one for one in schema.tables}
    held |= {f"enum {one.name}": one for one in schema.stored_enums}
    held |= {f"domain {one.name}": one for one in schema.domains}
    held |= {f"composite {one.name}": one for one in schema.composites}
    held |= {f"sequence {one.name}": one for one in schema.sequences}
    held |= {f"view {one.table.key}": one for one in schema.views}
    held |= {f"extension {one}": one for one in schema.extensions}
    return {name: short_hash(held[name]) if name in held else None for name in sorted(names)}


def clashes(ours: Collection[str], theirs: Collection[str], schema: Schema) -> list[str]:
    """Return what two branches both touch, or one touches and the other one uses, sorted.

    Args:
        schema: what both lead to.
    """
    found = {*ours} & {*theirs}
    for one, other in ((ours, theirs), (theirs, ours)):
        found |= {*one} & {*_used(other, schema)}
        # Which tables they have to do with stands in SQL; and a view is dropped before its tables are altered.
        if any(name.startswith("table ") for name in other):
            found |= {name for name in one if name.startswith(("view ", "composite "))}
    return sorted(found)


def _names(change: Change, difference: Difference) -> Iterator[str]:
    match change:
        case AddTable(table) | DropTable(table):
            yield f"table {table.key}"
        case RenameTable(before, after):
            yield from (f"table {before}", f"table {after}")
        case AddEnum(enum) | DropEnum(enum):
            yield f"enum {enum.name}"
        case RenameEnum(before, after) | ChangeEnum(before, after):
            yield from (f"enum {before.name}", f"enum {after.name}")
            yield from (f"table {one.key}" for one in difference.after.tables if _has_enum(one.columns, after.name))
        case AddDomain(domain) | DropDomain(domain):
            yield f"domain {domain.name}"
        case RenameDomain(before, after) | ChangeDomain(before, after):
            yield from (f"domain {before.name}", f"domain {after.name}")
        case AddComposite(composite) | DropComposite(composite):
            yield f"composite {composite.name}"
        case RenameComposite(before, after) | ChangeComposite(before, after):
            yield from (f"composite {before.name}", f"composite {after.name}")
        case AddSequence(sequence) | DropSequence(sequence):
            yield f"sequence {sequence.name}"
        case RenameSequence(before, after) | ChangeSequence(before, after):
            yield from (f"sequence {before.name}", f"sequence {after.name}")
        case AddView(view) | DropView(view) | ChangeView(_, view):
            yield f"view {view.table.key}"
        case AddExtension(name) | DropExtension(name):
            yield f"extension {name}"
        case _:
            yield f"table {change.table}"


def _has_enum(columns: Collection[Column], name: str) -> bool:
    return any(name in _enums(one.type) for one in columns)


def _enums(use: TypeUse) -> Iterator[str]:
    if use.enum is not None:
        yield use.enum
    if use.item is not None:
        yield from _enums(use.item)


def _used(names: Collection[str], schema: Schema) -> Iterator[str]:
    """Yield what tables are made of that stands beside them."""
    counted = {one.key: one.name for one in schema.sequences}
    for table in schema.tables:
        for column in table.columns if f"table {table.key}" in names else ():
            yield from (f"enum {one}" for one in _enums(column.type))
            if column.type.domain is not None:
                yield f"domain {column.type.domain}"
            if isinstance(column.server_default, NextValue):
                yield f"sequence {counted.get(column.server_default.sequence)}"
