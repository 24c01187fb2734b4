"""Columns of which the database makes the values: computed ones and identities."""

from __future__ import annotations

from sqla_scaffold.report.codes import types as codes
from sqla_scaffold.report.codes.code import Code
from sqla_scaffold.resolve.drafts import SchemaDraft
from sqla_scaffold.resolve.table_drafts import ColumnDraft
from sqla_scaffold.schema.column_spec import ColumnSpec, ComputedSpec, IdentitySpec, SequenceSpec
from sqla_scaffold.schema.word import Word
from sqla_scaffold.schema.table import Computed, Identity
from sqla_scaffold.schema.types import Kind

_OTHER_SOURCES = (
    "default",
    "server_default",
    "sequence",
    "onupdate",
    "autoincrement",
    "identity",
    "primary_key",
    "server_onupdate",
)


def settle_computed(spec: ColumnSpec, column: ColumnDraft, draft: SchemaDraft) -> Computed | None:
    """Return the expression of a computed column, which takes its value from nowhere else."""
    computed = spec.computed
    if computed is None:
        return None
    for name in _OTHER_SOURCES:
        if getattr(spec, name) is not None:
            message = f"a computed column takes no `{name}`"
            draft.diagnostics.add(codes.COMPUTED, message, computed.span, hint=f"remove `{name}`, or `computed`")
            return None
    _check_database(computed, column, draft)
    return Computed(computed.sqltext.value, computed.persisted is None or computed.persisted.value)


def _check_database(computed: ComputedSpec, column: ColumnDraft, draft: SchemaDraft) -> None:
    if draft.database == "postgresql" and computed.persisted is not None and not computed.persisted.value:
        message = "PostgreSQL stores computed columns: before version 18 it has no others"
        draft.diagnostics.add(codes.COMPUTED, message, computed.persisted.span, hint="remove `persisted`")
    elif draft.database == "mysql" and not column.nullable:
        message = "MariaDB lets no computed column be NOT NULL"
        hint = "put a question mark behind the type; the value is null only where the expression is"
        draft.diagnostics.add(codes.COMPUTED, message, computed.span, hint=hint)


def settle_identity(spec: ColumnSpec, column: ColumnDraft, draft: SchemaDraft) -> Identity | None:
    """Return how the database counts up a column."""
    identity = spec.identity
    if identity is None:
        return None
    hint = "remove it: a primary key of one whole number is counted up anyway"
    if draft.database != "postgresql":
        draft.diagnostics.add(codes.IDENTITY, f"{draft.database} has no identities", identity.span, hint=hint)
    for name in ("default", "server_default", "sequence", "autoincrement"):
        if getattr(spec, name) is not None:
            message = f"an identity takes no `{name}`"
            draft.diagnostics.add(codes.IDENTITY, message, identity.span, hint=f"remove `{name}`, or `identity`")
    if column.nullable:
        hint = "remove the question mark"
        draft.diagnostics.add(codes.IDENTITY, "an identity is never null", identity.span, hint=hint)
    check_numbers(identity, codes.IDENTITY, draft)
    return Identity(
        always=identity.always is not None and identity.always.value,
        start=number(identity.start),
        increment=number(identity.increment),
        minvalue=number(identity.minvalue),
        maxvalue=number(identity.maxvalue),
        cycle=identity.cycle is not None and identity.cycle.value,
        cache=number(identity.cache),
    )


def identity_needs_a_whole_number(column: ColumnDraft, kind: Kind, draft: SchemaDraft) -> None:
    """Report an identity of a type that cannot be counted."""
    if column.identity is not None and kind is not Kind.INT and column.spec is not None and column.spec.identity:
        message = "only whole numbers can be counted up"
        hint = "write smallint, int or bigint"
        draft.diagnostics.add(codes.IDENTITY, message, column.spec.identity.span, hint=hint)


def number(word: Word[int] | None) -> int | None:
    return None if word is None else word.value


def check_numbers(identity: IdentitySpec | SequenceSpec, code: Code, draft: SchemaDraft) -> None:
    """Hold the numbers to what PostgreSQL does: https://www.postgresql.org/docs/current/sql-createsequence.html."""
    if identity.increment is not None and identity.increment.value == 0:
        hint = "write 1, or -1 to count down"
        draft.diagnostics.add(code, "a step of 0 leads nowhere", identity.increment.span, hint=hint)
    ordered = [word for word in (identity.minvalue, identity.start, identity.maxvalue) if word is not None]
    for one, other in zip(ordered, ordered[1:]):
        if one.value > other.value:
            message = f"{one.value} is more than {other.value}"
            hint = "minvalue, start and maxvalue go up"
            draft.diagnostics.add(code, message, other.span, hint=hint)
