"""The pass of the partitions: which rows stand in each, and what holds on it alone."""

from __future__ import annotations

from dataclasses import replace

from sqla_scaffold.report.codes import keys as codes
from sqla_scaffold.report.diagnostic import Note
from sqla_scaffold.report.suggest import did_you_mean
from sqla_scaffold.resolve.constraints import (
    foreign_key_value,
    hold,
    index_value,
    parameters,
    unique_value,
)
from sqla_scaffold.resolve.drafts import ModelDraft, SchemaDraft
from sqla_scaffold.resolve.foreign_keys import composite_key
from sqla_scaffold.resolve.table_drafts import PartitionDraft, TableDraft
from sqla_scaffold.schema.bounds import Bounds, bounds_of, partition_key
from sqla_scaffold.schema.constraint_spec import PartitionSpec
from sqla_scaffold.schema.table import Partition, TableKey, TableOptions
from sqla_scaffold.schema.word import Word

_EXAMPLES = {
    "RANGE": "FROM ('2024-01-01') TO ('2025-01-01')",
    "LIST": "IN ('de', 'at')",
    "HASH": "WITH (MODULUS 4, REMAINDER 0)",
}


def settle_partitions(draft: SchemaDraft) -> None:
    """Settle the partitions of every table, each behind the one of which it is one; other databases are told to have none."""
    for model in draft.models.values() if draft.database == "postgresql" else ():
        specs = {spec.name.value: spec for spec in model.spec.partitions}
        before = draft.diagnostics.errors
        for spec in specs.values():
            _check_parent(model, spec, specs, draft)
        if draft.diagnostics.errors > before:
            continue
        seen: dict[tuple[str | None, str], PartitionSpec] = {}
        for spec in sorted(specs.values(), key=lambda one: (_depth(one, specs), one.name.value)):
            by = _parted_by(model, spec, specs)
            bounds = None if by is None else _bounds(spec, by, draft)
            if bounds is not None:
                _check_twin(spec, bounds, seen, draft)
                stands_in = _tablespace(model, spec, specs)
                model.table.partitions.append(_partition(model, spec, str(bounds), stands_in, draft))


def _check_parent(model: ModelDraft, spec: PartitionSpec, specs: dict[str, PartitionSpec], draft: SchemaDraft) -> None:
    if spec.of is not None and spec.of.value not in specs:
        message = f"`{model.name}` has no partition `{spec.of.value}`"
        others = [name for name in specs if name != spec.name.value]
        hint = did_you_mean(spec.of.value, others, otherwise="leave `of` out for a partition of the table itself")
        draft.diagnostics.add(codes.PARTITION, message, spec.of.span, hint=hint)
        return
    met, at = {spec.name.value}, spec
    while at.of is not None and at.of.value in specs:
        if at.of.value in met:
            if at.of.value == spec.name.value:
                message = f"the partition `{spec.name.value}` is one of itself"
                hint = "leave `of` out for a partition of the table itself"
                draft.diagnostics.add(codes.PARTITION, message, at.of.span, hint=hint)
            return
        met.add(at.of.value)
        at = specs[at.of.value]
    if _said_by(model, spec, specs) is None:
        what = f"the model {model.name}" if spec.of is None else f"the partition `{spec.of.value}`"
        message = f"{what} does not say by what it is partitioned"
        draft.diagnostics.add(codes.PARTITION, message, spec.name.span, hint="add `partition_by:` there")


def _depth(spec: PartitionSpec, specs: dict[str, PartitionSpec]) -> int:
    return 0 if spec.of is None else 1 + _depth(specs[spec.of.value], specs)


def _said_by(model: ModelDraft, spec: PartitionSpec, specs: dict[str, PartitionSpec]) -> Word[str] | None:
    return model.spec.partition_by if spec.of is None else specs[spec.of.value].partition_by


