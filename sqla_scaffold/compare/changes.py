"""What can be different between two schemas: a closed family of values, each with both ends.

Names are those of the schema after: what was renamed has been renamed already, which changes of their own say.
"""

from __future__ import annotations

from dataclasses import dataclass

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
from sqla_scaffold.schema.table import (
    Check,
    Column,
    Exclude,
    ForeignKey,
    Index,
    LiteralDefault,
    Partition,
    PrimaryKey,
    SqlDefault,
    Table,
    TableKey,
    TableOptions,
    Unique,
)

# What holds on a table and has a name of its own.
Part = ForeignKey | Unique | Check | Exclude | Index


@dataclass(frozen=True, slots=True)
class AddTable:
    """A table is new."""

    table: Table


@dataclass(frozen=True, slots=True)
class DropTable:
    """A table is gone."""

    table: Table


@dataclass(frozen=True, slots=True)
class RenameTable:
    """A table has another name or stands in another schema."""

    before: TableKey
    after: TableKey


@dataclass(frozen=True, slots=True)
class AddColumn:
    """A column is new.

    Args:
        fill: what rows get that are there already, where that is said.
    """

    table: TableKey
    column: Column
    fill: LiteralDefault | SqlDefault | None = None


@dataclass(frozen=True, slots=True)
class DropColumn:
    """A column is gone."""

    table: TableKey
    column: Column


@dataclass(frozen=True, slots=True)
class RenameColumn:
    """A column has another name."""

    table: TableKey
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangeColumn:
    """Something about a column is different.

    Args:
        facts: the fields of `Column` that differ.
        fill: what rows get that have no value, where that is said.
    """

    table: TableKey
    before: Column
    after: Column
    facts: tuple[str, ...]
    fill: LiteralDefault | SqlDefault | None = None


@dataclass(frozen=True, slots=True)
class ChangePrimaryKey:
    """The primary key has other columns, or another name."""

    table: TableKey
    before: PrimaryKey
    after: PrimaryKey


@dataclass(frozen=True, slots=True)
class AddPart:
    """A constraint or index is new."""

    table: TableKey
    part: Part


@dataclass(frozen=True, slots=True)
class DropPart:
    """A constraint or index is gone."""

    table: TableKey
    part: Part


@dataclass(frozen=True, slots=True)
class ChangePart:
    """A constraint or index of the same name says something else."""

    table: TableKey
    before: Part
    after: Part


@dataclass(frozen=True, slots=True)
class RenamePart:
    """A constraint or index says the same under another name."""

    table: TableKey
    before: Part
    after: Part


@dataclass(frozen=True, slots=True)
class ChangeComment:
    """A table has another comment."""

    table: TableKey
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ChangeOptions:
    """A table says other things to one database alone."""

    table: TableKey
    before: TableOptions
    after: TableOptions


@dataclass(frozen=True, slots=True)
class AddPartition:
    """A partition is new."""

    table: TableKey
    partition: Partition


@dataclass(frozen=True, slots=True)
class DropPartition:
    """A partition is gone."""

    table: TableKey
    partition: Partition


@dataclass(frozen=True, slots=True)
class RenamePartition:
    """A partition of the same rows has another name."""

    table: TableKey
    before: Partition
    after: Partition


@dataclass(frozen=True, slots=True)
class ChangePartition:
    """A partition has other rows, or something else holds on it alone."""

    table: TableKey
    before: Partition
    after: Partition


Change = (
    AddEnum
    | DropEnum
    | RenameEnum
    | ChangeEnum
    | AddDomain
    | DropDomain
    | RenameDomain
    | ChangeDomain
    | AddComposite
    | DropComposite
    | RenameComposite
    | ChangeComposite
    | AddSequence
    | DropSequence
    | RenameSequence
    | ChangeSequence
    | AddTable
    | DropTable
    | RenameTable
    | AddColumn
    | DropColumn
    | RenameColumn
    | ChangeColumn
    | ChangePrimaryKey
    | AddPart
    | DropPart
    | ChangePart
    | RenamePart
    | ChangeComment
    | ChangeOptions
    | AddPartition
    | DropPartition
    | RenamePartition
    | ChangePartition
    | AddExtension
    | DropExtension
    | AddView
    | DropView
    | ChangeView
)
