"""Changes in words, one line each, for people who decide whether this is what they meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any

from sqla_scaffold.compare.changes import (
    AddColumn,
    AddPart,
    AddPartition,
    AddTable,
    Change,
    ChangeColumn,
    ChangeComment,
    ChangeOptions,
    ChangePart,
    ChangePartition,
    ChangePrimaryKey,
    DropColumn,
    DropPart,
    DropPartition,
    DropTable,
    Part,
    RenameColumn,
    RenamePart,
    RenamePartition,
    RenameTable,
)
from sqla_scaffold.compare.object_changes import (
    AddComposite,
    AddDomain,
    AddEnum,
    AddExtension,
    AddSequence,
    AddView,
    ChangeComposite,
    ChangeDomain,
    ChangeEnum,
    ChangeSequence,
    ChangeView,
    DropComposite,
    DropDomain,
    DropEnum,
    DropExtension,
    DropSequence,
    DropView,
    RenameComposite,
    RenameDomain,
    RenameEnum,
    RenameSequence,
)
from sqla_scaffold.schema.table import Check, Exclude, ForeignKey, Index, TableOptions, Unique

_KINDS = {
    ForeignKey: "foreign key",
    Unique: "unique constraint",
    Check: "check",
    Exclude: "exclusion constraint",
    Index: "index",
}


def told(changes: Sequence[Change]) -> list[str]:
    """Return a line for each change, in their order."""
    return [_WORDS[type(change)](change) for change in changes]


def _line(text: str) -> Callable[[Any], str]:
    """Return what tells a change in a line with its fields."""
    return text.format


def _primary_key(change: ChangePrimaryKey) -> str:
    if change.before.columns == change.after.columns:
        return f"rename primary key {change.before.name} of {change.table} to {change.after.name}"
    if not change.after.columns:
        return f"drop primary key of {change.table}"
    return f"change primary key of {change.table} to ({', '.join(change.after.columns)})"


def _facts(facts: Sequence[str]) -> str:
    return ", ".join(fact.replace("_", " ") for fact in facts)


# Options that are called otherwise in a schema.
_OPTION_WORDS = {"storage": "with", "inherits": "postgresql_inherits"}


def _options(before: TableOptions, after: TableOptions) -> str:
    names = (field.name for field in fields(after) if getattr(before, field.name) != getattr(after, field.name))
    return _facts([_OPTION_WORDS.get(name, name) for name in names])


def part_text(part: Part) -> str:
    """Return a constraint or index in words, with its name."""
    return f"{_KINDS[type(part)]} {part.name}"


def _values(change: ChangeEnum) -> str:
    now = {after for _, after in change.values}
    words = [f"add {one.value!r}" for one in change.after.members if one.value not in now]
    for was, after in change.values:
        if after is None:
            words.append(f"remove {was!r}")
        elif was != after:
            words.append(f"{was!r} becomes {after!r}")
    return ", ".join(words) or "another order"


# How each change is told.
_WORDS: dict[type, Callable[[Any], str]] = {
    AddTable: _line("add table {0.table.key}"),
    DropTable: _line("drop table {0.table.key}"),
    RenameTable: _line("rename table {0.before} to {0.after}"),
    AddColumn: _line("add column {0.table}.{0.column.name}"),
    DropColumn: _line("drop column {0.table}.{0.column.name}"),
    RenameColumn: _line("rename column {0.table}.{0.before} to {0.after}"),
    ChangeColumn: lambda one: f"change column {one.table}.{one.after.name}: {_facts(one.facts)}",
    ChangePrimaryKey: _primary_key,
    AddPart: lambda one: f"add {part_text(one.part)} to {one.table}",
    DropPart: lambda one: f"drop {part_text(one.part)} from {one.table}",
    ChangePart: lambda one: f"change {part_text(one.after)} of {one.table}",
    RenamePart: lambda one: f"rename {part_text(one.before)} of {one.table} to {one.after.name}",
    ChangeComment: _line("change comment of {0.table}"),
    ChangeOptions: lambda one: f"change options of {one.table}: {_options(one.before, one.after)}",
    AddPartition: _line("add partition {0.partition.name} to {0.table}"),
    DropPartition: _line("drop partition {0.partition.name} of {0.table}"),
    RenamePartition: _line("rename partition {0.before.name} of {0.table} to {0.after.name}"),
    ChangePartition: _line("change partition {0.after.name} of {0.table}"),
    AddExtension: _line("add extension {0.name}"),
    DropExtension: _line("no longer need extension {0.name}"),
    AddView: _line("add view {0.view.table.key}"),
    DropView: _line("drop view {0.view.table.key}"),
    ChangeView: _line("change view {0.after.table.key}"),
    AddDomain: _line("add domain {0.domain.name}"),
    DropDomain: _line("drop domain {0.domain.name}"),
    RenameDomain: _line("rename domain {0.before.type_name} to {0.after.type_name}"),
    ChangeDomain: lambda one: f"change domain {one.after.name}: {_facts(one.facts)}",
    AddComposite: _line("add composite type {0.composite}"),
    DropComposite: _line("drop composite type {0.composite}"),
    RenameComposite: _line("rename composite type {0.before} to {0.after}"),
    ChangeComposite: _line("change composite type {0.after}"),
    AddSequence: _line("add sequence {0.sequence.key}"),
    DropSequence: _line("drop sequence {0.sequence.key}"),
    RenameSequence: _line("rename sequence {0.before.key} to {0.after.key}"),
    ChangeSequence: lambda one: f"change sequence {one.after.key}: {_facts(one.facts)}",
    AddEnum: _line("add enum {0.enum.name}"),
    DropEnum: _line("drop enum {0.enum.name}"),
    RenameEnum: _line("rename type {0.before.type_name} to {0.after.type_name}"),
    ChangeEnum: lambda one: f"change values of enum {one.after.name}: {_values(one)}",
}
