"""Changes in words, one line each, for people who decide whether this is what they meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from sqla_scaffold.compare.changes import (
    AddColumn,
    AddComposite,
    AddDomain,
    AddEnum,
    AddExtension,
    AddPart,
    AddPartition,
    AddSequence,
    AddTable,
    AddView,
    Change,
    ChangeColumn,
    ChangeComment,
    ChangeComposite,
    ChangeDomain,
    ChangeEnum,
    ChangeOptions,
    ChangePart,
    ChangePartition,
    ChangePrimaryKey,
    ChangeSequence,
    ChangeView,
    DropColumn,
    DropComposite,
    DropDomain,
    DropEnum,
    DropExtension,
    DropPart,
    DropPartition,
    DropSequence,
    DropTable,
    DropView,
    Part,
    RenameColumn,
    RenameComposite,
    RenameDomain,
    RenameEnum,
    RenamePart,
    RenamePartition,
    RenameSequence,
    RenameTable,
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
    return [_told(change) for change in changes]


def _told(change: Change) -> str:
    match change:
        case AddTable(table):
            return f"add table {table.key}"
        case DropTable(table):
            return f"drop table {table.key}"
        case RenameTable(before, after):
            return f"rename table {before} to {after}"
        case AddColumn(table, column):
            return f"add column {table}.{column.name}"
        case DropColumn(table, column):
            return f"drop column {table}.{column.name}"
        case RenameColumn(table, before_name, after_name):
            return f"rename column {table}.{before_name} to {after_name}"
        case ChangeColumn(table, _, column, facts):
            return f"change column {table}.{column.name}: {_facts(facts)}"
        case ChangePrimaryKey(table, old, new) if old.columns == new.columns:
            return f"rename primary key {old.name} of {table} to {new.name}"
        case ChangePrimaryKey(table, _, new) if not new.columns:
            return f"drop primary key of {table}"
        case ChangePrimaryKey(table, _, new):
            return f"change primary key of {table} to ({', '.join(new.columns)})"
        case AddPart(table, part):
            return f"add {part_text(part)} to {table}"
        case DropPart(table, part):
            return f"drop {part_text(part)} from {table}"
        case ChangePart(table, _, part):
            return f"change {part_text(part)} of {table}"
        case RenamePart(table, was, part):
            return f"rename {part_text(was)} of {table} to {part.name}"
        case ChangeComment(table):
            return f"change comment of {table}"
        case ChangeOptions(table, former, latter):
            return f"change options of {table}: {_options(former, latter)}"
        case AddPartition(table, partition):
            return f"add partition {partition.name} to {table}"
        case DropPartition(table, partition):
            return f"drop partition {partition.name} of {table}"
        case RenamePartition(table, one, partition):
            return f"rename partition {one.name} of {table} to {partition.name}"
        case ChangePartition(table, _, partition):
            return f"change partition {partition.name} of {table}"
        case AddExtension(name):
            return f"add extension {name}"
        case DropExtension(name):
            return f"no longer need extension {name}"
        case AddView(view):
            return f"add view {view.table.key}"
        case DropView(view):
            return f"drop view {view.table.key}"
        case ChangeView(_, view):
            return f"change view {view.table.key}"
        case AddDomain(domain):
            return f"add domain {domain.name}"
        case DropDomain(domain):
            return f"drop domain {domain.name}"
        case RenameDomain(domain, named):
            return f"rename domain {domain.type_name} to {named.type_name}"
        case ChangeDomain(_, domain, facts):
            return f"change domain {domain.name}: {_facts(facts)}"
        case AddComposite(composite):
            return f"add composite type {composite}"
        case DropComposite(composite):
            return f"drop composite type {composite}"
        case RenameComposite(composite, titled):
            return f"rename composite type {composite} to {titled}"
        case ChangeComposite(_, composite):
            return f"change composite type {composite}"
        case AddSequence(sequence):
            return f"add sequence {sequence.key}"
        case DropSequence(sequence):
            return f"drop sequence {sequence.key}"
        case RenameSequence(sequence, called):
            return f"rename sequence {sequence.key} to {called.key}"
        case ChangeSequence(_, sequence, facts):
            return f"change sequence {sequence.key}: {_facts(facts)}"
        case AddEnum(enum):
            return f"add enum {enum.name}"
        case DropEnum(enum):
            return f"drop enum {enum.name}"
        case RenameEnum(first, last):
            return f"rename type {first.type_name} to {last.type_name}"
        case ChangeEnum(_, enum):
            return f"change values of enum {enum.name}: {_values(change)}"


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
