"""Operations of ours beside Alembic's, and how they and Alembic's become Python that runs on every database.

Alembic renders for the one database that it is connected to. A revision of ours is written offline and must say the same
to all of them, so what it would print in one database's words is printed here in SQLAlchemy's.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa
from alembic.autogenerate import render_op_text, renderers
from alembic.autogenerate.api import AutogenContext
from alembic.autogenerate.render import _repr_type
from alembic.migration import MigrationContext
from alembic.operations import ops
from sqlalchemy.dialects.postgresql import DOMAIN, ExcludeConstraint
from sqlalchemy.sql import elements, functions, operators
from sqlalchemy.types import TypeEngine

from sqla_scaffold.emit.sqltext import escape
from sqla_scaffold.migrate.sql_type import SqlType
from sqla_scaffold.report.errors import GeneratorBug
from sqla_scaffold.schema.sequences import NumberSequence
from sqla_scaffold.schema.table import TableKey, View
from sqla_scaffold.schema.types import BY_NAME

_ORDERINGS: dict[Any, str] = {
    operators.desc_op: "desc",
    operators.nulls_first_op: "nulls_first",
    operators.nulls_last_op: "nulls_last",
}
# Stands among the imports that Alembic collects; no line of an import is like this.
SQL_TYPE_MARK = "SqlType"


@dataclass(frozen=True)
class Body:
    """The body of `upgrade` or `downgrade`, not indented, the imports that it needs, and whether it needs `SqlType`."""

    source: str
    imports: frozenset[str]
    sql_type: bool = False


class ParentTable(sa.quoted_name):
    """A table that another one inherits from, which prints as Python that says the same.

    Args:
        value: its name, or with a schema its SQL.
        is_sql: whether it is SQL already.
    """

    def __new__(cls, value: str, is_sql: bool) -> ParentTable:
        return super().__new__(cls, value, False if is_sql else None)

    def __repr__(self) -> str:
        return f"sa.quoted_name({str(self)!r}, False)" if self.quote is False else repr(str(self))


class OnlyOn(ops.MigrateOperation):
    """Operations for some databases only.

    Args:
        condition: a comparison with a dialect's name, such as `== "postgresql"`.
        reason: a comment that says why.
        operations: what is done there.
    """

    def __init__(self, condition: str, reason: str, operations: Sequence[ops.MigrateOperation]) -> None:
        self.condition = condition
        self.reason = reason
        self.operations = operations


class CreateExactIndex(ops.CreateIndexOp):
    """An index whose texts and column order reach the database as they stand in the schema."""


class CreateView(ops.MigrateOperation):
    """A view, made of its SELECT."""

    def __init__(self, view: View) -> None:
        self.view = view


class DropView(CreateView):
    """A view that goes again."""


class CreateSequence(ops.MigrateOperation):
    """A sequence, which nobody owns yet."""

    def __init__(self, sequence: NumberSequence) -> None:
        self.sequence = sequence


class DropSequence(CreateSequence):
    """A sequence that goes again."""


def render(operations: Sequence[ops.MigrateOperation], metadata: sa.MetaData) -> Body:
    """Return operations as Python.

    No database and no driver is needed, and no environment is run. The dialect is PostgreSQL's for every project: it is
    the one that knows all types, and nothing else of what is printed depends on it.
    """
    context = AutogenContext(context_of(metadata), autogenerate=False)
    source = "\n".join(render_op_text(context, operation) for operation in operations)
    return Body(source, frozenset(context.imports - {SQL_TYPE_MARK}), SQL_TYPE_MARK in context.imports)


def quote(name: str) -> str:
    """Return a name as PostgreSQL's SQL has it, quoted where it must be."""
    return context_of().dialect.identifier_preparer.quote(name)


def context_of(metadata: sa.MetaData | None = None) -> MigrationContext:
    """Return what renders operations: no database, no driver, no environment."""
    options = {
        "target_metadata": metadata,
        "sqlalchemy_module_prefix": "sa.",
        "alembic_module_prefix": "op.",
        "user_module_prefix": None,
        "render_as_batch": False,
        "render_item": _render_item,
    }
    # With another parameter style the compiler doubles every percent sign.
    return MigrationContext.configure(dialect_name="postgresql", dialect_opts={"paramstyle": "named"}, opts=options)


@renderers.dispatch_for(OnlyOn)
def _render_only_on(context: AutogenContext, operation: OnlyOn) -> str:
    inner = "\n".join(render_op_text(context, one) for one in operation.operations)
    # No string in it goes over several lines, for repr() breaks none: indenting changes white space alone.
    return (
        f"if op.get_context().dialect.name {operation.condition}:\n"
        f"    # {operation.reason}\n"
        f"{textwrap.indent(inner, '    ')}"
    )


