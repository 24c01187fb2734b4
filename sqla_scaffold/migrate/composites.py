"""Composite types of PostgreSQL in revisions: made, called otherwise, with other parts, dropped."""

from __future__ import annotations

from collections.abc import Iterator

from sqla_scaffold.compare.object_changes import AddComposite, ChangeComposite, DropComposite, RenameComposite
from sqla_scaffold.emit.composites import comment_on_composite, composite_name, create_composite, drop_composite
from sqla_scaffold.emit.sqlnames import quoted
from sqla_scaffold.migrate.calls import execute
from sqla_scaffold.migrate.program import Phase, Program
from sqla_scaffold.schema.composites import Composite


def add_composite(program: Program, change: AddComposite) -> None:
    """Make a composite type."""
    if program.is_postgresql:
        program.put(Phase.TYPES, *map(execute, create_composite(change.composite)))


def drop(program: Program, change: DropComposite) -> None:
    """Drop a composite type, after what used it."""
    if program.is_postgresql:
        program.put(Phase.DROP_COMPOSITES, execute(drop_composite(change.composite)))


def rename_composite(program: Program, change: RenameComposite) -> None:
    """Rename a composite type, or move it to another schema."""
    before, after = change.before, change.after
    if not program.is_postgresql:
        return
    if before.schema != after.schema:
        schema = quoted(after.schema or "public")
        program.put(Phase.TYPES, execute(f"ALTER TYPE {composite_name(before)} SET SCHEMA {schema}"))
    if before.name != after.name:
        here = composite_name(Composite(before.name, (), after.schema))
        program.put(Phase.TYPES, execute(f"ALTER TYPE {here} RENAME TO {quoted(after.name)}"))


def change_composite(program: Program, change: ChangeComposite) -> None:
    """Add, drop and alter parts in place; columns keep what they have of the others."""
    if program.is_postgresql:
        program.put(Phase.REPLACE_TYPES, *map(execute, _altered(change.before, change.after)))
        if change.before.comment != change.after.comment:
            program.put(Phase.COMMENTS, execute(comment_on_composite(change.after)))


def _altered(before: Composite, after: Composite) -> Iterator[str]:
    head, old, new = f"ALTER TYPE {composite_name(after)}", dict(before.attributes), dict(after.attributes)
    for name in old:
        if name not in new:
            yield f"{head} DROP ATTRIBUTE {quoted(name)}"
    for name, type_ in new.items():
        if name not in old:
            yield f"{head} ADD ATTRIBUTE {quoted(name)} {type_}"
        elif old[name] != type_:
            yield f"{head} ALTER ATTRIBUTE {quoted(name)} TYPE {type_}"
