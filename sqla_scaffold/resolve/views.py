"""Models that read a view: what they may say, and the value that is made of them."""

from __future__ import annotations

from collections.abc import Iterator

from sqla_scaffold.report.codes import classes as codes
from sqla_scaffold.report.source import Span
from sqla_scaffold.resolve.drafts import TABLE_OPTIONS, ModelDraft, SchemaDraft
from sqla_scaffold.schema.column_spec import ColumnSpec, ForeignKeySpec
from sqla_scaffold.schema.table import Table, View

# What the database or SQLAlchemy would do to rows, which of a view are only read.
_MODEL_WORDS = (
    "excludes",
    "relationships",
    "foreign_keys",
    "uniques",
    "checks",
    "indexes",
    "comment",
    "version_id",
    "inherits",
    "polymorphic_on",
    "primary_key_name",
    "partitions",
    *TABLE_OPTIONS,
)
_COLUMN_WORDS = (
    "unique",
    "index",
    "default",
    "server_default",
    "sequence",
    "onupdate",
    "server_onupdate",
    "autoincrement",
    "computed",
    "identity",
    "foreign_key",
    "comment",
)


def check_views(draft: SchemaDraft) -> None:
    """Views have a key to tell rows apart, and nothing that only a table has; nothing refers to them."""
    for model in draft.models.values():
        if model.spec.view is not None:
            _check_view(model, draft)
        for span, target in _references(model, draft):
            if target in draft.models and draft.models[target].spec.view is not None:
                message = f"`{target}` is a view, to which nothing can refer"
                hint = "refer to the model whose rows the view shows"
                draft.diagnostics.add(codes.VIEW, message, span, hint=hint)


def _check_view(model: ModelDraft, draft: SchemaDraft) -> None:
    spec, view = model.spec, model.spec.view
    columns = _columns(model, draft)
    for name in _MODEL_WORDS:
        if getattr(spec, name):
            message = f"a view has no `{name}`"
            hint = "remove it here; what holds on rows holds on the tables that the view reads"
            draft.diagnostics.add(codes.VIEW, message, spec.name.span, hint=hint)
    for column in columns:
        for name in _COLUMN_WORDS:
            if getattr(column, name, None) is not None:
                message = f"a column of a view takes no `{name}`"
                draft.diagnostics.add(
                    codes.VIEW, message, column.name.span, hint=f"remove `{name}`: a view is only read"
                )
    if not spec.primary_key and not any(column.primary_key and column.primary_key.value for column in columns):
        message = f"nothing tells the rows of the view `{model.name}` apart"
        hint = "name the columns that do, in `primary_key:`; the database need not know of it"
        draft.diagnostics.add(codes.VIEW, message, spec.name.span, hint=hint)
    if view is not None and view.materialized is not None and view.materialized.value:
        if view.sql is None:
            message, hint = (
                "a view that somebody else makes is read like any other",
                "remove `materialized`, or add `sql`",
            )
            draft.diagnostics.add(codes.VIEW, message, view.materialized.span, hint=hint)
        elif draft.database != "postgresql":
            message = f"{draft.database} has no materialized views"
            draft.diagnostics.add(codes.VIEW, message, view.materialized.span, hint="remove `materialized`")


def _columns(model: ModelDraft, draft: SchemaDraft) -> list[ColumnSpec]:
    mixed = [draft.mixins[word.value].spec for word in model.spec.mixins if word.value in draft.mixins]
    return [*model.spec.columns, *(column for mixin in mixed for column in mixin.columns)]


def _references(model: ModelDraft, draft: SchemaDraft) -> Iterator[tuple[Span, str]]:
    keys: list[ForeignKeySpec] = [*model.spec.foreign_keys]
    keys += [column.foreign_key for column in _columns(model, draft) if column.foreign_key is not None]
    for word in (*(key.model for key in keys), *(one.model for one in model.spec.relationships)):
        yield word.span, word.value
    if model.spec.inherits is not None:
        yield model.spec.inherits.model.span, model.spec.inherits.model.value


def view_value(model: ModelDraft, table: Table) -> View:
    """Return the finished view of a model."""
    spec = model.spec.view
    sql = None if spec is None or spec.sql is None else spec.sql.value.rstrip()
    materialized = spec is not None and spec.materialized is not None and spec.materialized.value
    return View(table, sql, materialized)
