"""The pass of the sequences: their names and numbers, the columns that they count for, and the one that owns each."""

from __future__ import annotations

from dataclasses import replace

from sqla_scaffold.report.codes import types as codes
from sqla_scaffold.report.diagnostic import Note
from sqla_scaffold.report.suggest import did_you_mean
from sqla_scaffold.resolve.drafts import SchemaDraft
from sqla_scaffold.resolve.table_drafts import ColumnDraft
from sqla_scaffold.resolve.generated import check_numbers, number
from sqla_scaffold.resolve.schemas import schema_of
from sqla_scaffold.schema import names
from sqla_scaffold.schema.sequences import NumberSequence
from sqla_scaffold.schema.column_spec import SequenceSpec
from sqla_scaffold.schema.table import NextValue, TableKey
from sqla_scaffold.schema.type_use import kind_of
from sqla_scaffold.schema.types import Kind

_OTHER_SOURCES = ("default", "server_default", "onupdate", "autoincrement")


def settle_sequences(draft: SchemaDraft) -> None:
    """Make the sequences, each without the column that owns it."""
    taken = {model.table.key: model.table.span for model in draft.models.values()}
    for spec in draft.spec.sequences:
        name = spec.name.value
        written = spec.db_name or spec.name
        key = TableKey(names.snake_case(name) if spec.db_name is None else written.value, schema_of(spec.schema, draft))
        if key in taken:
            message = f"the name `{key}` of this sequence is another one's in the database"
            notes = [Note("the other one", taken[key])]
            hint = "give it another `name:`"
            draft.diagnostics.add(codes.SEQUENCE, message, written.span, hint=hint, notes=notes)
        elif names.is_too_long(key.name):
            message = f"the name of a sequence has more than {names.MAX_IDENTIFIER} bytes"
            draft.diagnostics.add(codes.SEQUENCE, message, written.span, hint="shorten it")
        taken[key] = written.span
        _check(spec, draft)
        draft.sequences[name] = NumberSequence(
            name,
            key,
            None if spec.type is None else spec.type.value,
            number(spec.start),
            number(spec.increment),
            number(spec.minvalue),
            number(spec.maxvalue),
            cycle=spec.cycle is not None and spec.cycle.value,
            cache=number(spec.cache),
        )


def _check(spec: SequenceSpec, draft: SchemaDraft) -> None:
    check_numbers(spec, codes.SEQUENCE, draft)
    if draft.database == "sqlite":
        hint = "let the database count a primary key, or make the number in Python with `default: {call: ...}`"
        draft.diagnostics.add(codes.SEQUENCE, "sqlite has no sequences", spec.name.span, hint=hint)
    elif draft.database == "mysql":
        for word, what in ((spec.type, "type"), (spec.owner, "owner")):
            if word is not None:
                hint = f"remove `{'type' if word is spec.type else 'owned_by'}`: only in PostgreSQL a sequence has one"
                draft.diagnostics.add(codes.SEQUENCE, f"a sequence of MariaDB has no {what}", word.span, hint=hint)


def next_value(column: ColumnDraft, draft: SchemaDraft) -> NextValue | None:
    """Return what a column gets that a sequence counts for."""
    word = None if column.spec is None else column.spec.sequence
    if word is None or column.spec is None or column.type is None:
        return None
    sequence = draft.sequences.get(word.value)
    if sequence is None:
        hint = did_you_mean(word.value, draft.sequences, otherwise="sequences are written under `sequences:`")
        draft.diagnostics.add(codes.SEQUENCE, f"there is no sequence `{word.value}`", word.span, hint=hint)
        return None
    for name in _OTHER_SOURCES:
        if getattr(column.spec, name) is not None:
            message, hint = f"a column of a sequence takes no `{name}`", f"remove `{name}`, or `sequence`"
            draft.diagnostics.add(codes.SEQUENCE, message, word.span, hint=hint)
    if kind_of(column.type) not in (Kind.INT, Kind.DECIMAL):
        hint = "write smallint, int or bigint"
        draft.diagnostics.add(codes.SEQUENCE, "a sequence counts whole numbers", word.span, hint=hint)
    return NextValue(sequence.key)


def check_owners(draft: SchemaDraft) -> None:
    """A sequence is owned by a column of its schema that it counts for."""
    for spec in draft.spec.sequences:
        if spec.owner is None:
            continue
        if spec.owner_column is None:
            way = f"write {spec.owner.value}.id, or another column"
            draft.diagnostics.add(codes.SEQUENCE, "a sequence goes with a column", spec.owner.span, hint=way)
            continue
        model = draft.models.get(spec.owner.value)
        column = None if model is None else model.reach(spec.owner_column.value)
        where = f"{spec.owner.value}.{spec.owner_column.value}"
        if model is None:
            hint = did_you_mean(spec.owner.value, draft.models, otherwise="models are written under `models:`")
            draft.diagnostics.add(codes.SEQUENCE, f"there is no model `{spec.owner.value}`", spec.owner.span, hint=hint)
        elif column is None or column.server_default != NextValue(draft.sequences[spec.name.value].key):
            message = f"`{where}` is no column that this sequence counts for"
            hint = f"say `sequence: {spec.name.value}` there, or remove `owned_by`"
            draft.diagnostics.add(codes.SEQUENCE, message, spec.owner_column.span, hint=hint)
        elif model.table.key.schema != draft.sequences[spec.name.value].key.schema:
            message = f"`{where}` stands in another schema than this sequence"
            draft.diagnostics.add(codes.SEQUENCE, message, spec.owner.span, hint="give both the same `schema:`")


def sequence_value(spec: SequenceSpec, draft: SchemaDraft) -> NumberSequence:
    """Return the finished sequence, with the column that owns it."""
    made = draft.sequences[spec.name.value]
    if spec.owner is None or spec.owner_column is None:
        return made
    model = draft.models[spec.owner.value]
    column = model.reach(spec.owner_column.value)
    return made if column is None else replace(made, owned_by=(model.table.key, column.name))
