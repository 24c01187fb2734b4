"""Inheritance as a schema writes it."""

from __future__ import annotations

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.importing.classes.attributes import is_of_inheritance
from sqla_scaffold.importing.classes.ground import ClassGround
from sqla_scaffold.importing.classes.handed_down import Handed
from sqla_scaffold.importing.keys import key_options
from sqla_scaffold.reading.classes.facts import ClassFacts
from sqla_scaffold.schema import names
from sqla_scaffold.schema.type_use import kind_of
from sqla_scaffold.schema.types import Kind


def inheritance_words(one: ClassFacts, handed: Handed, ground: ClassGround) -> dict[str, Plain]:
    """Return from which class one inherits, and how its rows are told apart from those of others."""
    words: dict[str, Plain] = {}
    if one.inherits is not None:
        said: dict[str, Plain] = {"model": one.inherits.parent, **_way(one, ground)}
        words["inherits"] = one.inherits.parent if len(said) == 1 else said
    elif (above := handed.abstract_of(one)) is not None:
        words["inherits"] = above
    return words | _polymorphism(one, ground)


def _way(one: ClassFacts, ground: ClassGround) -> dict[str, Plain]:
    if one.inherits is not None and one.inherits.strategy != "joined":
        return {one.inherits.strategy: True}
    table = ground.table(one)
    key = next((key for key in table.foreign_keys if is_of_inheritance(key.columns, key.target, table, ground)), None)
    return {} if key is None else key_options(key, table, ground.ground)


def _polymorphism(one: ClassFacts, ground: ClassGround) -> dict[str, Plain]:
    mapper = one.mapper
    words: dict[str, Plain] = {}
    if mapper.union is not None:
        words["polymorphic_union"] = mapper.union
    if mapper.polymorphic_on is not None:
        words["polymorphic_on"] = mapper.polymorphic_on
    if mapper.polymorphic_abstract:
        words["polymorphic_abstract"] = True
    elif mapper.polymorphic_identity is not None and not _is_derived(one, ground):
        words["polymorphic_identity"] = mapper.polymorphic_identity
    if mapper.polymorphic_load is not None:
        words["polymorphic_load"] = mapper.polymorphic_load
    if mapper.with_polymorphic is not None:
        words["with_polymorphic"] = mapper.with_polymorphic
    return words


def _is_derived(one: ClassFacts, ground: ClassGround) -> bool:
    """Tell whether what stands for a class is what a schema takes by itself: its name."""
    is_concrete = one.mapper.union is not None or handed_union(one, ground)
    is_text = is_concrete or column_of_identity(one, ground) is Kind.STR
    return one.mapper.polymorphic_identity == names.snake_case(one.name) and is_text


def handed_union(one: ClassFacts, ground: ClassGround) -> bool:
    """Tell whether the rows of a class are told apart by the table that they stand in."""
    if one.inherits is not None and one.inherits.strategy != "concrete":
        return False
    unions = {mixin.name for mixin in ground.found.mixins if mixin.union is not None}
    above = one.inherits is not None and handed_union(ground.by_name[one.inherits.parent], ground)
    return above or one.mapper.union is not None or bool(unions & set(one.mixins))


def column_of_identity(one: ClassFacts, ground: ClassGround) -> Kind | None:
    """Return what values the column holds that tells the classes of a line apart; None where there is none."""
    top = one
    while top.inherits is not None:
        top = ground.by_name[top.inherits.parent]
    column = next((part.column for part in top.columns if part.name == top.mapper.polymorphic_on), None)
    return None if column is None else kind_of(ground.table(top).by_name[column].type)
