"""The columns of a class as a schema writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.importing.classes.dataclass_words import field_words
from sqla_scaffold.importing.classes.ground import ClassGround
from sqla_scaffold.importing.classes.types import annotation_word, default_words, type_words
from sqla_scaffold.importing.columns import column_words
from sqla_scaffold.importing.keys import column_key_words, flag_index, flag_unique, says_its_key
from sqla_scaffold.reading.classes.facts import AttributeFacts, ClassFacts
from sqla_scaffold.schema.table import Column, NextValue, Table, TypeUse
from sqla_scaffold.schema.type_use import kind_of
from sqla_scaffold.schema.types import Kind


def attribute_words(part: AttributeFacts, one: ClassFacts, ground: ClassGround, *, in_mixin: bool = False) -> Plain:
    """Return a column: its type alone, where that says it."""
    table = ground.table(one)
    column = table.by_name[part.column]
    use = named(column.type, ground)
    in_key = column.nullable and column.name in table.primary_key.columns
    words = type_words(use, nullable=column.nullable and not in_key and not is_never_none(part, one))
    if in_key:  # as SQLite allows it; a question mark would be a mistake
        words["nullable"] = True
    said = column_words(replace(column, server_default=None), use)
    beside = {
        name: value for name, value in said.items() if name not in ("type", "nullable", "annotation", "collation")
    }
    words |= _annotation(part, one, use, ground)
    words |= _flags(column, table, ground, in_mixin=in_mixin)
    words |= _keys(column, table, ground)
    words |= _defaults(column, use, ground) | beside | _beside_the_column(part, one, ground)
    words |= field_words(part.name, one, ground, column)
    if part.column != part.name:
        words["name"] = part.column
    return words["type"] if list(words) == ["type"] and isinstance(words["type"], str) else words


def named(use: TypeUse, ground: ClassGround) -> TypeUse:
    """Return a type with the names that enums and domains have in the schema."""
    item, impl = (None if part is None else named(part, ground) for part in (use.item, use.impl))
    variants = tuple((database, named(part, ground)) for database, part in use.variants)
    use = replace(use, item=item, impl=impl, variants=variants)
    if use.domain is not None:
        return replace(use, domain=ground.names.type_name(use.domain))
    return use if use.enum is None else replace(use, enum=ground.names.type_name(use.enum))


def is_never_none(part: AttributeFacts, one: ClassFacts) -> bool:
    """Tell whether a column that rows of other classes leave empty always has a value in this one."""
    return one.inherits is not None and one.inherits.strategy == "single" and part.optional is False


def _annotation(part: AttributeFacts, one: ClassFacts, use: TypeUse, ground: ClassGround) -> dict[str, Plain]:
    if part.annotation is None:
        return {}
    enums = {
        f"{enum.key.rpartition('.')[0]}:{enum.name}": ground.names.enums[enum.key]
        for enum in ground.found.enums
        if enum.name is not None
    }
    if use.python is not None and part.annotation == "Any":
        return {}
    word = annotation_word(part.annotation, use, enums)
    return {} if word is None else {"annotation": word}


def _flags(column: Column, table: Table, ground: ClassGround, *, in_mixin: bool) -> dict[str, Plain]:
    words: dict[str, Plain] = {}
    if table.primary_key.columns == (column.name,):
        words["primary_key"] = True
        refers = any(column.name in key.columns for key in table.foreign_keys)
        comes = column.default or column.server_default or column.identity or refers
        if kind_of(column.type) is Kind.INT and not column.autoincrement and not comes:
            words["autoincrement"] = False
    elif column.autoincrement:
        words["autoincrement"] = True
    if in_mixin and column.name in table.primary_key.columns:
        words["primary_key"] = True
    if flag_unique(column.name, table, ground.ground) is not None:
        words["unique"] = True
    elif flag_index(column.name, table, ground.ground) is not None:
        words["index"] = True
    elif _is_unique_index(column.name, table, ground):
        words |= {"unique": True, "index": True}
    return words


def _is_unique_index(column: str, table: Table, ground: ClassGround) -> bool:
    """Tell whether `unique=True, index=True` made an index of it."""
    plain = replace(table, indexes=tuple(replace(one, unique=False) for one in table.indexes if one.unique))
    return flag_index(column, plain, ground.ground) is not None


def _keys(column: Column, table: Table, ground: ClassGround) -> dict[str, Plain]:
    for key in table.foreign_keys:
        if key.columns != (column.name,) or is_of_inheritance(key.columns, key.target, table, ground):
            continue
        own = (table.key, key.name) in ground.sides and says_its_key(key, ground.ground.tables[key.target])
        if not own:
            return {"foreign_key": column_key_words(key, table, ground.ground)}
    return {}


def is_of_inheritance(columns: tuple[str, ...], target: Any, table: Table, ground: ClassGround) -> bool:
    """Tell whether a key joins a table to that of the class above."""
    for one in ground.classes_of(table.key):
        above = None if one.inherits is None else ground.by_name[one.inherits.parent]
        if above is not None and one.inherits is not None and one.inherits.strategy == "joined":
            return bool(set(columns) == set(table.primary_key.columns) and target == above.table)
    return False


def _defaults(column: Column, use: TypeUse, ground: ClassGround) -> dict[str, Plain]:
    words: dict[str, Plain] = {}
    if column.default is not None:
        words["default"] = default_words(column.default, use)
    if isinstance(column.server_default, NextValue):
        words["sequence"] = ground.names.sequences[column.server_default.sequence]
    elif column.server_default is not None:
        words["server_default"] = default_words(column.server_default, use)
    if column.onupdate is not None:
        words["onupdate"] = default_words(column.onupdate, use)
    return words


def _beside_the_column(part: AttributeFacts, one: ClassFacts, ground: ClassGround) -> dict[str, Plain]:
    """Return what the attribute says of itself, of which no database knows."""
    words: dict[str, Plain] = {}
    if part.doc is not None:
        words["doc"] = part.doc
    if part.deferred_group is not None:
        words["deferred_group"] = part.deferred_group
    elif part.deferred:
        words["deferred"] = True
    texts = info_words(part.info)
    if part.info.get("redact") is True:
        words["redact"] = True
    if texts:
        words["info"] = texts
    for name in part.info:
        if name not in texts and not (name == "redact" and part.info[name] is True):
            ground.report(ground.part(one, part.name), f"`info[{name!r}]` is no text, and not in the schema")
    return words


def info_words(info: Mapping[str, Any]) -> dict[str, Plain]:
    """Return those of the texts for programs that are texts."""
    return {name: value for name, value in info.items() if isinstance(name, str) and isinstance(value, str)}
