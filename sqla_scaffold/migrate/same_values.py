"""Whether two partitions are the same on PostgreSQL, which writes their values anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields

from sqla_scaffold.emit.partitions import Held, held_by
from sqla_scaffold.migrate.ground import Ground
from sqla_scaffold.migrate.same_facts import Judge, same_option
from sqla_scaffold.migrate.wording import type_words
from sqla_scaffold.schema.bounds import Bounds, bounds_of, partition_key
from sqla_scaffold.schema.table import Partition, TableKey

_ENDS = ("MINVALUE", "MAXVALUE")


def partition_differs(
    found: Partition, meant: Partition, table: TableKey, ground: Ground, judge: Judge
) -> Iterator[str]:
    """Yield in what two partitions of the same name differ, in words."""
    bounds = bounds_of(found.values), bounds_of(meant.values)
    if None in bounds or not _same_bounds(bounds[0], bounds[1], _casts(meant, table, ground), judge):  # type: ignore[arg-type]  # no None
        yield f"values: {found.values} in the database, {meant.values} in the schema"
    if found.of != meant.of:
        yield f"of: {found.of or table} in the database, {meant.of or table} in the schema"
    for field in fields(meant.options):
        pair = getattr(found.options, field.name), getattr(meant.options, field.name)
        if not same_option(field.name, *pair, judge.database):
            yield f"{field.name.replace('_', ' ')}: {pair[0]} in the database, {pair[1]} in the schema"
    if found.comment != meant.comment:
        yield f"comment: {found.comment!r} in the database, {meant.comment!r} in the schema"
    ours, theirs = ({one.name: one for one in held_by(partition)} for partition in (meant, found))
    yield from (f"{name} is not in the database" for name in ours if name not in theirs)
    yield from (f"{name} is in the database alone" for name in theirs if name not in ours)
    yield from (
        f"{name} differs" for name in ours if name in theirs and _differs(theirs[name], ours[name], table, judge)
    )


def _differs(found: Held, meant: Held, table: TableKey, judge: Judge) -> bool:
    return type(found) is not type(meant) or bool(judge.facts_of(found, meant, table))


def _casts(partition: Partition, table: TableKey, ground: Ground) -> Sequence[str]:
    """Return the types of the values in the order of what the parent is partitioned by; "" for an expression."""
    after = ground.difference.after.tables_by_key[table]
    parent = next((one for one in after.partitions if one.name == partition.of), None)
    by = after.options.partition_by if parent is None else parent.options.partition_by
    key = None if by is None else partition_key(by)
    columns = {one.name: one for one in ground.new_table(table).c}
    names = (part.strip('"') for part in (() if key is None else key[1]))
    return [type_words(columns[name], "postgresql") if name in columns else "" for name in names]


def _same_bounds(found: Bounds, meant: Bounds, casts: Sequence[str], judge: Judge) -> bool:
    if found.kind != meant.kind:
        return False
    if found.kind in ("HASH", "DEFAULT"):
        return found == meant
    if found.kind == "LIST":
        cast = casts[0] if casts else ""
        rest = list(meant.groups[0])
        for value in found.groups[0]:
            twin = next((one for one in rest if _same(value, one, cast, judge)), None)
            if twin is None:
                return False
            rest.remove(twin)
        return not rest
    return all(
        len(one) == len(other) and all(_same(*pair, judge) for pair in zip(one, other, casts or [""] * len(one)))
        for one, other in zip(found.groups, meant.groups)
    )


def _same(found: str, meant: str, cast: str, judge: Judge) -> bool:
    if found.upper() in _ENDS or meant.upper() in _ENDS:
        return found.upper() == meant.upper()
    return judge.same_sql(found, meant, cast=cast)
