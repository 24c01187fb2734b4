"""Module-level variables of generated code: association tables, and the column types that enums share.

Their names are derived from names that classes do not have to keep away from, so they give way: to Python's keywords and
builtins, and to the classes that `models/__init__.py` puts beside them.
"""

from __future__ import annotations

import builtins
import keyword

from sqla_scaffold.schema.model import EnumType, Schema
from sqla_scaffold.schema.names import is_name, snake_case
from sqla_scaffold.schema.table import TableKey

_PYTHONS = frozenset(keyword.kwlist) | frozenset(dir(builtins))


def association_variable(key: TableKey, schema: Schema) -> str:
    """Return the variable that holds an association table: its own name where that is one, behind that of its engine."""
    taken = _PYTHONS | schema.class_names
    if key.bind is None:
        return _free(_table_word(key), taken)
    others = {_table_word(table.key) for table in schema.association_tables if table.key.bind is None}
    return _free(f"{key.bind}_{_table_word(key)}", taken | others)


def _table_word(key: TableKey) -> str:
    word = "".join(character if character.isascii() and character.isalnum() else "_" for character in str(key))
    return word if is_name(word) else f"table_{word}"


def enum_type_variable(enum: EnumType, schema: Schema) -> str:
    """Return the name under which the enums module holds the column type that all columns share."""
    return _free(f"{snake_case(enum.name)}_type", {one.name for one in schema.enums})


def domain_variable(name: str, schema: Schema) -> str:
    """Return the name under which the module of types holds a domain."""
    return _free(f"{snake_case(name)}_domain", {one.name for one in schema.domains})


def domain_type_variable(name: str, schema: Schema) -> str:
    """Return the name under which it holds the column type that the columns of a domain share."""
    return _free(f"{snake_case(name)}_type", {one.name for one in schema.domains})


def sequence_variable(key: TableKey, schema: Schema) -> str:
    """Return the name under which the module of sequences holds one."""
    word = snake_case(next(one.name for one in schema.sequences if one.key == key))
    return _free(word if word.endswith(("seq", "sequence")) else f"{word}_sequence", _PYTHONS)


def enum_values_function(schema: Schema) -> str:
    """Return the name of the function in the enums module that lists an enum's values."""
    return _free("enum_values", {one.name for one in schema.enums})


def _free(name: str, taken: frozenset[str] | set[str]) -> str:
    # Names that differ in underscores alone are refused (`schema.names.fold`), so that this meets no other variable.
    return name if name not in taken else _free(f"{name}_", taken)
