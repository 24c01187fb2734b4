"""What was read of a person's models, as plain values: tables as a schema has them, and classes as SQLAlchemy knows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqla_scaffold.reading.database.found import FoundDatabase
from sqla_scaffold.report.source import Span
from sqla_scaffold.schema.table import Table, TableKey


@dataclass(frozen=True, slots=True)
class Place:
    """Where a class stands.

    Args:
        name: what it is called in a report: `Order`, `Order.total`, `table orders`.
        span: the line that it begins in; None for what has no text.
    """

    name: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Unsaid:
    """What a schema does not say of the models.

    Args:
        why: the sentence behind its name.
        is_kept: whether the schema says it in another way.
        hint: what to do.
    """

    place: Place
    why: str
    is_kept: bool = False
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class AttributeFacts:
    """An attribute of a class that is a column.

    Args:
        annotation: its Python type in the words of a schema, without `None`; None where nothing says it.
        optional: whether the annotation says that it may be None; None where nothing says it.
        mixin: the class that brings it.
    """

    name: str
    column: str
    annotation: str | None = None
    optional: bool | None = None
    mixin: str | None = None
    deferred: bool = False
    deferred_group: str | None = None
    doc: str | None = None
    info: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RelationshipFacts:
    """A relationship.

    Args:
        direction: MANYTOONE, ONETOMANY or MANYTOMANY.
        back: the name on the other side; None for none.
        secondary: the table in between.
        pairs: (own column, column of the other table); of a many-to-many two such lists, each with the column in between
            second; None where the join is another one.
        condition: the join that somebody wrote, as a schema writes it; None where it cannot, or need not.
        secondary_condition: its second part, where it goes by way of the table in between.
        collection: "set", or "dict by" an attribute; empty for a list; None for another class.
    """

    name: str
    target: str
    direction: str
    uselist: bool
    line: int | None = None
    by_backref: bool = False
    back: str | None = None
    secondary: TableKey | None = None
    pairs: tuple[tuple[tuple[str, str], ...], ...] | None = None
    condition: str | None = None
    secondary_condition: str | None = None
    cascade: tuple[str, ...] = ()
    passive_deletes: bool | str = False
    passive_updates: bool = True
    lazy: str = "select"
    viewonly: bool = False
    single_parent: bool = False
    post_update: bool = False
    join_depth: int | None = None
    innerjoin: bool | str = False
    order_by: tuple[str | None, ...] = ()
    collection: str | None = ""
    doc: str | None = None
    unsaid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InheritanceFacts:
    """From which class one inherits, and whether by "joined", "single" or "concrete" tables."""

    parent: str
    strategy: str


@dataclass(frozen=True, slots=True)
class MapperFacts:
    """What a mapper was told, in SQLAlchemy's words; attributes for columns.

    Args:
        union: the column of a union of concrete tables that tells of which class a row is.
    """

    flags: Mapping[str, bool] = field(default_factory=dict)
    union: str | None = None
    polymorphic_on: str | None = None
    polymorphic_on_sql: str | None = None
    polymorphic_identity: str | int | None = None
    polymorphic_abstract: bool = False
    polymorphic_load: str | None = None
    with_polymorphic: str | None = None
    version_id_col: str | None = None
    version_id_generator: Any = None
    primary_key: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherFacts:
    """What else a class has: a hybrid, a method, a proxy.

    Args:
        path: of a proxy.
        expression: what a schema says of a hybrid or a column property; None where that is more than it can.
    """

    kind: str
    name: str
    line: int | None = None
    path: tuple[str, ...] = ()
    expression: str | None = None
    doc: str | None = None


@dataclass(frozen=True, slots=True)
class ViewFacts:
    """The view that a class reads, as our own models say it."""

    sql: str | None
    materialized: bool
    number: int


@dataclass(frozen=True, slots=True)
class ClassFacts:
    """A mapped class."""

    name: str
    place: Place
    table: TableKey
    doc: str | None = None
    mixins: tuple[str, ...] = ()
    inherits: InheritanceFacts | None = None
    columns: tuple[AttributeFacts, ...] = ()
    relationships: tuple[RelationshipFacts, ...] = ()
    mapper: MapperFacts = MapperFacts()
    view: ViewFacts | None = None
    dataclass: Mapping[str, Any] | None = None
    others: tuple[OtherFacts, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MixinFacts:
    """A class without a table that brings columns: the names of its attributes, and of its functions."""

    name: str
    place: Place
    columns: tuple[str, ...]
    bases: tuple[str, ...] = ()
    doc: str | None = None
    abstract: bool = False
    union: str | None = None
    functions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EnumFacts:
    """An enum: the class, where there is one, and (name in Python, what the database stores)."""

    key: str
    name: str | None
    type_name: str | None
    schema: str | None
    members: tuple[tuple[str | None, str], ...]
    doc: str | None = None


@dataclass(frozen=True, slots=True)
class FoundModels:
    """All that was read.

    Args:
        database: the tables, each with all that holds on it.
        convention: the naming convention; the kinds of which it says nothing are missing.
        unnamed: the kinds of which it says nothing so that they have no names, as SQLite allows.
        classes: those above before those that inherit from them.
        associations: the tables in between that no class maps.
        info: what tables say to programs.
        unsaid: what no schema says.
        between: those tables, once the models' own stand apart from them.
    """

    database: FoundDatabase
    convention: Mapping[str, str]
    classes: tuple[ClassFacts, ...]
    mixins: tuple[MixinFacts, ...]
    enums: tuple[EnumFacts, ...]
    associations: tuple[TableKey, ...]
    info: Mapping[TableKey, Mapping[str, Any]]
    unsaid: tuple[Unsaid, ...]
    between: tuple[Table, ...] = ()
    unnamed: frozenset[str] = frozenset()
