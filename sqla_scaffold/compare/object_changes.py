"""What can be different beside the tables of two schemas: types, sequences, extensions and views.

Each change has both ends, and the names of the schema after, as those of tables (changes.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from sqla_scaffold.schema.composites import Composite
from sqla_scaffold.schema.domains import Domain
from sqla_scaffold.schema.model import EnumType
from sqla_scaffold.schema.sequences import NumberSequence
from sqla_scaffold.schema.table import View


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
