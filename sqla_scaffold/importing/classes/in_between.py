"""Many-to-many relationships as a schema writes them: by an association table, or through a class."""

from __future__ import annotations

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.importing.associations import Link, link_of, link_words
from sqla_scaffold.importing.classes.ground import ClassGround
from sqla_scaffold.importing.classes.side_options import option_words
from sqla_scaffold.reading.classes.facts import ClassFacts, RelationshipFacts
from sqla_scaffold.schema import names
from sqla_scaffold.schema.table import ForeignKey, Table, TableKey


def many_to_many_words(part: RelationshipFacts, one: ClassFacts, ground: ClassGround) -> dict[str, Plain] | None:
    """Return a many-to-many; None where it follows from its other side."""
    through = next((other for other in ground.found.classes if other.table == part.secondary), None)
    return _by_table(part, one, ground) if through is None else _by_class(part, one, through, ground)


def _by_class(
    part: RelationshipFacts, one: ClassFacts, through: ClassFacts, ground: ClassGround
) -> dict[str, Plain] | None:
    """Return one through a class, which is for reading alone."""
    place = ground.part(one, part.name, part.line)
    keys = _keys(part, ground.table(through))
    if keys is None:
        ground.report(place, f"its join is not by the keys of {through.name}", hint="write it into the generated class")
        return None
    if not part.viewonly:
        why = f"rows of {through.name} are made as objects of that class, so it becomes one for reading"
        ground.report(place, why, is_kept=True)
    words: dict[str, Plain] = {"model": part.target, "secondary": through.name}
    found = [key for key in ground.table(through).foreign_keys if key.target in {one.table, keys[1].target}]
    if len(found) > 2 or keys[0].target == keys[1].target:
        words["via"] = [_way(key, through, ground) for key in keys]
    if part.back is None:
        words["back_populates"] = False
    elif _is_second(part, one, ground):
        words |= {"back_populates": part.back}
    elif part.back != names.plural(names.snake_case(one.name)) or part.target == one.name:
        words["back_populates"] = part.back
    options = option_words(part, ground, one, is_read=True)
    return None if _is_second(part, one, ground) and not options else words | options


def _way(key: ForeignKey, through: ClassFacts, ground: ClassGround) -> Plain:
    side = ground.sides.get((through.table, key.name))
    return side[1].name if side is not None else ground.attribute(through.table, key.columns[0])


def _is_second(part: RelationshipFacts, one: ClassFacts, ground: ClassGround) -> bool:
    """Tell whether the other side of a many-to-many comes first, and says it."""
    if part.back is None:
        return False
    for owner in ground.found.classes:
        for side in owner.relationships:
            if (owner.name, side.name) == (one.name, part.name):
                return False
            if (owner.name, side.name) == (part.target, part.back):
                return True
    return False


def _keys(part: RelationshipFacts, table: Table) -> tuple[ForeignKey, ForeignKey] | None:
    """Return the two keys of the table in between: the one that leads here, and the one that leads on."""
    found = []
    for pairs in part.pairs or ():
        wanted = {(other, own) for own, other in pairs}
        keys = (key for key in table.foreign_keys if set(zip(key.columns, key.target_columns, strict=True)) == wanted)
        found.append(next(keys, None))
    first, second = found if len(found) == 2 else (None, None)
    return None if first is None or second is None else (first, second)


def _table(key: TableKey | None, ground: ClassGround) -> Table:
    return next(table for table in ground.associations if table.key == key)


def _by_table(part: RelationshipFacts, one: ClassFacts, ground: ClassGround) -> dict[str, Plain] | None:
    """Return one by a table that no class maps; said by the side whose columns stand first in it."""
    table = _table(part.secondary, ground)
    keys = _keys(part, table)
    place = ground.part(one, part.name, part.line)
    if keys is None:
        ground.report(place, f"its join is not by the keys of {table.key}", hint="write it into the generated class")
        return None
    leads = table.columns[0].name in keys[0].columns
    options = option_words(part, ground, one)
    words: dict[str, Plain] = {"model": part.target, "secondary": table.key.name}
    if leads or part.back is None:
        link: Link | str = link_of(table, keys[0], keys[1], ground.ground)
        if isinstance(link, str):
            ground.report(place, f"the table {table.key} becomes another one: {link}", is_kept=True)
        else:
            singular = names.singular(part.name) if one.name == part.target else None
            words |= link_words(link, one.name, part.target, singular, ground.ground)
    elif not options:
        return None
    return words | _back(part, one, leads=leads) | options


def _back(part: RelationshipFacts, one: ClassFacts, *, leads: bool) -> dict[str, Plain]:
    if part.back is None:
        return {"back_populates": False}
    derived = names.plural(names.snake_case(one.name))
    return {} if leads and part.back == derived and part.target != one.name else {"back_populates": part.back}
