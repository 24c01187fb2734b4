"""The rules for the columns that make up keys."""

from __future__ import annotations

from collections.abc import Iterator

from sqla_scaffold.report.codes import keys, types
from sqla_scaffold.report.source import Span
from sqla_scaffold.resolve.drafts import SchemaDraft
from sqla_scaffold.resolve.table_drafts import TableDraft


def relationships_lead_to_other_columns(draft: SchemaDraft) -> None:
    """A row that can refer to itself alone has no parent: neither side of a relationship would be the many-to-one."""
    for model in draft.models.values():
        for side in model.relationships:
            if side.owning and side.key is not None and side.key.columns == side.key.target_columns:
                name = side.key.columns[0].key
                message = f"`{name}` refers to itself, so each row to itself alone"
                hint = "name another column with `via:`, or let it have one of its own"
                draft.diagnostics.add(keys.FOREIGN_KEY_TARGET, message, side.key.span, hint=hint)


def computed_columns_are_set_by_nothing_else(draft: SchemaDraft) -> None:
    """What a computed column may not do in keys, where a database or an action of a key would have to set it."""
    for table in draft.tables:
        for message, span, hint in _misused(table, draft.database):
            draft.diagnostics.add(types.COMPUTED, message, span, hint=hint)


def _misused(table: TableDraft, database: str) -> Iterator[tuple[str, Span, str]]:
    if database == "sqlite":
        # https://www.sqlite.org/gencol.html, 2.3
        for column in table.primary_key:
            if column.computed is not None:
                yield "SQLite lets no computed column be in a primary key", column.span, "let another column be the key"
    for key in table.foreign_keys:
        # https://www.postgresql.org/docs/current/ddl-generated-columns.html; MySQL says the same.
        setting = [one for one in (key.ondelete, key.onupdate) if one in ("SET NULL", "SET DEFAULT")]
        setting += [one for one in (key.onupdate,) if one == "CASCADE"]
        for column in key.columns:
            if column.computed is not None and setting:
                message = f"{setting[0]} cannot be: `{column.key}` is computed"
                yield message, key.span, "choose RESTRICT or NO ACTION"
