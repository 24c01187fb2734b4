"""The pass over versions: which column holds them, and where the next one comes from."""

from __future__ import annotations

from sqla_scaffold.report.codes import classes as codes
from sqla_scaffold.report.codes import types as type_codes
from sqla_scaffold.report.errors import GeneratorBug
from sqla_scaffold.report.suggest import did_you_mean
from sqla_scaffold.resolve.drafts import ModelDraft, SchemaDraft
from sqla_scaffold.resolve.table_drafts import ColumnDraft
from sqla_scaffold.resolve.types import is_importable
from sqla_scaffold.schema.model import VersionId, VersionSource
from sqla_scaffold.schema.spec import VersionIdSpec
from sqla_scaffold.schema.word import Word
from sqla_scaffold.schema.table import CallDefault
from sqla_scaffold.schema.type_use import kind_of, type_text
from sqla_scaffold.schema.types import Kind

_SOURCES = {Kind.INT: VersionSource.COUNTER, Kind.UUID: VersionSource.UUID4}
# What would fill the column beside SQLAlchemy's generator, or keep the version from being there at an update.
_OTHER_WORDS = (
    "primary_key",
    "default",
    "onupdate",
    "computed",
    "identity",
    "foreign_key",
    "deferred",
    "deferred_group",
)
_SERVER_WORDS = ("server_default", "server_onupdate")


def settle_version_ids(draft: SchemaDraft) -> None:
    """Find the column of each model's version, and say how its values go on."""
    for model in draft.models.values():
        spec = model.spec.version_id
        if spec is None:
            continue
        if model.parent is not None:
            message = f"the rows of `{model.name}` have the version of those they inherit from"
            top = [one.name for one in model.line][-1]
            draft.diagnostics.add(codes.VERSION_ID, message, spec.column.span, hint=f"say `version_id` at `{top}`")
            continue
        column = model.by_key.get(spec.column.value)
        if column is None:
            message = f"`{model.name}` has no column `{spec.column.value}`"
            known = [one.key for one in model.columns]
            hint = did_you_mean(spec.column.value, known, otherwise="add it to the columns, as `int`")
            draft.diagnostics.add(codes.VERSION_ID, message, spec.column.span, hint=hint)
        elif _holds_a_version(column, model, spec, draft):
            model.version_id = _version_id(column, spec, draft)


def _holds_a_version(column: ColumnDraft, model: ModelDraft, spec: VersionIdSpec, draft: SchemaDraft) -> bool:
    word = next((name for name in _OTHER_WORDS if _says(column, name)), None)
    if column.nullable:
        message, hint = f"`{column.key}` may be null, and a version never is", "remove the question mark"
    elif column in (*model.table.primary_key, *model.mapper_key):
        message = f"`{column.key}` is in the primary key, which stays the same while versions change"
        hint = "name another column"
    elif word is not None:
        message, hint = f"a version takes no `{word}`", "remove it, or name another column"
    else:
        return True
    draft.diagnostics.add(codes.VERSION_ID, message, spec.column.span, hint=hint)
    return False


def _says(column: ColumnDraft, name: str) -> bool:
    word = None if column.spec is None else getattr(column.spec, name)
    return word is not None and not (isinstance(word, Word) and word.value is False)


def _version_id(column: ColumnDraft, spec: VersionIdSpec, draft: SchemaDraft) -> VersionId | None:
    if spec.generator is not None:
        return _generated(column, spec, draft)
    if column.type is None:
        raise GeneratorBug(f"the column {column.key} has no type behind the barrier")
    source = _SOURCES.get(kind_of(column.type))
    if source is None:
        message = f"nobody knows what follows a {type_text(column.type)}"
        hint = "give the column the type int or uuid, or say how with `generator: {call: module:function}`"
        draft.diagnostics.add(codes.VERSION_ID, message, spec.column.span, hint=hint)
        return None
    return VersionId(column.attribute, source)


def _generated(column: ColumnDraft, spec: VersionIdSpec, draft: SchemaDraft) -> VersionId | None:
    generator = spec.generator
    if generator is None:
        raise GeneratorBug("a version without a generator is counted")
    if generator.kind == "call":
        if not is_importable(str(generator.value.value)):
            message = f"`{generator.value.value}` cannot be imported: it holds a word of Python's own"
            hint = "name a module and a function in it"
            draft.diagnostics.add(type_codes.ANNOTATION, message, generator.value.span, hint=hint)
            return None
        module, _, name = str(generator.value.value).partition(":")
        return VersionId(column.attribute, VersionSource.CALL, CallDefault(module, name))
    if generator.kind != "literal" or generator.value.value is not False:
        hint = "write {call: module:function}, or false where a trigger of the database makes the version"
        message = "a generator is a function of Python, or false"
        draft.diagnostics.add(codes.VERSION_ID, message, generator.value.span, hint=hint)
        return None
    missing = [name for name in _SERVER_WORDS if not _says(column, name)]
    if missing:
        message = f"`{column.key}` does not say that the database makes its values"
        hint = f"add {' and '.join(f'`{name}`' for name in missing)} to the column"
        draft.diagnostics.add(codes.VERSION_ID, message, generator.value.span, hint=hint)
        return None
    return VersionId(column.attribute, VersionSource.DATABASE)
