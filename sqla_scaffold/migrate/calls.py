"""Calls of Alembic's functions as they shall stand in a revision, for what Alembic has no printer for, or a partial one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from alembic.autogenerate import render_op_text, renderers
from alembic.autogenerate.api import AutogenContext
from alembic.operations import ops
from sqlalchemy.schema import conv
from sqlalchemy.types import TypeEngine

from sqla_scaffold.emit.literal import literal
from sqla_scaffold.migrate.rendered_items import clause_text, server_default_text
from sqla_scaffold.report.errors import GeneratorBug
from sqla_scaffold.schema.table import TableKey

_BEFORE, _BEHIND = "op.add_column('t', sa.Column('c', ", ", nullable=True))"


@dataclass(frozen=True, slots=True)
class Source:
    """Python that stands there as it is."""

    text: str


class Call(ops.MigrateOperation):
    """A call of a function of `op`.

    Args:
        function: its name.
        arguments: plain values, names (`conv`), types, defaults and texts of SQLAlchemy, or `Source`.
        above: a comment, in a line.
    """

    def __init__(self, function: str, *arguments: Any, above: str = "", **keywords: Any) -> None:
        self.function = function
        self.arguments: Sequence[Any] = arguments
        self.keywords: Mapping[str, Any] = keywords
        self.above = above


def execute(sql: str, above: str = "") -> Call:
    """Return a statement in SQL; what looks like a bind parameter in it is none."""
    from sqla_scaffold.emit.sqltext import escape

    return Call("execute", escape(sql), above=above)


@renderers.dispatch_for(Call)
def _render_call(context: AutogenContext, call: Call) -> str:
    parts = [_value(value, context) for value in call.arguments]
    parts += [f"{name}={_value(value, context)}" for name, value in call.keywords.items()]
    above = f"# {call.above}\n" if call.above else ""
    return f"{above}op.{call.function}({', '.join(parts)})"


class RefuseRows(ops.MigrateOperation):
    """Stops a revision, before it did anything, where a table has rows for which a column would need values.

    Args:
        table: the table, under the name that it has then.
        columns: the columns whose values nobody knows.
    """

    def __init__(self, table: TableKey, columns: Sequence[str]) -> None:
        self.table = table
        self.columns = columns


@renderers.dispatch_for(RefuseRows)
def _render_refuse_rows(context: AutogenContext, refuse: RefuseRows) -> str:
    context.imports.add("from alembic.util import CommandError")
    schema = "" if refuse.table.schema is None else f", schema={literal(refuse.table.schema)}"
    names = f"sa.table({literal(refuse.table.name)}{schema})"
    message = f"{refuse.table} has rows, and nobody knows what they had in {', '.join(refuse.columns)}"
    return (
        "if not op.get_context().as_sql and op.get_bind().scalar("
        f"sa.select(sa.literal(1)).select_from({names}).limit(1)):\n"
        f"    raise CommandError({literal(message)})"
    )


def _value(value: Any, context: AutogenContext) -> str:
    match value:
        case Source():
            return value.text
        case conv():
            return f"op.f({str(value)!r})"
        case TypeEngine():
            return _type(value, context)
        case sa.DefaultClause():
            return server_default_text(value.arg)
        case sa.TextClause():
            return clause_text(value)
        case list() | tuple():
            return "[" + ", ".join(_value(item, context) for item in value) + "]"
        case str():
            return repr(str(value))
        case bool() | int() | None | dict():
            return repr(value)
        case _:
            raise GeneratorBug(f"no way to print {value!r} in a revision")


def _type(type_: TypeEngine[Any], context: AutogenContext) -> str:
    """Return a type as Alembic prints it in a column."""
    text = render_op_text(context, ops.AddColumnOp("t", sa.Column("c", type_, nullable=True)))
    if not (text.startswith(_BEFORE) and text.endswith(_BEHIND)):
        raise GeneratorBug(f"Alembic prints a column in another way: {text}")
    return text[len(_BEFORE) : -len(_BEHIND)]
