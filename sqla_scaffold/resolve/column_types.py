"""The type of a column: what was written, and its variants on other databases."""

from __future__ import annotations

from dataclasses import replace

from sqla_scaffold.report.codes import types as codes
from sqla_scaffold.resolve.drafts import SchemaDraft
from sqla_scaffold.resolve.types import settle_texts, settle_type
from sqla_scaffold.schema.column_spec import ColumnSpec, TypeSpec
from sqla_scaffold.schema.table import TypeUse
from sqla_scaffold.schema.type_use import annotation_of, type_text
from sqla_scaffold.schema.types import ALL_DATABASES
from sqla_scaffold.schema.word import Word

_NO_TEXTS = (None,) * 4


def settle_column_type(spec: ColumnSpec, draft: SchemaDraft) -> TypeUse | None:
    """Return the type of a column with its variants, None where that is a mistake."""
    if spec.type is None:
        for word, _ in spec.variants:
            hint = "add `type`, or remove `variants`: the column follows the one that it refers to"
            draft.diagnostics.add(codes.VARIANT, "a variant of no type", word.span, hint=hint)
        return None
    if not spec.variants:
        return settle_texts(_settled_before(spec.type, draft), spec, draft)
    known = {word.value for word, _ in spec.variants}
    base = settle_type(spec.type, draft, None if draft.database in known else draft.database)
    base = settle_texts(base, spec, draft)
    variants: dict[str, TypeUse] = {}
    for word, written in spec.variants:
        if written.nullable is not None:
            hint = "write the question mark at the end of `type`"
            draft.diagnostics.add(codes.VARIANT, "a variant is a type alone", written.nullable.span, hint=hint)
        variant = settle_type(written, draft, word.value)
        if base is not None and variant is not None and _go_together(base, variant, spec, written, draft):
            variants[word.value] = variant
    in_order = tuple((name, variants[name]) for name in ALL_DATABASES if name in variants)
    return None if base is None else replace(base, variants=in_order)


def _settled_before(spec: TypeSpec, draft: SchemaDraft) -> TypeUse | None:
    """Return the type that was written, where the same words said one before: a schema has few types and many columns."""
    words = _words(spec)
    found = draft.types.get(words)
    if found is None:
        found = settle_type(spec, draft, draft.database)
        if found is not None:  # else every place is reported
            draft.types[words] = found
    return found


def _words(spec: TypeSpec) -> tuple[object, ...]:
    """Return what was written, without the places."""
    arguments = tuple(one.value if isinstance(one, Word) else _words(one) for one in spec.arguments)
    texts = (spec.sql, spec.python, spec.collation, spec.charset)
    if texts == _NO_TEXTS and not spec.values:
        return spec.name.value, arguments
    impl = None if spec.impl is None else _words(spec.impl)
    members = tuple(one.value for one in spec.values)
    return spec.name.value, arguments, tuple(one and one.value for one in texts), members, impl


def _go_together(base: TypeUse, variant: TypeUse, spec: ColumnSpec, written: TypeSpec, draft: SchemaDraft) -> bool:
    enum = base.enum or variant.enum
    if enum is not None:
        message = f"the enum `{enum}` neither has variants nor is one"
        hint = "every database keeps it in its own way already: remove `variants`"
        draft.diagnostics.add(codes.VARIANT, message, written.span, hint=hint)
    elif base.domain is not None or variant.domain is not None:
        message = "a domain neither has variants nor is one"
        hint = "SQLAlchemy would make the domain on every database: remove `variants`, or name the type that it narrows"
        draft.diagnostics.add(codes.VARIANT, message, written.span, hint=hint)
    elif spec.annotation is None and annotation_of(base) != annotation_of(variant):
        message = f"{type_text(variant)} does not hold the same values in Python as {type_text(base)}"
        hint = "choose types that do, or say with `annotation` what a value is"
        draft.diagnostics.add(codes.VARIANT, message, written.span, hint=hint)
    else:
        return True
    return False