def _parted_by(
    model: ModelDraft, spec: PartitionSpec, specs: dict[str, PartitionSpec]
) -> tuple[str, tuple[str, ...]] | None:
    """Return by what that is partitioned of which this is a partition; None where it says nothing of the kind."""
    word = _said_by(model, spec, specs)
    return None if word is None else partition_key(word.value)


def _bounds(spec: PartitionSpec, by: tuple[str, tuple[str, ...]], draft: SchemaDraft) -> Bounds | None:
    kind, parts = by
    bounds = bounds_of(spec.values.value)
    hint = f"write {_EXAMPLES[kind]}" + ("" if kind == "HASH" else ", or DEFAULT")
    message = None
    if bounds is None:
        message = "this says no values of a partition"
    elif bounds.kind == "DEFAULT":
        message = "what is partitioned by HASH has no default partition" if kind == "HASH" else None
    elif bounds.kind != kind:
        message = f"these are the values of a partition by {bounds.kind}, and this is one by {kind}"
    elif kind == "RANGE" and any(len(group) != len(parts) for group in bounds.groups):
        message = f"each end of the range has {len(parts)} {'value' if len(parts) == 1 else 'values'}"
        hint = f"write a value for each of {', '.join(parts)}"
    elif kind == "HASH" and int(bounds.groups[0][1]) >= int(bounds.groups[0][0]):
        message, hint = "a remainder is less than its modulus", "count remainders from 0"
    if message is not None:
        draft.diagnostics.add(codes.PARTITION, message, spec.values.span, hint=hint)
        return None
    return bounds


def _check_twin(
    spec: PartitionSpec, bounds: Bounds, seen: dict[tuple[str | None, str], PartitionSpec], draft: SchemaDraft
) -> None:
    parent = None if spec.of is None else spec.of.value
    first = seen.setdefault((parent, str(bounds)), spec)
    if first is not spec:
        message = f"the same rows stand in the partition `{first.name.value}`"
        notes = [Note("the first one", first.values.span)]
        draft.diagnostics.add(codes.PARTITION, message, spec.values.span, hint="remove one of the two", notes=notes)


def _tablespace(model: ModelDraft, spec: PartitionSpec, specs: dict[str, PartitionSpec]) -> str | None:
    """Return where PostgreSQL stores a partition: if it does not say so, where that stands of which it is one."""
    at = spec
    while at.tablespace is None and at.of is not None:
        at = specs[at.of.value]
    said = at.tablespace or model.spec.tablespace
    return None if said is None else said.value


def _partition(
    model: ModelDraft, spec: PartitionSpec, values: str, tablespace: str | None, draft: SchemaDraft
) -> PartitionDraft:
    table = TableDraft(TableKey(spec.name.value, model.table.key.schema), spec.name.span, columns=model.table.columns)
    part = replace(model, table=table)
    for key in spec.foreign_keys:
        composite_key(part, key, draft)
    hold(part, spec, draft)
    return PartitionDraft(spec, table, values, tablespace)


def partition_value(partition: PartitionDraft, draft: SchemaDraft) -> Partition:
    """Return the finished partition."""
    spec, table = partition.spec, partition.table
    return Partition(
        spec.name.value,
        partition.values,
        None if spec.of is None else spec.of.value,
        tuple(sorted((foreign_key_value(draft, key) for key in table.foreign_keys), key=lambda one: one.name)),
        tuple(sorted((unique_value(draft, table, one) for one in table.uniques), key=lambda one: one.name)),
        tuple(sorted((check for check, _ in table.checks), key=lambda one: one.name)),
        tuple(sorted((index_value(draft, table, one) for one in table.indexes), key=lambda one: one.name)),
        TableOptions(
            partition_by=None if spec.partition_by is None else spec.partition_by.value,
            tablespace=partition.tablespace,
            storage=parameters(spec.storage),
            unlogged=spec.unlogged is not None and spec.unlogged.value,
        ),
        None if spec.comment is None else spec.comment.value,
    )
