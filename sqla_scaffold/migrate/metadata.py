"""A schema as SQLAlchemy's tables: the same that the generated models give, made without them."""

from __future__ import annotations

import importlib
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import DOMAIN
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

from sqla_scaffold.emit.attributes import FOLLOWED
from sqla_scaffold.emit.column_types import DIALECTS
from sqla_scaffold.emit.columns import array_text, set_text
from sqla_scaffold.emit.options import parent_tables, table_options
from sqla_scaffold.emit.sqltext import escape, is_now
from sqla_scaffold.migrate.metadata_parts import add_index, constraints_of
from sqla_scaffold.migrate.operations import ParentTable
from sqla_scaffold.migrate.sql_type import SqlType
from sqla_scaffold.report.errors import GeneratorBug
from sqla_scaffold.schema.domains import Domain
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.sequences import NumberSequence
from sqla_scaffold.schema.table import (
    Column,
    LiteralDefault,
    NextValue,
    ServerDefault,
    SqlDefault,
    Table,
    TableKey,
    TypeUse,
)
from sqla_scaffold.schema.type_use import kind_of
from sqla_scaffold.schema.types import BY_NAME, Kind, ParameterKind

_NUMBERS = (Kind.INT, Kind.FLOAT, Kind.DECIMAL)


def build(schema: Schema, only: Collection[TableKey] | None = None) -> sa.MetaData:
    """Return the tables of a schema.

    Names are final: the naming convention is carried along and applied to none of them. What SQLAlchemy puts in on the
    Python side (`default`, `onupdate`) is no part of a table and left out.

    Args:
        only: the tables that are wanted; None means all.
    """
    metadata = sa.MetaData(naming_convention=dict(schema.naming_convention))
    enums = {
        enum.name: sa.Enum(
            *(member.value for member in enum.members), name=enum.type_name, schema=enum.schema, metadata=metadata
        )
        for enum in schema.stored_enums
    }
    builder = _Builder(schema, metadata, enums)
    for domain in schema.domains:
        builder.add_domain(domain)
    for sequence in schema.sequences:
        sequence_of(sequence, metadata)
    for table in schema.tables:
        if only is None or table.key in only:
            builder.add_table(table)
    for table in schema.tables:
        for parent in table.options.inherits:
            if str(table.key) in metadata.tables and str(parent) in metadata.tables:
                metadata.tables[str(table.key)].add_is_dependent_on(metadata.tables[str(parent)])
    return metadata


def sequence_of(sequence: NumberSequence, metadata: sa.MetaData | None = None) -> sa.Sequence:
    """Return a sequence as SQLAlchemy has it."""
    options: dict[str, Any] = {**sequence.options(), "schema": sequence.key.schema, "metadata": metadata}
    if sequence.type is not None:
        options["data_type"] = getattr(sa, BY_NAME[sequence.type].sqlalchemy)
    return sa.Sequence(sequence.key.name, **options)


def column_of_domain(domain: Domain) -> sa.Column[Any]:
    """Return a column that has what a domain narrows and its default, to put both into words."""
    builder = _Builder(Schema(()), sa.MetaData(), {})
    default = _default(domain.default, domain.type)
    column = sa.Column("value", builder.type_of(domain.type), server_default=default)
    sa.Table("domain", builder.metadata, column)
    return column


