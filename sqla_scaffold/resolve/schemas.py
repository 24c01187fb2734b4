"""The pass of the PostgreSQL schemas, in which tables and the types of enums stand."""

from __future__ import annotations

from sqla_scaffold.report.codes import keys as codes
from sqla_scaffold.resolve.drafts import SchemaDraft
from sqla_scaffold.schema import names
from sqla_scaffold.schema.word import Word

_DEFAULT = "public"


def schema_of(word: Word[str] | Word[bool] | None, draft: SchemaDraft) -> str | None:
    """Return the schema of a model, an enum or a domain: its own, or that of the whole file; None is the database's default one.

    Args:
        word: what that says; false means the default one whatever the file says.
    """
    said = word or draft.spec.schema
    return said.value if said is not None and isinstance(said.value, str) else None


def check_schemas(draft: SchemaDraft) -> None:
    """Check that the database has schemas, and that these can be made in it."""
    spec = draft.spec
    words = [spec.schema, *(one.schema for one in spec.models), *(one.schema for one in spec.enums)]
    words += (one.schema for one in spec.domains)
    words += (one.schema for one in spec.composites)
    words += (one.schema for one in spec.sequences)
    for word in words:
        if word is not None and isinstance(word.value, str):
            _check(Word(word.value, word.span), draft)


def _check(word: Word[str], draft: SchemaDraft) -> None:
    name = word.value
    if draft.database != "postgresql":
        message, hint = f"{draft.database} has no schemas", "remove `schema`"
        draft.diagnostics.add(codes.DATABASE_LACKS, message, word.span, hint=hint)
    elif name == _DEFAULT:
        message = f"`{name}` is the default schema"
        draft.diagnostics.add(codes.SCHEMA_NAME, message, word.span, hint="leave `schema` out, or say false")
    elif name.startswith("pg_") or name == "information_schema":
        message = f"PostgreSQL keeps the schema `{name}` for itself"
        draft.diagnostics.add(codes.SCHEMA_NAME, message, word.span, hint="choose another name")
    elif "'" in name:
        message = "the name of a schema holds an apostrophe, on which Alembic's comparison fails"
        draft.diagnostics.add(codes.SCHEMA_NAME, message, word.span, hint="choose another name")
    elif names.is_too_long(name):
        message = f"the name of a schema has more than {names.MAX_IDENTIFIER} bytes"
        draft.diagnostics.add(codes.SCHEMA_NAME, message, word.span, hint="shorten it")
