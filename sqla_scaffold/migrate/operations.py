"""Operations of ours beside Alembic's, and how they and Alembic's become Python that runs on every database.

Alembic renders for the one database that it is connected to. A revision of ours is written offline and must say the same
to all of them, so what it would print in one database's words is printed here in SQLAlchemy's.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from alembic.autogenerate import render_op_text, renderers
from alembic.autogenerate.api import AutogenContext
from alembic.migration import MigrationContext
from alembic.operations import ops
from sqlalchemy.sql import elements, operators

from sqla_scaffold.emit.sqltext import escape
from sqla_scaffold.migrate.rendered_items import SQL_TYPE_MARK, clause_text, render_item, sequence_text
from sqla_scaffold.schema.sequences import NumberSequence
from sqla_scaffold.schema.table import View
from sqla_scaffold.schema.types import BY_NAME

_ORDERINGS: dict[Any, str] = {
    operators.desc_op: "desc",
    operators.nulls_first_op: "nulls_first",
    operators.nulls_last_op: "nulls_last",
}


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
        "render_item": render_item,
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
    return f"op.execute(sa.schema.CreateSequence({sequence_text(sequence.key, *words)}))"


@renderers.dispatch_for(DropSequence)
def _render_dropped_sequence(context: AutogenContext, operation: DropSequence) -> str:
    return f"op.execute(sa.schema.DropSequence({sequence_text(operation.sequence.key)}))"


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
