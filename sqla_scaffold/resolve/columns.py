"""The passes over single columns: names, types, nullability; and, once every type is known, the defaults."""

from __future__ import annotations

from dataclasses import replace

from sqla_scaffold.report.codes import inheritance as inheritance_codes
from sqla_scaffold.report.codes import revisions as revision_codes
from sqla_scaffold.report.codes import types as codes
from sqla_scaffold.report.diagnostic import Note
from sqla_scaffold.report.errors import GeneratorBug
from sqla_scaffold.report.source import Span
from sqla_scaffold.resolve.annotations import settle_annotation
from sqla_scaffold.resolve.drafts import ModelDraft, SchemaDraft
from sqla_scaffold.resolve.table_drafts import ColumnDraft
from sqla_scaffold.resolve.generated import identity_needs_a_whole_number, settle_computed, settle_identity
from sqla_scaffold.resolve.sequences import next_value
from sqla_scaffold.resolve.column_types import settle_column_type
from sqla_scaffold.resolve.types import is_importable
from sqla_scaffold.resolve.values import Misfit, settle_value
from sqla_scaffold.schema import names
from sqla_scaffold.schema.attribute import Attribute
from sqla_scaffold.schema.column_spec import ColumnSpec, DefaultSpec
from sqla_scaffold.schema.word import Word
from sqla_scaffold.schema.table import CallDefault, Column, Default, LiteralDefault, SqlDefault
from sqla_scaffold.schema.type_use import annotation_of, kind_of, type_text
from sqla_scaffold.schema.types import Annotation, Kind

# The database's own text of such a value differs between databases, so that a literal would mean something else.
_NO_SERVER_LITERAL = {
    Kind.TIMEDELTA: ("sqlite", "mysql"),
    Kind.UUID: ("sqlite", "mysql"),
    Kind.BYTES: ("sqlite", "postgresql", "mysql"),
}
_LARGE_TYPES = ("text", "mysql.text", "unicode_text", "json", "tinytext", "mediumtext", "longtext")


def settle_columns(draft: SchemaDraft) -> None:
    """Make the columns of the mixins and of the models, each model with its own copies of its mixins' columns."""
    for name, mixin in draft.mixins.items():
        mixin.columns = [_column(spec, draft, mixin=name) for spec in mixin.spec.columns]
    for model in draft.models.values():
        model.own = [_column(spec, draft) for spec in model.spec.columns]
        for word in model.spec.mixins:
            for column in draft.mixins[word.value].columns:
                model.mixed.append(replace(column, follows=column))
        for column in model.columns:
            fit_into_table(column, model, draft)
            model.know(column)
        derived = (spec.name for spec in (*model.spec.hybrids, *model.spec.column_properties))
        proxies = (spec.name for spec in model.spec.proxies)
        for member in (*(spec.name for spec in model.spec.relationships), *proxies, *derived):
            model.members[names.fold(member.value)] = member.span


def _column(spec: ColumnSpec, draft: SchemaDraft, mixin: str | None = None) -> ColumnDraft:
    key = spec.name.value
    written = spec.db_name or spec.name
    column = ColumnDraft(key, names.attribute_name(key), written.value, spec.name.span, spec, mixin)
    column.comment = None if spec.comment is None else spec.comment.value
    column.was = spec.was
    mark = None if spec.type is None else spec.type.nullable
    column.nullable = settle_nullable(mark, spec.nullable, draft)
    column.computed = settle_computed(spec, column, draft)
    column.identity = settle_identity(spec, column, draft)
    column.annotation = settle_annotation(spec.annotation, draft)
    column.type = settle_column_type(spec, draft)
    if column.type is not None:
        identity_needs_a_whole_number(column, kind_of(column.type), draft)
    elif spec.type is None and spec.foreign_key is None:
        raise GeneratorBug(f"reading let the column {key} without a type through")
    return column


def fit_into_table(column: ColumnDraft, model: ModelDraft, draft: SchemaDraft) -> None:
    """Let a column be null for the rows of other classes, where its model stands in the table of another one."""
    if model.has_table:
        return
    if column.mixin is not None and not column.nullable:
        message = (
            f"`{column.key}` of the mixin {column.mixin} is not nullable, and {model.name} has no table of its own"
        )
        hint = "rows of the other models have no value there: let it be nullable in the mixin, or name the mixin at the top"
        span = next(word.span for word in model.spec.mixins if word.value == column.mixin)
        notes = [Note("the mixin's column", column.span)]
        draft.diagnostics.add(inheritance_codes.MIXIN_NOT_NULL, message, span, hint=hint, notes=notes)
    column.not_null = not column.nullable
    column.nullable = True


def settle_nullable(mark: Word[bool] | None, written: Word[bool] | None, draft: SchemaDraft) -> bool:
    """Return whether something is nullable by its question mark or its `nullable:`, which must not disagree."""
    if mark is not None and written is not None and not written.value:
        hint = "remove the question mark or the `nullable: false`"
        draft.diagnostics.add(
            codes.NULLABLE_TWICE, "the question mark says nullable, and this says not", written.span, hint=hint
        )
    return mark is not None or (written is not None and written.value)


def settle_defaults(draft: SchemaDraft) -> None:
    """Read every default as a value of its column's type; a mixin's once, for all models that have it."""
    for mixin in draft.mixins.values():
        for column in mixin.columns:
            _settle_default(column, draft)
    for model in draft.models.values():
        for column in model.own:
            _settle_default(column, draft)
        for column in model.mixed:
            if column.follows is not None:
                origin = column.follows
                column.default, column.onupdate = origin.default, origin.onupdate
                column.server_default = origin.server_default


