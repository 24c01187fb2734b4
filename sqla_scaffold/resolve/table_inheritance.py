"""The pass of PostgreSQL's INHERITS: a table that has the columns of others, whose rows those show as well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqla_scaffold.report.codes import inheritance as codes
from sqla_scaffold.report.codes import names as name_codes
from sqla_scaffold.report.diagnostic import Note
from sqla_scaffold.report.suggest import did_you_mean
from sqla_scaffold.resolve.drafts import ModelDraft, SchemaDraft
from sqla_scaffold.resolve.table_drafts import ColumnDraft
from sqla_scaffold.schema.table import NextValue, SqlDefault
from sqla_scaffold.schema.type_use import type_text


def settle_parent_tables(draft: SchemaDraft) -> None:
    """Find the tables that each one inherits from, and mark the columns that come from there."""
    for model in draft.models.values():
        parents = list(_parents(model, draft))
        if parents:
            keys = tuple(parent.table.key for parent in parents)
            model.table.options = replace(model.table.options, inherits=keys)
        for parent in parents:
            _mark(model, parent, draft)


def _parents(model: ModelDraft, draft: SchemaDraft) -> Iterator[ModelDraft]:
    for word in model.spec.postgresql_inherits:
        parent = draft.models.get(word.value)
        if parent is None:
            hint = did_you_mean(word.value, draft.models, otherwise="models are written under `models:`")
            draft.diagnostics.add(name_codes.MODEL_UNKNOWN, f"there is no model `{word.value}`", word.span, hint=hint)
        elif model in _line(parent, draft):
            message = f"the table of {model.name} would inherit from itself"
            draft.diagnostics.add(codes.PARENT_TABLE, message, word.span, hint="name another model")
        elif not parent.has_table or parent.spec.view is not None or parent.spec.partition_by is not None:
            message = f"{parent.name} has no table of which another could have the columns"
            hint = "name a model with a table of its own, which is no view and has no partitions"
            draft.diagnostics.add(codes.PARENT_TABLE, message, word.span, hint=hint)
        else:
            yield parent


def _line(model: ModelDraft, draft: SchemaDraft) -> list[ModelDraft]:
    """Return a model and all from whose tables its own inherits."""
    found = [model]
    for one in found:
        above = (draft.models.get(word.value) for word in one.spec.postgresql_inherits)
        found += [parent for parent in above if parent is not None and parent not in found]
    return found


def _mark(model: ModelDraft, parent: ModelDraft, draft: SchemaDraft) -> None:
    own = {column.name: column for column in model.table.columns}
    for column in parent.table.columns:
        inherited = own.get(column.name)
        if inherited is None:
            message = f"{model.name} lacks the column `{column.name}` of {parent.name}, which its table inherits"
            hint = "write it as it is there"
            notes = [Note("the other one", column.span)]
            draft.diagnostics.add(codes.PARENT_TABLE, message, model.spec.name.span, hint=hint, notes=notes)
        elif _differs(inherited, column):
            message = f"`{inherited.key}` is inherited from {parent.name} and another column there"
            hint = "write the same type and the same nullability in both"
            notes = [Note("the other one", column.span)]
            draft.diagnostics.add(codes.PARENT_TABLE, message, inherited.span, hint=hint, notes=notes)
        elif not _has_a_default_of_its_own(inherited, column):
            inherited.inherited = True


def _has_a_default_of_its_own(column: ColumnDraft, other: ColumnDraft) -> bool:
    """Tell whether a column has to be declared again, for it says another default than the one that it comes from."""
    own = column.server_default
    if column.autoincrement:  # by a sequence of its own
        return True
    counts = isinstance(own, NextValue) or (isinstance(own, SqlDefault) and own.sql.lower().startswith("nextval("))
    if counts and (other.autoincrement or isinstance(other.server_default, NextValue)):
        return False
    return own != other.server_default


def _differs(column: ColumnDraft, other: ColumnDraft) -> bool:
    if column.type is None or other.type is None:
        return False
    return type_text(column.type) != type_text(other.type) or (column.nullable and not other.nullable)
