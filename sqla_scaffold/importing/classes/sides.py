"""The relationships of a class as a schema writes them: many-to-one, their other sides, and joins of somebody's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.importing.classes.attributes import is_never_none
from sqla_scaffold.importing.classes.dataclass_words import field_words
from sqla_scaffold.importing.classes.ground import ClassGround, key_of
from sqla_scaffold.importing.classes.in_between import many_to_many_words
from sqla_scaffold.importing.classes.side_options import option_words
from sqla_scaffold.importing.keys import adds_its_column, relationship_words
from sqla_scaffold.importing.naming import derived_back, is_scalar
from sqla_scaffold.reading.classes.facts import ClassFacts, RelationshipFacts
from sqla_scaffold.schema.table import ForeignKey


def relationships_words(one: ClassFacts, ground: ClassGround) -> dict[str, Plain]:
    """Return all relationships of a class that do not follow from others."""
    return dict(_all(one, ground))


def _all(one: ClassFacts, ground: ClassGround) -> Iterator[tuple[str, Plain]]:
    inherited = _of_concrete(one, ground)
    for part in one.relationships:
        if part.name in inherited:
            continue
        if part.target not in ground.by_name:
            ground.report(
                ground.part(one, part.name, part.line), f"it leads to {part.target}, which is not in the schema"
            )
            continue
        words = _words(part, one, ground)
        if words is not None:
            words |= field_words(part.name, one, ground) if not part.viewonly else {}
            yield part.name, words["model"] if list(words) == ["model"] else words


def _of_concrete(one: ClassFacts, ground: ClassGround) -> set[str]:
    """Return the many-to-one relationships that a schema writes out from the class above into one with a table of its own."""
    if one.inherits is None or one.inherits.strategy != "concrete":
        return set()
    above = ground.by_name[one.inherits.parent]
    return {part.name for part in above.relationships if part.direction == "MANYTOONE"} | _of_concrete(above, ground)


def _words(part: RelationshipFacts, one: ClassFacts, ground: ClassGround) -> dict[str, Plain] | None:
    place = ground.part(one, part.name, part.line)
    if part.condition is not None or (part.viewonly and part.secondary is None and part.pairs is not None):
        return _by_condition(part, one, ground)
    if part.pairs is None:
        ground.report(
            place, "its join is more than a schema says", hint="write the relationship into the generated class"
        )
        return None
    if part.direction == "MANYTOMANY":
        return many_to_many_words(part, one, ground)
    if part.direction == "MANYTOONE":
        key = key_of(part, ground.table(one), ground.by_name[part.target].table)
        if key is None or all(side is not part for _, (_, side) in ground.every_side):
            why = (
                "it does not rest on a foreign key to the table of its model"
                if key is None
                else "another one rests on its key"
            )
            ground.report(place, why, hint="write the relationship into the generated class")
            return None
        return _many_to_one(key, one, ground) | _back(part, key, one, ground) | option_words(part, ground, one)
    return _other_side(part, one, ground)


def _many_to_one(key: ForeignKey, one: ClassFacts, ground: ClassGround) -> dict[str, Plain]:
    is_short = key in short_keys(one, ground)
    tables = ground.ground if is_short else replace(ground.ground, written_out=(one.table,))
    words = relationship_words(key, ground.table(one), tables)
    found: dict[str, Plain] = dict(words) if isinstance(words, dict) else {"model": words}
    found.pop("back_populates", None)
    never = is_short and any(part.column in key.columns and is_never_none(part, one) for part in one.columns)
    model = _model(found["model"], key, one, ground)
    return found | {"model": model.rstrip("?") if never else model}


def _model(said: Plain, key: ForeignKey, one: ClassFacts, ground: ClassGround) -> str:
    """Return the model that a relationship leads to, which need not be the first one of its table."""
    side = ground.sides.get((one.table, key.name))
    mark = "?" if str(said).endswith("?") else ""
    return f"{side[1].target}{mark}" if side is not None else str(said)


def _back(part: RelationshipFacts, key: ForeignKey, one: ClassFacts, ground: ClassGround) -> dict[str, Plain]:
    if part.back is None:
        return {"back_populates": False}
    if part.back == derived_back(ground.table(one), key, ground.names) and _is_plain_owner(one, ground):
        return {}
    return {"back_populates": part.back}


def _is_plain_owner(one: ClassFacts, ground: ClassGround) -> bool:
    """Tell whether the other side would be called after this very class, and not after another one of its table."""
    return ground.names.models[one.table] == one.name


def _other_side(part: RelationshipFacts, one: ClassFacts, ground: ClassGround) -> dict[str, Plain] | None:
    """Return the side that a many-to-one has over there, where it says more than what follows from the key."""
    found = _its_many_to_one(part, one, ground)
    if found is None:
        place = ground.part(one, part.name, part.line)
        ground.report(place, "it does not rest on a foreign key", hint="write it into the generated class")
        return None
    owner, side = found
    key = key_of(side, ground.table(owner), one.table)
    words = None if key is None else _side_words(part, key, side.name, ground, one)
    if words is None or key is None:
        return words
    follows = set(words) == {"model", "uselist", "back_populates"} and part.uselist != is_scalar(
        ground.table(owner), key
    )
    return None if follows else words


def _side_words(
    part: RelationshipFacts, key: ForeignKey, back: str, ground: ClassGround, one: ClassFacts
) -> dict[str, Plain]:
    words: dict[str, Plain] = {"model": part.target, "uselist": part.uselist, "back_populates": back}
    return words | option_words(part, ground, one, key=key)


def _its_many_to_one(
    part: RelationshipFacts, one: ClassFacts, ground: ClassGround
) -> tuple[ClassFacts, RelationshipFacts] | None:
    for _, (owner, side) in ground.every_side:
        if owner.name == part.target and side.target == one.name and part.back == side.name:
            return owner, side
    return None


def _by_condition(part: RelationshipFacts, one: ClassFacts, ground: ClassGround) -> dict[str, Plain]:
    condition = part.condition or _of_pairs(part, one, ground)
    words: dict[str, Plain] = {"model": part.target, "primaryjoin": condition}
    if part.secondary is not None and part.secondary_condition is not None:
        between = next((other.name for other in ground.found.classes if other.table == part.secondary), None)
        words |= {"secondary": between or part.secondary.name, "secondaryjoin": part.secondary_condition}
    if not part.uselist:
        words["uselist"] = False
    if not part.viewonly:
        ground.report(
            ground.part(one, part.name, part.line), "its join is its own, so it becomes one for reading", is_kept=True
        )
    if part.back is not None:
        ground.report(
            ground.part(one, part.name, part.line),
            f"that `{part.back}` is its other side is not in the schema",
            is_kept=True,
        )
    return words | option_words(part, ground, one, is_read=True)


def _of_pairs(part: RelationshipFacts, one: ClassFacts, ground: ClassGround) -> str:
    target = ground.by_name[part.target]
    to_itself = target.table == one.table
    comparisons = []
    for own, other in part.pairs[0] if part.pairs is not None else ():
        there = f"{target.name}.{ground.attribute(target.table, other)}"
        comparisons.append(
            f"{one.name}.{ground.attribute(one.table, own)} = {f'remote({there})' if to_itself else there}"
        )
    return " and ".join(comparisons)


def short_keys(one: ClassFacts, ground: ClassGround) -> list[ForeignKey]:
    """Return the keys whose relationships add their columns where they stand: in the primary key, or last of all."""
    table = ground.table(one)
    mixed = {part.column for part in one.columns if part.mixin is not None}
    own = {
        key.columns[0]: key
        for key in table.foreign_keys
        if any(known == (table.key, key.name) and owner is one for known, (owner, _) in ground.every_side)
        and adds_its_column(key, table, ground.ground)
        and not _says_more(key, one)
    }
    found = [own[name] for name in table.primary_key.columns if name in own and len(table.primary_key.columns) > 1]
    rest = [
        part.column for part in one.columns if part.column not in table.primary_key.columns and part.column not in mixed
    ]
    last: list[ForeignKey] = []
    while rest and rest[-1] in own:
        last.insert(0, own[rest.pop()])
    return found + last


def _says_more(key: ForeignKey, one: ClassFacts) -> bool:
    part = next(part for part in one.columns if part.column == key.columns[0])
    return bool(part.doc or part.info or part.deferred or part.deferred_group or part.mixin)
