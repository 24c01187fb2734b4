"""The members of a SET of MySQL."""

from __future__ import annotations

from sqla_scaffold.report.codes import types as codes
from sqla_scaffold.report.diagnostic import Note
from sqla_scaffold.report.source import Span
from sqla_scaffold.resolve.drafts import SchemaDraft
from sqla_scaffold.schema.column_spec import TypeSpec
from sqla_scaffold.schema.word import Word
from sqla_scaffold.schema.table import TypeUse

_MOST = 64  # https://dev.mysql.com/doc/refman/8.4/en/set.html


def settle_set(spec: TypeSpec, draft: SchemaDraft) -> TypeUse | None:
    """Return a SET with the members that were written, None where MySQL would not keep them as they are."""
    if not spec.values:
        hint = "write them: {set: [mail, push]}"
        draft.diagnostics.add(codes.SET_VALUE, "a set says its members", spec.span, hint=hint)
        return None
    before = draft.diagnostics.errors
    known: dict[str, Span] = {}
    for word in spec.values:
        _check(word, known, draft)
    if len(spec.values) > _MOST:
        message = f"a SET has at most {_MOST} members, this one {len(spec.values)}"
        draft.diagnostics.add(codes.SET_VALUE, message, spec.span, hint="make a model of them")
    if draft.diagnostics.errors > before:
        return None
    return TypeUse("set", values=tuple(word.value for word in spec.values))


def _check(word: Word[str], known: dict[str, Span], draft: SchemaDraft) -> None:
    value = word.value
    # MySQL compares members as its collation does, most often without regard to case.
    first = known.setdefault(value.casefold(), word.span)
    if first is not word.span:
        notes = [Note("the first one", first)]
        message = f"the member `{value}` stands twice"
        draft.diagnostics.add(codes.SET_VALUE, message, word.span, hint="remove one", notes=notes)
    elif "," in value:
        message = f"`{value}` holds a comma, by which MySQL separates the members"
        draft.diagnostics.add(codes.SET_VALUE, message, word.span, hint="write it without")
    elif value != value.rstrip(" "):
        message = f"MySQL and MariaDB drop the blank at the end of `{value}`"
        draft.diagnostics.add(codes.SET_VALUE, message, word.span, hint="leave the blank out")
