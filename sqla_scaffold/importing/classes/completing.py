"""The other sides that a schema needs and that classes need not have: a collection has a many-to-one that leads back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqla_scaffold.importing.naming import Names
from sqla_scaffold.reading.classes.facts import ClassFacts, FoundModels, Place, RelationshipFacts, Unsaid
from sqla_scaffold.reading.database.found import FoundDatabase
from sqla_scaffold.schema.table import ForeignKey


def completed(found: FoundModels, database: FoundDatabase, named: Names, unsaid: list[Unsaid]) -> FoundModels:
    """Return the models with a many-to-one behind each collection that has none; each is reported.

    Args:
        database: the tables, with the keys that a schema can say.
        named: names for the relationships over keys that have none.
    """
    classes = {one.name: one for one in found.classes}
    for owner in found.classes:
        for part, key in _alone(owner, classes, database):
            target = classes[part.target]
            name = named.keys[target.table, key.name]
            pairs = tuple((other, own) for own, other in part.pairs[0]) if part.pairs else ()
            side = RelationshipFacts(
                name, owner.name, "MANYTOONE", False, back=part.name, pairs=(pairs,), cascade=("merge", "save-update")
            )
            classes[target.name] = replace(target, relationships=(*target.relationships, side))
            owner_now = classes[owner.name]
            parts = tuple(replace(one, back=name) if one.name == part.name else one for one in owner_now.relationships)
            classes[owner.name] = replace(owner_now, relationships=parts)
            why = f"{part.target} has no relationship on the other side, as a schema has; it gets `{name}`"
            unsaid.append(Unsaid(_place(owner, part), why, is_kept=True))
    return replace(found, classes=tuple(classes[one.name] for one in found.classes))


def _place(owner: ClassFacts, part: RelationshipFacts) -> Place:
    span = owner.place.span
    if span is not None and part.line is not None:
        source, text = span.source, span.source.line(part.line)
        start = source.line_starts[part.line - 1] + len(text) - len(text.lstrip())
        span = replace(span, start=start, end=start + len(text.strip()))
    return Place(f"{owner.name}.{part.name}", span)


def _alone(
    owner: ClassFacts, classes: dict[str, ClassFacts], database: FoundDatabase
) -> Iterator[tuple[RelationshipFacts, ForeignKey]]:
    """Yield the collections without a many-to-one that leads back, each with the key that it rests on."""
    tables = {table.key: table for table in database.tables}
    for part in owner.relationships:
        is_plain = part.direction == "ONETOMANY" and part.condition is None and not part.viewonly
        if not is_plain or part.back is not None or part.pairs is None or part.target not in classes:
            continue
        pairs = {(other, own) for own, other in part.pairs[0]}
        for key in tables[classes[part.target].table].foreign_keys:
            if key.target == owner.table and set(zip(key.columns, key.target_columns, strict=True)) == pairs:
                yield part, key
                break
