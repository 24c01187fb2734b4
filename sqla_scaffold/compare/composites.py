"""The changes between composite types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqla_scaffold.compare.matching import Matches
from sqla_scaffold.compare.object_changes import AddComposite, ChangeComposite, DropComposite, RenameComposite
from sqla_scaffold.schema.model import Schema


def composite_changes(
    before: Schema, after: Schema, matches: Matches
) -> Iterator[AddComposite | DropComposite | RenameComposite | ChangeComposite]:
    """Yield what is different between the composite types of two schemas; one that may have another in it comes behind that."""
    old = {one.name: one for one in before.composites}
    kept = set(matches.composites.values())
    yield from (DropComposite(one) for one in reversed(before.composites) if one.name not in kept)
    for one in after.composites:
        if one.name not in matches.composites:
            yield AddComposite(one)
            continue
        was = old[matches.composites[one.name]]
        if (was.name, was.schema) != (one.name, one.schema):
            yield RenameComposite(was, one)
        called = replace(was, name=one.name, schema=one.schema)
        if called != one:
            yield ChangeComposite(called, one)