def _settle_default(column: ColumnDraft, draft: SchemaDraft) -> None:
    spec = column.spec
    if spec is None:  # an implicit id, which has its default already
        return
    column.default = _default(spec.default, column, draft)
    column.onupdate = _default(spec.onupdate, column, draft)
    server = next_value(column, draft) or _default(spec.server_default, column, draft)
    if isinstance(server, CallDefault):
        raise GeneratorBug("reading let a Python function through as server_default")
    column.server_default = server
    if isinstance(server, LiteralDefault) and spec.server_default is not None:
        _check_server_literal(column, spec.server_default.value.span, draft)


def settle_fill(column: ColumnDraft, spec: DefaultSpec | None, draft: SchemaDraft) -> None:
    """Read what existing rows get in a column as a value of its type."""
    if spec is not None and (column.computed is not None or column.identity is not None):
        message, hint = "the database makes the values of this column itself", "remove `fill`"
        draft.diagnostics.add(revision_codes.FILL_POINTLESS, message, spec.value.span, hint=hint)
        return
    fill = _default(spec, column, draft)
    if isinstance(fill, CallDefault):
        raise GeneratorBug("reading let a Python function through as fill")
    column.fill = fill


def _default(spec: DefaultSpec | None, column: ColumnDraft, draft: SchemaDraft) -> Default | None:
    if spec is None or column.type is None:
        return None
    value = spec.value.value
    if spec.kind != "literal":
        text = str(value)
        if spec.kind == "sql":
            return SqlDefault(text)
        if not is_importable(text):
            message = f"`{text}` cannot be imported: it holds a word of Python's own"
            draft.diagnostics.add(codes.ANNOTATION, message, spec.value.span, hint="name a module and a function in it")
            return None
        module, _, name = text.partition(":")
        if not all(part.isidentifier() for part in (*module.split("."), *name.split("."))):
            raise GeneratorBug(f"reading let the function {text!r} through")
        return CallDefault(module, name)
    if value is None:
        hint = "remove it; a nullable column (`?`) without a default is null anyway"
        draft.diagnostics.add(codes.DEFAULT_NULL, "null is no default", spec.value.span, hint=hint)
        return None
    try:
        return LiteralDefault(settle_value(value, column.type, draft.enums))
    except Misfit as misfit:
        draft.diagnostics.add(codes.DEFAULT_VALUE, misfit.message, spec.value.span, hint=misfit.hint)
        return None


def _check_server_literal(column: ColumnDraft, span: Span, draft: SchemaDraft) -> None:
    if column.type is None:
        return
    kind = kind_of(column.type)
    if draft.database in _NO_SERVER_LITERAL.get(kind, ()):
        message = f"{draft.database} keeps a {type_text(column.type)} in a form of its own"
        hint = "use `default:`, which SQLAlchemy converts, or write the SQL: {sql: ...}"
        draft.diagnostics.add(codes.SERVER_DEFAULT_FORM, message, span, hint=hint)
    elif draft.database == "mysql" and column.type.name in _LARGE_TYPES:
        message = f"MySQL takes no plain default for a {column.type.name}"
        hint = "write an SQL expression in parentheses: {sql: \"('...')\"}"
        draft.diagnostics.add(codes.SERVER_DEFAULT_FORM, message, span, hint=hint)


def column_value(column: ColumnDraft) -> Column:
    """Return the finished column."""
    if column.type is None:
        raise GeneratorBug(f"the column {column.name} has no type behind the barrier")
    return Column(
        name=column.name,
        type=column.type,
        nullable=column.nullable,
        default=column.default,
        onupdate=column.onupdate,
        server_default=column.server_default,
        autoincrement=column.autoincrement,
        comment=column.comment,
        computed=column.computed,
        identity=column.identity,
        server_onupdate=column.says("server_onupdate"),
        inherited=column.inherited,
    )


def attribute_value(column: ColumnDraft) -> Attribute:
    """Return the finished Python side of a column."""
    if column.type is None:
        raise GeneratorBug(f"the column {column.name} has no type behind the barrier")
    spec = column.spec
    group = None if spec is None or spec.deferred_group is None else spec.deferred_group.value
    return Attribute(
        name=column.attribute,
        column=column.name,
        annotation=_annotation(column) or annotation_of(column.type),
        mixin=column.mixin,
        redact=spec is not None and spec.redact is not None and spec.redact.value,
        doc=None if spec is None or spec.doc is None else spec.doc.value,
        deferred=group is not None or column.says("deferred"),
        deferred_group=group,
        not_null=column.not_null,
        shared=column.shared,
        field_options=column.field_options,
        info=() if spec is None else tuple((name.value, text.value) for name, text in spec.info),
    )


def _annotation(column: ColumnDraft) -> Annotation | None:
    """Return what a person says a value is in Python, of this column or of the one that it follows."""
    found: ColumnDraft | None = column
    passed: set[int] = set()  # keys may follow each other in a circle
    while found is not None and found.annotation is None and id(found) not in passed:
        passed.add(id(found))
        found = found.follows
    return None if found is None else found.annotation


def doc_of(model: ModelDraft) -> str | None:
    """Return the docstring: what `doc:` says, else the table's comment."""
    word = model.spec.doc or model.spec.comment
    return None if word is None else word.value
