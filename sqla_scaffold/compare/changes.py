"""What can be different between two schemas: a closed family of values, each with both ends.

Names are those of the schema after: what was renamed has been renamed already, which changes of their own say.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqla_scaffold.schema.composites import Composite
from sqla_scaffold.schema.domains import Domain
from sqla_scaffold.schema.model import EnumType
from sqla_scaffold.schema.sequences import NumberSequence
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
    View,
)

# What holds on a table and has a name of its own.
Part = ForeignKey | Unique | Check | Exclude | Index


@dataclass(frozen=True, slots=True)
class AddEnum:
    """An enum is new."""

    enum: EnumType


@dataclass(frozen=True, slots=True)
class DropEnum:
    """An enum is gone."""

    enum: EnumType


@dataclass(frozen=True, slots=True)
class RenameEnum:
    """The type of an enum has another name or stands in another schema."""

    before: EnumType
    after: EnumType


@dataclass(frozen=True, slots=True)
class ChangeEnum:
    """The values of an enum are others.

    Args:
        values: every value of before with that of now; None where it is gone and nothing takes its place.
    """

    before: EnumType
    after: EnumType
    values: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class AddDomain:
    """A domain is new."""

    domain: Domain


@dataclass(frozen=True, slots=True)
class DropDomain:
    """A domain is gone."""

    domain: Domain


@dataclass(frozen=True, slots=True)
class RenameDomain:
    """A domain has another name in the database or stands in another schema."""

    before: Domain
    after: Domain


@dataclass(frozen=True, slots=True)
class ChangeDomain:
    """A domain holds values to something else.

    Args:
        facts: the fields of `Domain` that differ.
    """

    before: Domain
    after: Domain
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddComposite:
    """A composite type is new."""

    composite: Composite


@dataclass(frozen=True, slots=True)
class DropComposite:
    """A composite type is gone."""

    composite: Composite


@dataclass(frozen=True, slots=True)
class RenameComposite:
    """A composite type has another name or stands in another schema."""

    before: Composite
    after: Composite


@dataclass(frozen=True, slots=True)
class ChangeComposite:
    """A composite type has other parts, or another comment."""

    before: Composite
    after: Composite


@dataclass(frozen=True, slots=True)
class AddSequence:
    """A sequence is new."""

    sequence: NumberSequence


@dataclass(frozen=True, slots=True)
class DropSequence:
    """A sequence is gone."""

    sequence: NumberSequence


@dataclass(frozen=True, slots=True)
class RenameSequence:
    """A sequence has another name in the database or stands in another schema."""

    before: NumberSequence
    after: NumberSequence


@dataclass(frozen=True, slots=True)
class ChangeSequence:
    """A sequence counts otherwise, or goes with another column.

    Args:
        facts: the fields of `NumberSequence` that differ.
    """

    before: NumberSequence
    after: NumberSequence
    facts: tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class AddExtension:
    """The tables need another extension of PostgreSQL."""

    name: str


@dataclass(frozen=True, slots=True)
class DropExtension:
    """The tables no longer need an extension; it stays, for others in the database may use it."""

    name: str


@dataclass(frozen=True, slots=True)
class AddView:
    """A view is new."""

    view: View


@dataclass(frozen=True, slots=True)
class DropView:
    """A view is gone."""

    view: View


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A view shows something else."""

    before: View
    after: View


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