@renderers.dispatch_for(CreateSequence)
def _render_sequence(context: AutogenContext, operation: CreateSequence) -> str:
    sequence = operation.sequence
    words = [f"{name}={value}" for name, value in sequence.options().items()]
    if sequence.type is not None:
        words.append(f"data_type=sa.{BY_NAME[sequence.type].sqlalchemy}()")
    return f"op.execute(sa.schema.CreateSequence({_sequence(sequence.key, *words)}))"


@renderers.dispatch_for(DropSequence)
def _render_dropped_sequence(context: AutogenContext, operation: DropSequence) -> str:
    return f"op.execute(sa.schema.DropSequence({_sequence(operation.sequence.key)}))"


def _sequence(key: TableKey, *words: str) -> str:
    schema = [] if key.schema is None else [f"schema={key.schema!r}"]
    return f"sa.Sequence({', '.join([repr(key.name), *words, *schema])})"


@renderers.dispatch_for(CreateView)
def _render_view(context: AutogenContext, operation: CreateView) -> str:
    sql = "".join(map(repr, escape(str(operation.view.sql)).splitlines(keepends=True)))
    return f"op.execute(sa.CreateView(sa.text({sql}).columns(), {_view_name(operation.view)}))"


@renderers.dispatch_for(DropView)
def _render_dropped_view(context: AutogenContext, operation: DropView) -> str:
    key = operation.view.table.key
    schema = "" if key.schema is None else f", schema={key.schema!r}"
    materialized = ", materialized=True" if operation.view.materialized else ""
    return f"op.execute(sa.DropView(sa.Table({key.name!r}, sa.MetaData(){schema}){materialized}))"


def _view_name(view: View) -> str:
    schema = "" if view.table.key.schema is None else f", schema={view.table.key.schema!r}"
    return f"{view.table.key.name!r}{schema}{', materialized=True' if view.materialized else ''}"


@renderers.dispatch_for(CreateExactIndex)
def _render_index(context: AutogenContext, operation: CreateExactIndex) -> str:
    columns = ", ".join(map(_index_element, operation.columns))
    options = [f"schema={operation.schema!r}"] if operation.schema else []
    for key, value in sorted(operation.kw.items()):
        options.append(f"{key}={clause_text(value) if isinstance(value, sa.TextClause) else repr(value)}")
    arguments = [
        f"op.f({str(operation.index_name)!r})",
        repr(str(operation.table_name)),
        f"[{columns}]",
        f"unique={bool(operation.unique)}",
        *options,
    ]
    return f"op.create_index({', '.join(arguments)})"


def _index_element(element: Any) -> str:
    if isinstance(element, sa.TextClause):
        return clause_text(element)
    if isinstance(element, elements.UnaryExpression):
        return f"{_called(element.element)}.{_ORDERINGS[element.modifier]}()"
    return repr(str(element.name))


def _called(element: Any) -> str:
    if isinstance(element, elements.UnaryExpression):
        return _index_element(element)
    # The type is the one that it has anyway; type checkers want it said.
    return f"sa.column({str(element.name)!r}, sa.types.NullType())"


def clause_text(clause: sa.TextClause) -> str:
    # The text with its escapes, which compiling would take away.
    return f"sa.text({clause.text!r})"


def _render_item(kind: str, item: Any, context: AutogenContext) -> str | Literal[False]:
    """Print what Alembic would print in PostgreSQL's words, or wrongly; False leaves the rest to Alembic."""
    if kind == "server_default" and isinstance(item, sa.DefaultClause):
        return server_default_text(item.arg)
    if kind == "server_default" and isinstance(item, sa.Computed) and isinstance(item.sqltext, sa.TextClause):
        return f"sa.Computed({item.sqltext.text!r}, persisted={item.persisted})"
    if kind == "check" and isinstance(item.sqltext, sa.TextClause):
        not_valid = ", postgresql_not_valid=True" if item.dialect_kwargs.get("postgresql_not_valid") else ""
        return f"sa.CheckConstraint({item.sqltext.text!r}{_named(item)}{not_valid})"
    if kind == "foreign_key":
        return _foreign_key(item)
    if kind == "exclude":
        context.imports.add("from sqlalchemy.dialects import postgresql")
        return _exclude(item)
    if kind == "type":
        return _type(item, context)
    return False


