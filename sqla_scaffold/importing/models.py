"""A table as a model of a schema."""

from __future__ import annotations

from dataclasses import replace

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.importing.columns import column_words, with_names
from sqla_scaffold.importing.constraints import check_words, exclude_words, index_words, unique_words
from sqla_scaffold.importing.conventions import primary_key_name
from sqla_scaffold.importing.keys import (
    Ground,
    adds_its_column,
    column_key_words,
    composite_key_words,
    flag_index,
    flag_unique,
    relationship_words,
    says_its_key,
)
from sqla_scaffold.importing.mapper_keys import mapper_key
from sqla_scaffold.importing.options import option_words
from sqla_scaffold.importing.partitions import partition_words
from sqla_scaffold.schema import names
from sqla_scaffold.schema.table import Column, ForeignKey, NextValue, Table, TypeUse

_INTEGERS = ("smallint", "int", "bigint", "tinyint", "mediumint", "mysql.smallint", "mysql.int", "mysql.bigint")


def model_words(table: Table, ground: Ground) -> dict[str, Plain]:
    """Return a table as a schema writes it, without what follows from the rest."""
    name = ground.names.models[table.key]
    words: dict[str, Plain] = {}
    if table.key.name != names.snake_case(name):
        words["table"] = table.key.name
    if table.key.schema is not None:
        words["schema"] = table.key.schema
    words |= option_words(table.options)
    parents: list[Plain] = [ground.names.models[key] for key in table.options.inherits]
    if parents:
        words["postgresql_inherits"] = parents[0] if len(parents) == 1 else parents
    if table.comment is not None:
        words["comment"] = table.comment
    short = _short_keys(table, ground)
    known = ground.names
    if len(table.primary_key.columns) > 1:
        stands_for = {key.columns[0]: known.keys[table.key, key.name] for key in short}
        attributes = known.attributes[table.key]
        words["primary_key"] = [stands_for.get(one) or attributes[one] for one in table.primary_key.columns]
    left = {key.columns[0] for key in short}
    columns = {
        known.attributes[table.key][column.name]: _column(column, table, ground)
        for column in table.columns
        if column.name not in left and not (table.key not in ground.written_out and _is_implicit(column, table))
    }
    if not table.primary_key.columns:
        key: list[Plain] = [known.attributes[table.key][one] for one in mapper_key(table, ground.tables)]
        words["mapper_args"] = {"primary_key": key[0] if len(key) == 1 else key}
    own, made = table.primary_key, primary_key_name(ground.convention, table)
    if own.db_name not in (None, "PRIMARY", made):  # MySQL calls every primary key so
        words["primary_key_name"] = own.name
    words["columns"] = {key: _alone(value) for key, value in columns.items()}
    words |= _relationships(table, ground)
    words |= _constraints(table, ground)
    words["partitions"] = partition_words(table, ground)
    return {key: value for key, value in words.items() if value not in ({}, [])}


def _alone(words: dict[str, Plain]) -> Plain:
    return words["type"] if list(words) == ["type"] and isinstance(words["type"], str) else words


def _is_implicit(column: Column, table: Table) -> bool:
    """Tell whether it is the `id` that every model without a key gets."""
    implicit = Column("id", TypeUse("int"), nullable=False, autoincrement=True)
    return column == implicit and table.primary_key.columns == ("id",)


def _short_keys(table: Table, ground: Ground) -> list[ForeignKey]:
    """Return the keys whose relationships add their columns where they stand: in the primary key, or last of all."""
    own = {key.columns[0]: key for key in table.foreign_keys if adds_its_column(key, table, ground)}
    found = [own[name] for name in table.primary_key.columns if name in own and len(table.primary_key.columns) > 1]
    rest = [column.name for column in table.columns if column.name not in table.primary_key.columns]
    last: list[ForeignKey] = []
    while rest and rest[-1] in own:
        last.insert(0, own[rest.pop()])
    return found + last


def _column(column: Column, table: Table, ground: Ground) -> dict[str, Plain]:
    counts = column.server_default
    use = with_names(column.type, ground.names.type_name)
    in_key = column.nullable and column.name in table.primary_key.columns
    words = column_words(replace(column, nullable=column.nullable and not in_key), use)
    if in_key:  # as SQLite allows it; a question mark would be a mistake
        words["nullable"] = True
    said = dict(words)
    words = {name: said.pop(name) for name in ("type", "nullable", "collation") if name in said}
    if table.primary_key.columns == (column.name,):
        words["primary_key"] = True
        refers = any(column.name in key.columns for key in table.foreign_keys)
        comes = column.server_default is not None or column.identity is not None or refers
        if use.name in _INTEGERS and not column.autoincrement and not comes:
            words["autoincrement"] = False
    elif column.autoincrement:
        words["autoincrement"] = True
    if flag_unique(column.name, table, ground) is not None:
        words["unique"] = True
    elif flag_index(column.name, table, ground) is not None:
        words["index"] = True
    for key in table.foreign_keys:
        if key.columns == (column.name,) and not says_its_key(key, ground.tables[key.target]):
            words["foreign_key"] = column_key_words(key, table, ground)
    if isinstance(counts, NextValue):
        words["sequence"] = ground.names.sequences[counts.sequence]
    words |= said
    attribute = ground.names.attributes[table.key][column.name]
    if attribute != column.name:
        words["name"] = column.name
    return words


def _relationships(table: Table, ground: Ground) -> dict[str, Plain]:
    short = _short_keys(table, ground)
    order = {column.name: place for place, column in enumerate(table.columns)}
    keys = sorted(table.foreign_keys, key=lambda key: ([order[name] for name in key.columns], key.name))
    long = replace(ground, written_out=(table.key,))
    found: dict[str, Plain] = {
        ground.names.keys[table.key, key.name]: relationship_words(key, table, ground if key in short else long)
        for key in keys
    }
    found |= ground.many_to_many.get(table.key, {})
    composite: list[Plain] = [composite_key_words(key, table, ground) for key in keys if len(key.columns) > 1]
    return {"relationships": found, "foreign_keys": composite}


def _constraints(table: Table, ground: Ground) -> dict[str, Plain]:
    attributes, convention = ground.names.attributes[table.key], ground.convention
    flagged = [flag_unique(column.name, table, ground) for column in table.columns]
    indexed = [
        flag_index(column.name, table, ground)
        for column in table.columns
        if flag_unique(column.name, table, ground) is None
    ]
    uniques = [one for one in table.uniques if one not in flagged]
    indexes = [one for one in table.indexes if one not in indexed]
    return {
        "uniques": [unique_words(one, table, attributes, convention) for one in uniques],
        "checks": check_words(table, convention),
        "excludes": [exclude_words(one, attributes) for one in table.excludes],
        "indexes": [index_words(one, table, attributes, convention) for one in indexes],
    }
