"""What a schema calls the objects of a database, so that importing again renames nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sqla_scaffold.reading.database.found import FoundDatabase
from sqla_scaffold.schema import names
from sqla_scaffold.schema.attribute import Relationship
from sqla_scaffold.schema.model import Model, Schema
from sqla_scaffold.schema.table import ForeignKey, Table, TableKey

Ends = tuple[tuple[str, ...], TableKey]
"""A foreign key's own columns, and the table that it refers to."""


@dataclass(frozen=True)
class Known:
    """The names that a schema has already.

    Args:
        models: classes by tables.
        attributes: attributes by tables and columns.
        enums, domains: by their keys in the database.
        sequences: by their keys.
        keys, backs: relationships, and their other sides, by tables and the ends of foreign keys.
        members: all names in a class, folded, by tables.
        classes: all names of classes, folded.
        associations: the tables that no model maps.
    """

    models: Mapping[TableKey, str] = field(default_factory=dict)
    attributes: Mapping[TableKey, Mapping[str, str]] = field(default_factory=dict)
    enums: Mapping[str, str] = field(default_factory=dict)
    domains: Mapping[str, str] = field(default_factory=dict)
    sequences: Mapping[TableKey, str] = field(default_factory=dict)
    keys: Mapping[tuple[TableKey, Ends], str] = field(default_factory=dict)
    backs: Mapping[tuple[TableKey, Ends], str] = field(default_factory=dict)
    members: Mapping[TableKey, Collection[str]] = field(default_factory=dict)
    classes: Collection[str] = ()
    associations: Collection[TableKey] = ()


def ends_of(key: ForeignKey) -> Ends:
    """Return by what a foreign key is known when its name says nothing."""
    return key.columns, key.target


def known_of(schema: Schema, found: FoundDatabase) -> Known:
    """Return the names that a schema has for what is in a database."""
    models = {key: line[0].name for key, line in schema.models_by_table.items()}
    attributes: dict[TableKey, dict[str, str]] = {key: {} for key in models}
    members: dict[TableKey, set[str]] = {key: set() for key in models}
    keys: dict[tuple[TableKey, Ends], str] = {}
    backs: dict[tuple[TableKey, Ends], str] = {}
    for model in schema.models:
        for attribute in model.attributes:
            attributes[model.table].setdefault(attribute.column, attribute.name)
        members[model.table] |= {names.fold(name) for name in _members(model)}
        for relationship in model.relationships:
            key = _key_of(model, relationship, schema)
            if key is not None:
                keys.setdefault((model.table, ends_of(key)), relationship.name)
                if relationship.back_populates is not None:
                    backs.setdefault((model.table, ends_of(key)), relationship.back_populates)
    classes = {names.fold(name) for name in (*schema.models_by_name, *schema.enums_by_name)}
    classes |= {names.fold(mixin.name) for mixin in schema.mixins}
    classes |= {names.fold(domain.name) for domain in schema.domains}
    classes |= {names.fold(sequence.name) for sequence in schema.sequences}
    called = {(one.schema, one.type_name): one.name for one in schema.domains}
    places = {one.name: (one.schema, one.type_name) for one in found.domains}
    domains = {key: called[place] for key, place in places.items() if place in called}
    sequences = {one.key: one.name for one in schema.sequences}
    associations = {table.key for table in schema.association_tables}
    enums = _enums(schema, found)
    return Known(models, attributes, enums, domains, sequences, keys, backs, members, classes, associations)


def _members(model: Model) -> list[str]:
    derived = [one.name for one in (*model.hybrids, *model.column_properties)]
    fields = [one.name for one in model.attributes] + [one.name for one in model.relationships]
    return [*fields, *(one.name for one in model.proxies), *derived]


def _key_of(model: Model, relationship: Relationship, schema: Schema) -> ForeignKey | None:
    """Return the foreign key that a relationship's own side holds; None for the other side of one."""
    if relationship.uselist or relationship.secondary is not None or relationship.target not in schema.models_by_name:
        return None
    table = schema.tables_by_key[model.table]
    target = schema.models_by_name[relationship.target].table
    if relationship.foreign_keys and relationship.foreign_keys_model not in (None, model.name):
        return None
    if target == table.key and not relationship.remote_side:
        return None
    found = [key for key in table.foreign_keys if key.target == target]
    if relationship.foreign_keys:
        columns = {one.name: one.column for one in model.attributes}
        wanted = {columns.get(name) for name in relationship.foreign_keys}
        found = [key for key in found if set(key.columns) == wanted]
    return found[0] if len(found) == 1 else None


def _enums(schema: Schema, found: FoundDatabase) -> dict[str, str]:
    """Return the classes of enums: PostgreSQL knows them by their names, MySQL by the columns that have them."""
    called = {(enum.schema, enum.type_name): enum.name for enum in schema.stored_enums}
    if found.dialect == "postgresql":
        keys = {enum.key: (enum.schema, enum.name) for enum in found.enums}
        return {key: called[name] for key, name in keys.items() if name in called}
    return {key: name for table in found.tables for key, name in _enums_of(table, schema)}


def _enums_of(table: Table, schema: Schema) -> list[tuple[str, str]]:
    meant = schema.tables_by_key.get(table.key)
    columns = () if meant is None else table.columns
    pairs = ((column.type.enum, meant.by_name.get(column.name)) for column in columns if meant is not None)
    return [(key, one.type.enum) for key, one in pairs if key is not None and one is not None and one.type.enum]
