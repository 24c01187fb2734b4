"""The pass of the composite types: their names, and the types of their parts."""

from __future__ import annotations

import re

from sqla_scaffold.report.codes import names as name_codes
from sqla_scaffold.report.codes import types as codes
from sqla_scaffold.resolve.drafts import SchemaDraft
from sqla_scaffold.resolve.schemas import schema_of
from sqla_scaffold.schema import names
from sqla_scaffold.schema.composites import Composite
from sqla_scaffold.schema.type_spec import CompositeSpec
from sqla_scaffold.schema.word import Word

# The name of a type, its numbers, what it says of time zones and its brackets; nothing that ends it.
_TYPE = re.compile(
    r"""(?:"(?:[^"]|"")+"|[^\W\d]\w*)(?:\.(?:"(?:[^"]|"")+"|[^\W\d]\w*)|\ (?!COLLATE)[a-z]+)*"""
    r"""(?:\s?\(\d+(?:,\s?-?\d+)?\))?(?:\ [a-z ]+)?(?:\[\d*\])*(?:\ COLLATE\ (?:"(?:[^"]|"")+"|\w+))?""",
    re.VERBOSE,
)


def settle_composites(draft: SchemaDraft) -> None:
    """Make the composite types, and check that nothing else of the database is called so."""
    taken = {(enum.schema, enum.type_name) for enum in draft.enums.values()}
    taken |= {(domain.schema, domain.type_name) for domain in draft.domains.values()}
    taken |= {(model.table.key.schema, model.table.key.name) for model in draft.models.values()}
    for spec in draft.spec.composites:
        name, schema = spec.name.value, schema_of(spec.schema, draft)
        _check(spec, (schema, name) in taken, draft)
        for attribute, type_ in spec.attributes:
            _check_attribute(attribute, type_, draft)
        if len({word.value for word, _ in spec.attributes}) < len(spec.attributes):
            message = f"two parts of `{name}` have the same name"
            draft.diagnostics.add(codes.COMPOSITE, message, spec.name.span, hint="name each once")
        draft.composites[name] = Composite(
            name,
            tuple((word.value, type_.value.strip()) for word, type_ in spec.attributes),
            schema,
            None if spec.comment is None else spec.comment.value,
        )


def _check(spec: CompositeSpec, is_taken: bool, draft: SchemaDraft) -> None:
    name = spec.name
    if draft.database != "postgresql":
        message, hint = f"{draft.database} has no composite types", "write a column for each part, or json"
        draft.diagnostics.add(codes.COMPOSITE, message, name.span, hint=hint)
    if names.is_too_long(name.value):
        message = f"the name of a composite type has more than {names.MAX_IDENTIFIER} bytes"
        draft.diagnostics.add(codes.COMPOSITE, message, name.span, hint="shorten it")
    if is_taken:
        message = f"the database type `{name.value}` is another one's already: a table brings a type of its own name"
        draft.diagnostics.add(name_codes.TYPE_NAME_TAKEN, message, name.span, hint="give the type another name")
    if not spec.attributes:
        message = f"`{name.value}` has no parts"
        draft.diagnostics.add(codes.COMPOSITE, message, name.span, hint="name at least one")


def _check_attribute(name: Word[str], type_: Word[str], draft: SchemaDraft) -> None:
    if names.is_too_long(name.value):
        message = f"the name of a part has more than {names.MAX_IDENTIFIER} bytes"
        draft.diagnostics.add(codes.COMPOSITE, message, name.span, hint="shorten it")
    if _TYPE.fullmatch(type_.value.strip()) is None:
        message = f"`{type_.value}` is no type in SQL"
        hint = "write it as CREATE TYPE has it: text, numeric(12, 2), timestamp with time zone, integer[]"
        draft.diagnostics.add(codes.COMPOSITE, message, type_.span, hint=hint)
