"""What PostgreSQL does next to the work of others: slowly, without a lock that anybody waits for, and outside of a transaction.

Such a step may fail half-way and stay so; each therefore first takes away what an earlier run left of it, and the revision
can be run again. https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic.autogenerate import render_op_text, renderers
from alembic.autogenerate.api import AutogenContext
from alembic.operations import ops

from sqla_scaffold.migrate.calls import execute
from sqla_scaffold.migrate.ground import Ground, find
from sqla_scaffold.migrate.wording import part_words, quote, table_name, value_words
from sqla_scaffold.schema.hints import Fill
from sqla_scaffold.schema.table import ForeignKey, Index, LiteralDefault, SqlDefault, TableKey, Unique

_NAME = "postgresql"
_BLOCKS = 1000  # 8 MB, which is some ten thousand rows
Part = Any


class Apart(ops.MigrateOperation):
    """Operations of which each commits by itself."""

    def __init__(self, operations: Sequence[ops.MigrateOperation]) -> None:
        self.operations = operations


@renderers.dispatch_for(Apart)
def _render_apart(context: AutogenContext, operation: Apart) -> str:
    inner = "\n".join(render_op_text(context, one) for one in operation.operations)
    return f"with op.get_context().autocommit_block():\n{textwrap.indent(inner, '    ')}"


def create(ground: Ground, key: TableKey, part: Part) -> Iterator[ops.MigrateOperation]:
    """Yield what makes a constraint or an index."""
    table = ground.new_table(key)
    made, target, name = find(table, part), table_name(table, _NAME), quote(part.name, _NAME)
    if isinstance(part, Index):
        yield from drop_index(key, part)
        yield execute(_concurrently(part_words(made, _NAME)))
        return
    yield execute(f"ALTER TABLE {target} DROP CONSTRAINT IF EXISTS {name}")
    if isinstance(part, Unique):
        yield from drop_index(key, part)
        columns = ", ".join(quote(column, _NAME) for column in part.columns)
        include = f" INCLUDE ({', '.join(quote(one, _NAME) for one in part.include)})" if part.include else ""
        nulls = " NULLS NOT DISTINCT" if part.nulls_not_distinct else ""
        yield execute(f"CREATE UNIQUE INDEX CONCURRENTLY {name} ON {target} ({columns}){include}{nulls}")
        waits = " DEFERRABLE" if part.deferrable else ""
        waits += f" INITIALLY {part.initially}" if part.initially else ""
        yield execute(f"ALTER TABLE {target} ADD CONSTRAINT {name} UNIQUE USING INDEX {name}{waits}")
        return
    words = part_words(made, _NAME)
    yield execute(words if words.rstrip().endswith("NOT VALID") else f"{words} NOT VALID")
    if not part.not_valid:
        yield execute(f"ALTER TABLE {target} VALIDATE CONSTRAINT {name}")


def _concurrently(words: str) -> str:
    return words.replace("INDEX", "INDEX CONCURRENTLY", 1)


def drop_index(key: TableKey, part: Index | Unique) -> Iterator[ops.MigrateOperation]:
    """Yield what drops an index, or what an interrupted run left of it."""
    name = ".".join(quote(one, _NAME) for one in (key.schema, part.name) if one is not None)
    yield execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")


def forbid_nulls(
    ground: Ground, key: TableKey, column: sa.Column[Any], fill: LiteralDefault | SqlDefault | None
) -> tuple[list[ops.MigrateOperation], list[ops.MigrateOperation]]:
    """Return what makes sure that a column has no nulls, and what then forbids them without looking at the rows."""
    target, name = table_name(ground.new_table(key), _NAME), quote(column.name, _NAME)
    check = quote(f"{key.name[:30]}_{column.name[:22]}_not_null", _NAME)
    apart: list[ops.MigrateOperation] = [
        execute(f"ALTER TABLE {target} DROP CONSTRAINT IF EXISTS {check}"),
        execute(f"ALTER TABLE {target} ADD CONSTRAINT {check} CHECK ({name} IS NOT NULL) NOT VALID"),
    ]
    if fill is not None:
        apart += fill_nulls(ground, Fill(key, column.name, fill))
    apart.append(execute(f"ALTER TABLE {target} VALIDATE CONSTRAINT {check}"))
    return apart, [
        execute(f"ALTER TABLE {target} ALTER COLUMN {name} SET NOT NULL"),
        execute(f"ALTER TABLE {target} DROP CONSTRAINT {check}"),
    ]


def fill_nulls(ground: Ground, fill: Fill) -> Iterator[ops.MigrateOperation]:
    """Yield what gives rows a value that have none; on PostgreSQL a part of the table after the other, each for itself."""
    table, column = ground.new_table(fill.table), ground.new_column(fill.table, fill.column)
    fact = ground.difference.after.tables_by_key[fill.table].by_name[fill.column]
    words = value_words(fill.value, fact.type, column.type, ground.database)
    target, name = table_name(table, ground.database), quote(fill.column, ground.database)
    update = f"UPDATE {target} SET {name} = {words} WHERE {name} IS NULL"
    if ground.database != _NAME:
        yield execute(update)
        return
    tag = "$fill$" if "$fill$" not in update else "$filling$"
    held = "'" + target.replace("'", "''") + "'"
    yield execute(
        f"DO {tag} DECLARE place bigint := 0; blocks bigint := pg_relation_size({held}) / "
        "current_setting('block_size')::bigint; BEGIN WHILE place <= blocks LOOP "
        f"{update} AND ctid >= ('(' || place || ',0)')::tid AND ctid < ('(' || place + {_BLOCKS} || ',0)')::tid; "
        f"COMMIT; place := place + {_BLOCKS}; END LOOP; END {tag}",
        above="A part of the table after the other; no row is locked longer than its part takes.",
    )
