"""In what the types, sequences and views of a live database are not what the schema says."""

from __future__ import annotations

from collections.abc import Iterator

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
    DropSequence,
    DropView,
)
from sqla_scaffold.migrate.domains import name_of as domain_name
from sqla_scaffold.migrate.sight import Drift, Finder, Side, Sight, both
from sqla_scaffold.schema.model import EnumType


def _add_extension(sight: Sight, change: AddExtension) -> Iterator[Drift]:
    if sight.has_types:
        yield Drift(Side.SCHEMA, f"extension {change.name}")


def _add_enum(sight: Sight, change: AddEnum) -> Iterator[Drift]:
    if sight.has_types:
        yield Drift(Side.SCHEMA, f"type {_type_name(change.enum)}")


def _drop_enum(sight: Sight, change: DropEnum) -> Iterator[Drift]:
    if sight.has_types:
        yield Drift(Side.DATABASE, f"type {_type_name(change.enum)}")


def _change_enum(sight: Sight, change: ChangeEnum) -> Iterator[Drift]:
    if sight.has_types:
        detail = both(_values(change.before), _values(change.after))
        yield Drift(Side.BOTH, f"type {_type_name(change.after)}", detail)


def _add_domain(sight: Sight, change: AddDomain) -> Iterator[Drift]:
    if sight.has_types:
        yield Drift(Side.SCHEMA, f"domain {domain_name(change.domain)}")


def _drop_domain(sight: Sight, change: DropDomain) -> Iterator[Drift]:
    yield Drift(Side.DATABASE, f"domain {domain_name(change.domain)}")


def _change_domain(sight: Sight, change: ChangeDomain) -> Iterator[Drift]:
    if not sight.has_types:
        return
    for fact in change.facts:
        if not sight.judge.same_of_domain(fact, change.before, change.after):
            detail = f"{fact.replace('_', ' ')} differ" if fact == "checks" else f"another {fact.replace('_', ' ')}"
            yield Drift(Side.BOTH, f"domain {domain_name(change.after)}", detail)


def _add_composite(sight: Sight, change: AddComposite) -> Iterator[Drift]:
    if sight.has_types:
        yield Drift(Side.SCHEMA, f"composite type {change.composite}")


def _drop_composite(sight: Sight, change: DropComposite) -> Iterator[Drift]:
    yield Drift(Side.DATABASE, f"composite type {change.composite}")


def _change_composite(sight: Sight, change: ChangeComposite) -> Iterator[Drift]:
    before, after = change.before, change.after
    pairs = [dict(one.attributes) for one in (before, after)]
    for name in dict.fromkeys((*pairs[1], *pairs[0])):
        found, meant = (pair.get(name) for pair in pairs)
        if found is None or meant is None or not sight.judge.same_type(found, meant):
            yield Drift(Side.BOTH, f"composite type {after}", f"{name}: {both(found or 'none', meant or 'none')}")
    if list(pairs[0]) != list(pairs[1]) and set(pairs[0]) == set(pairs[1]):
        yield Drift(Side.BOTH, f"composite type {after}", "its parts stand in another order")
    if before.comment != after.comment:
        detail = f"comment: {both(repr(before.comment or ''), repr(after.comment or ''))}"
        yield Drift(Side.BOTH, f"composite type {after}", detail)


def _add_sequence(sight: Sight, change: AddSequence) -> Iterator[Drift]:
    if sight.has_sequences:
        yield Drift(Side.SCHEMA, f"sequence {change.sequence.key}")


def _drop_sequence(sight: Sight, change: DropSequence) -> Iterator[Drift]:
    if sight.has_sequences:
        yield Drift(Side.DATABASE, f"sequence {change.sequence.key}")


def _change_sequence(sight: Sight, change: ChangeSequence) -> Iterator[Drift]:
    if sight.has_sequences:
        for fact in change.facts:
            # What a database takes by itself is said or not.
            pair = (getattr(change.before, fact), getattr(change.after, fact))
            if None not in pair or fact in ("type", "owned_by"):
                words = fact.replace("_", " ")
                yield Drift(Side.BOTH, f"sequence {change.after.key}", f"{words}: {both(*map(_shown, pair))}")


def _add_view(sight: Sight, change: AddView) -> Iterator[Drift]:
    yield Drift(Side.SCHEMA, f"view {change.view.table.key}", place=sight.at(change.view.table.key))


def _drop_view(sight: Sight, change: DropView) -> Iterator[Drift]:
    yield Drift(Side.DATABASE, f"view {change.view.table.key}")


def _change_view(sight: Sight, change: ChangeView) -> Iterator[Drift]:
    before, after = change.before, change.after
    key = after.table.key
    if before.materialized != after.materialized:
        yield Drift(Side.BOTH, f"view {key}", "one is materialized, the other is not", sight.at(key))
    elif not sight.judge.same_select(str(before.sql), str(after.sql)):
        yield Drift(Side.BOTH, f"view {key}", "its query is another one", sight.at(key))


def _shown(value: object) -> str:
    return ".".join(map(str, value)) if isinstance(value, tuple) else "none" if value is None else str(value)


def _values(enum: EnumType) -> str:
    return ", ".join(member.value for member in enum.members)


def _type_name(enum: EnumType) -> str:
    return enum.type_name if enum.schema is None else f"{enum.schema}.{enum.type_name}"


# In what of each change a database drifted.
OBJECTS: dict[type, Finder] = {
    AddExtension: _add_extension,
    AddEnum: _add_enum,
    DropEnum: _drop_enum,
    ChangeEnum: _change_enum,
    AddDomain: _add_domain,
    DropDomain: _drop_domain,
    ChangeDomain: _change_domain,
    AddComposite: _add_composite,
    DropComposite: _drop_composite,
    ChangeComposite: _change_composite,
    AddSequence: _add_sequence,
    DropSequence: _drop_sequence,
    ChangeSequence: _change_sequence,
    AddView: _add_view,
    DropView: _drop_view,
    ChangeView: _change_view,
}