def _foreign_key(key: sa.ForeignKeyConstraint) -> str | Literal[False]:
    """Print a key that refers to a name with a dot, which Alembic would take for a boundary."""
    targets = [tuple(name for name in element.target_tokens if name is not None) for element in key.elements]
    if not any("." in name for target in targets for name in target):
        return False
    options = {name: getattr(key, name) for name in ("onupdate", "ondelete", "initially", "deferrable", "match")}
    options |= key.dialect_kwargs
    said = [f"{name}={value!r}" for name, value in options.items() if value]
    arguments = ", ".join([repr(list(key.column_keys)), repr(targets)])
    return f"sa.ForeignKeyConstraint({arguments}{_named(key)}{''.join(f', {one}' for one in said)})"


def _named(constraint: sa.Constraint) -> str:
    """Return the argument that says a name; nothing where SQLite is told none."""
    return f", name=op.f({str(constraint.name)!r})" if isinstance(constraint.name, str) else ""


def _exclude(constraint: ExcludeConstraint) -> str:
    parts = [
        f"({clause_text(element) if isinstance(element, sa.TextClause) else repr(_name(element))}, {operator!r})"
        for element, _, operator in constraint._render_exprs
    ]
    if isinstance(constraint.where, sa.TextClause):
        parts.append(f"where={clause_text(constraint.where)}")
    parts += [f"using={constraint.using!r}", f"name=op.f({str(constraint.name)!r})"]
    if constraint.deferrable:
        parts.append("deferrable=True")
    if constraint.initially is not None:
        parts.append(f"initially={constraint.initially!r}")
    return f"postgresql.ExcludeConstraint({', '.join(parts)})"


def _name(column: str | sa.ColumnElement[Any]) -> str:
    return column if isinstance(column, str) else str(getattr(column, "name"))


def server_default_text(value: Any) -> str:
    match value:
        case str():
            return repr(value)
        case elements.True_():
            return "sa.true()"
        case elements.False_():
            return "sa.false()"
        case functions.next_value():
            return f"{_sequence(TableKey(str(value.sequence.name), value.sequence.schema))}.next_value()"
        case functions.now():
            return "sa.func.now()"
        case sa.TextClause():
            return clause_text(value)
        case _:
            raise GeneratorBug(f"no way to print the server default {value!r}")


def _type(type_: TypeEngine[Any], context: AutogenContext) -> str | Literal[False]:
    if type_._variant_mapping:
        return _with_variants(type_, context)
    if isinstance(type_, SqlType):
        context.imports.add(SQL_TYPE_MARK)
        return f"SqlType({type_.sql!r})"
    if isinstance(type_, DOMAIN):
        context.imports.add("from sqlalchemy.dialects import postgresql")
        schema = "" if type_.schema is None else f", schema={str(type_.schema)!r}"
        # Created once by itself, as an enum's type is; what it narrows is said for SQLAlchemy alone.
        base = _repr_type(type_.data_type, context)
        # As a variant of it the column keeps the type of its values, which DOMAIN alone has not.
        domain = f"postgresql.DOMAIN({str(type_.name)!r}, {base}{schema}, create_type=False)"
        return f'{base}.with_variant({domain}, "postgresql")'
    if isinstance(type_, sa.Enum):
        values = ", ".join(map(repr, type_.enums))
        # The type is created once by itself: a table that created it would leave it behind when dropped.
        schema = "" if type_.schema is None else f"schema={str(type_.schema)!r}, "
        return f"sa.Enum({values}, name={str(type_.name)!r}, {schema}create_type=False)"
    if isinstance(type_, sa.ARRAY):
        item = _type(type_.item_type, context)
        dimensions = "" if type_.dimensions is None else f", dimensions={type_.dimensions}"
        return f"sa.ARRAY({item}{dimensions})" if item else False
    if type(type_) is sa.Double:
        return "sa.Double[float]()"  # SQLAlchemy's hints leave open what it holds; strict type checkers do not
    return False


def _with_variants(type_: TypeEngine[Any], context: AutogenContext) -> str:
    """Print a type and its variants; one that several dialects share is said once."""
    alone = type_.copy()
    alone._variant_mapping = type(type_._variant_mapping)()
    printed = _repr_type(alone, context)
    shared: dict[str, list[str]] = {}
    for dialect, variant in type_._variant_mapping.items():
        shared.setdefault(_repr_type(variant, context), []).append(repr(dialect))
    return printed + "".join(f".with_variant({text}, {', '.join(names)})" for text, names in shared.items())
