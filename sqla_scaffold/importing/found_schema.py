"""A database as a schema's value, to be compared with a schema that exists: what is the same in both has its names."""

from __future__ import annotations

from dataclasses import replace

from sqla_scaffold.importing.columns import with_names
from sqla_scaffold.importing.version_tables import is_version_table
from sqla_scaffold.reading.database.found import FoundDatabase
from sqla_scaffold.schema.model import EnumMember, EnumType, Schema
from sqla_scaffold.schema.table import Table


def found_schema(found: FoundDatabase, like: Schema) -> Schema:
    """Return what a database holds, without what stands in schemas of PostgreSQL that the other one does not have.

    Args:
        like: the schema with which it is to be compared.
    """
    homes = {None, *(key.schema for key in like.tables_by_key), *(enum.schema for enum in like.enums)}
    homes |= (
        {one.schema for one in like.composites}
        | {one.schema for one in like.domains}
        | {one.key.schema for one in like.sequences}
    )
    names = {(enum.schema, enum.type_name): enum.name for enum in like.enums}
    names |= {(one.schema, one.type_name): one.name for one in like.domains}
    called = {enum.key: names.get((enum.schema, enum.name), f"type {enum.key}") for enum in found.enums}
    called |= {one.name: names.get((one.schema, one.type_name), f"type {one.name}") for one in found.domains}
    enums = tuple(
        EnumType(called[enum.key], enum.name, tuple(EnumMember(one, one) for one in enum.values), schema=enum.schema)
        for enum in found.enums
        if enum.schema in homes
    )
    tables = tuple(
        _named(table, called) for table in found.tables if table.key.schema in homes and not is_version_table(table)
    )
    views = tuple(view for view in found.views if view.table.key.schema in homes)
    return Schema(
        (),
        enums,
        tables=tables,
        extensions=found.extensions,
        views=views,
        domains=tuple(replace(one, name=called[one.name]) for one in found.domains if one.schema in homes),
        composites=tuple(one for one in found.composites if one.schema in homes),
        sequences=tuple(one for one in found.sequences if one.key.schema in homes),
    )


def _named(table: Table, called: dict[str, str]) -> Table:
    columns = (replace(column, type=with_names(column.type, called.__getitem__)) for column in table.columns)
    return replace(table, columns=tuple(columns))