@dataclass(frozen=True)
class _Builder:
    """What the tables of a schema share."""

    schema: Schema
    metadata: sa.MetaData
    enums: dict[str, sa.Enum]
    domains: dict[str, DOMAIN] = field(default_factory=dict)

    def add_table(self, table: Table) -> None:
        options: dict[str, Any] = {**table_options(table.options)}
        if table.options.inherits:
            options["postgresql_inherits"] = [ParentTable(*one) for one in parent_tables(table.options)]
        built = sa.Table(
            table.key.name,
            self.metadata,
            *(self._column(column, table) for column in table.columns),
            *constraints_of(table),
            schema=table.key.schema,
            comment=table.comment,
            **options,
        )
        for index in table.indexes:
            add_index(index, built)

    def add_domain(self, domain: Domain) -> None:
        options: dict[str, Any] = {"not_null": domain.not_null, "schema": domain.schema, "metadata": self.metadata}
        default: Any = _default(domain.default, domain.type)
        checks = [f"({escape(check.sqltext)})" for check in domain.checks]
        made = DOMAIN(
            domain.type_name,
            self.type_of(domain.type),
            default=default,
            check=" AND ".join(checks) or None,
            **options,
        )
        self.domains[domain.name] = made

    def _column(self, column: Column, table: Table) -> sa.Column[Any]:
        in_key = column.name in table.primary_key.columns
        type_ = self.type_of(column.type)
        for database, variant in column.type.variants:
            type_ = type_.with_variant(self.type_of(variant), *DIALECTS[database])
        if "sqlite" not in dict(column.type.variants) and self._is_integer_on_sqlite(column, table):
            type_ = type_.with_variant(sa.Integer(), "sqlite")
        return sa.Column(
            column.name,
            type_,
            *_generated(column),
            primary_key=in_key,
            nullable=column.nullable,
            autoincrement=_autoincrement(column, table) if in_key else "auto",
            server_default=_server_default(column),
            comment=column.comment,
            system=column.inherited,
        )

    def _is_integer_on_sqlite(self, column: Column, table: Table, met: tuple[Column, ...] = ()) -> bool:
        """Tell whether a big or small integer is an INTEGER there, the only type for whose keys SQLite makes values."""
        if column.type.name not in ("bigint", "smallint") or column in met or len(met) > FOLLOWED:
            return False
        if column.autoincrement:
            return True
        if table in self.schema.association_tables:
            return False
        # A model leaves out the type of a column that refers to another one of the same type: it follows that one.
        key = next((key for key in table.foreign_keys if key.columns == (column.name,)), None)
        if key is None:
            return False
        target = self.schema.tables_by_key[key.target]
        referred = target.by_name[key.target_columns[0]]
        return referred.type == column.type and self._is_integer_on_sqlite(referred, target, (*met, column))

    def type_of(self, use: TypeUse) -> TypeEngine[Any]:
        if use.enum is not None:
            return self.enums[use.enum]
        if use.sql is not None:
            return SqlType(use.sql)
        if use.domain is not None:
            return self.domains[use.domain]
        if use.impl is not None:  # a revision must run when the class is long gone
            return self.type_of(use.impl)
        row = BY_NAME[use.name]
        type_class = getattr(importlib.import_module(row.module), row.sqlalchemy)
        positional: list[Any] = [*use.values]
        for parameter in row.parameters:
            if parameter.kind is ParameterKind.TYPE:
                if use.item is None:
                    raise GeneratorBug(f"the type {use.name} has no item")
                positional.append(self.type_of(use.item))
        made: TypeEngine[Any] = type_class(*positional, **dict(use.arguments))
        return made


def _autoincrement(column: Column, table: Table) -> bool | Literal["auto"]:
    """Return what keeps SQLAlchemy from guessing whether the database makes the values of a key."""
    is_single = len(table.primary_key.columns) == 1
    if column.autoincrement:
        return "auto" if is_single else True
    is_foreign = any(column.name in key.columns for key in table.foreign_keys)
    would_guess = (
        is_single
        and not is_foreign
        and column.server_default is None
        and column.identity is None
        and kind_of(column.type) is Kind.INT
    )
    return False if would_guess else "auto"


def _generated(column: Column) -> list[SchemaItem]:
    if column.computed is not None:
        return [sa.Computed(escape(column.computed.sqltext), persisted=column.computed.persisted)]
    if column.identity is not None:
        options: dict[str, Any] = dict(column.identity.options())
        return [sa.Identity(**options)]
    return []


def _server_default(column: Column) -> str | sa.ColumnElement[Any] | sa.TextClause | None:
    return _default(column.server_default, column.type)


def _default(default: ServerDefault | None, use: TypeUse) -> str | sa.ColumnElement[Any] | sa.TextClause | None:
    match default:
        case None:
            return None
        case SqlDefault(sql):
            return sa.func.now() if is_now(sql) else sa.text(escape(sql))
        case NextValue(key):
            return sa.Sequence(key.name, schema=key.schema).next_value()
        case LiteralDefault(value):
            kind = kind_of(use)
            if kind is Kind.BOOL:
                return sa.true() if value else sa.false()
            if kind is Kind.ARRAY:
                return array_text(value if isinstance(value, tuple) else (value,))
            if kind is Kind.SET:
                return set_text(value)
            # SQLAlchemy quotes a plain string, in which backslashes and colons are safe; a number must not be quoted.
            return sa.text(str(value)) if kind in _NUMBERS else str(value)
