"""What a dataclass makes of a class and its attributes, as a schema writes it."""

from __future__ import annotations

from typing import Any

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.importing.classes.ground import ClassGround
from sqla_scaffold.reading.classes.facts import ClassFacts
from sqla_scaffold.schema.table import Column

# What a schema means where it says nothing.
_USUAL = {"init": True, "kw_only": True, "repr": False, "eq": False, "order": False, "unsafe_hash": False}
_BUILT_IN = ("builtins:list", "builtins:dict", "builtins:set")


def dataclass_words(one: ClassFacts) -> dict[str, Plain]:
    """Return that a class is a dataclass, with what it makes beyond `__init__`; nothing for one below another class."""
    if one.dataclass is None or one.inherits is not None:
        return {}
    said: dict[str, Plain] = {
        word: one.dataclass["words"][word] for word, usual in _USUAL.items() if one.dataclass["words"][word] != usual
    }
    return {"dataclass": said or True}


def field_words(name: str, one: ClassFacts, ground: ClassGround, column: Column | None = None) -> dict[str, Plain]:
    """Return what the dataclass does with an attribute, where a schema does not take it for granted."""
    if one.dataclass is None or name not in one.dataclass["fields"]:
        return {}
    said: dict[str, Any] = one.dataclass["fields"][name]
    words: dict[str, Plain] = {}
    if not said["init"] and not (column is not None and _is_made(name, column, one, ground)):
        words["init"] = False
    if said["kw_only"] and said["init"] and not one.dataclass["words"]["kw_only"]:
        words["kw_only"] = True
    if column is None:
        return words
    if said["default_factory"] is not None and said["default_factory"] not in _BUILT_IN:
        words["default_factory"] = said["default_factory"]
    if not said["compare"]:
        words["compare"] = False
    if said["hash"] is not None:
        words["hash"] = said["hash"]
    return words


def _is_made(name: str, column: Column, one: ClassFacts, ground: ClassGround) -> bool:
    """Tell whether somebody else makes the value, so that `__init__` does not take it anyway."""
    top = one
    while top.inherits is not None:
        top = ground.by_name[top.inherits.parent]
    tells = name in (top.mapper.polymorphic_on, top.mapper.version_id_col, one.mapper.version_id_col)
    return bool(tells or column.autoincrement or column.computed or column.identity)
