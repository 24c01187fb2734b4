"""Columns that models beside each other share, because they stand in one table and declare them alike.

A column may be written in both models, come from a mixin that both have, or be the key of a relationship that both have.
The class that Python meets first makes it, and the others find it: `use_existing_column`.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from sqla_scaffold.report.codes import inheritance as codes
from sqla_scaffold.report.diagnostic import Note
from sqla_scaffold.report.source import Span
from sqla_scaffold.resolve.drafts import ModelDraft, SchemaDraft, owns_key
from sqla_scaffold.resolve.table_drafts import ColumnDraft
from sqla_scaffold.schema import names
from sqla_scaffold.schema.spec import RelationshipSpec

# What a relationship says of its key column; the rest is about one side of it.
_ABOUT_KEYS = (
    "model",
    "optional",
    "nullable",
    "unique",
    "index",
    "ondelete",
    "onupdate",
    "deferrable",
    "initially",
    "match",
    "constraint_name",
    "comment",
    "was",
    "fill",
)


def share_columns(draft: SchemaDraft) -> None:
    """Let models that stand in one table, beside each other, share a column that they declare alike."""
    known: dict[tuple[object, str], tuple[ModelDraft, ColumnDraft]] = {}
    for model in draft.models_in_order:
        for columns in () if model.has_table else (model.own, model.mixed):
            for column in tuple(columns):
                owner, first = known.setdefault((id(model.table), names.fold(column.key)), (model, column))
                if first is column or owner in model.line:
                    continue  # a name that is inherited is reported as such
                if first.mixin != column.mixin or _said(first.spec) != _said(column.spec):
                    _report(owner, first, column, draft)
                    continue
                _share(model, first)
                columns.remove(column)
                if column.mixin is not None and column.follows is not None:
                    column.follows.shared = True  # in the class of the mixin, for all that have it


def _report(owner: ModelDraft, first: ColumnDraft, column: ColumnDraft, draft: SchemaDraft) -> None:
    message = f"{owner.name} stands in the same table and declares `{column.key}` otherwise"
    hint = "declare it alike, and both share the column; or give it another name, also in the database"
    draft.diagnostics.add(
        codes.COLUMN_DIFFERS, message, column.span, hint=hint, notes=[Note("the other one", first.span)]
    )


def _share(model: ModelDraft, first: ColumnDraft) -> None:
    first.shared = True
    model.shared.append(first)
    model.by_key[first.key] = model.by_key[first.attribute] = first


def shared_key(model: ModelDraft, spec: RelationshipSpec, draft: SchemaDraft) -> tuple[ColumnDraft, ...]:
    """Return the key columns that a model beside this one made for a relationship of this name, and share them.

    Returns:
        None of them where there is no such model; that it says something else of the key is reported.
    """
    for other in () if model.has_table else draft.models.values():
        made = other.added.get(spec.name.value, [])
        if other.table is not model.table or other in model.line or model in other.line or not made:
            continue
        theirs = next(one for one in other.spec.relationships if one.name.value == spec.name.value and owns_key(one))
        if any(_said(getattr(spec, word)) != _said(getattr(theirs, word)) for word in _ABOUT_KEYS):
            message = f"{other.name} stands in the same table and says otherwise of the key of `{spec.name.value}`"
            hint = "say it alike, and both share the column; or give one of the relationships another name"
            notes = [Note("the other one", theirs.name.span)]
            draft.diagnostics.add(codes.COLUMN_DIFFERS, message, spec.name.span, hint=hint, notes=notes)
        for column in made:
            _share(model, column)
            model.members.setdefault(names.fold(column.key), column.span)
        model.added[spec.name.value] = made
        return tuple(made)
    return ()


def _said(value: object) -> object:
    """Return what a spec says, without its places in the text."""
    if is_dataclass(value):
        held = ((field.name, getattr(value, field.name)) for field in fields(value))
        return type(value), tuple((name, _said(part)) for name, part in held if not isinstance(part, Span))
    return tuple(map(_said, value)) if isinstance(value, tuple) else value
