"""A schema as it is meant: everything named, typed and linked by key; frozen and comparable.

Names were resolved before a value of this module exists; nobody derives or looks one up later.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from sqla_scaffold.schema.attribute import Attribute, DerivedProperty, Proxy, Relationship
from sqla_scaffold.schema.class_order import class_order
from sqla_scaffold.schema.composites import Composite
from sqla_scaffold.schema.dataclass_options import DataclassOptions
from sqla_scaffold.schema.domains import Domain
from sqla_scaffold.schema.engines import Engine
from sqla_scaffold.schema.hints import Hints
from sqla_scaffold.schema.sequences import NumberSequence
from sqla_scaffold.schema.table import CallDefault, Column, ForeignKey, Table, TableKey, View


@dataclass(frozen=True, slots=True)
class EnumMember:
    """A member of an enum: the Python name and the value that the database stores."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class EnumType:
    """An enum: a Python class, and a type in databases that have such.

    Args:
        stored: whether columns have it; of one that annotations alone name, no database knows.
    """

    name: str
    type_name: str
    members: tuple[EnumMember, ...]
    doc: str | None = None
    schema: str | None = None
    stored: bool = True


@dataclass(frozen=True, slots=True)
class MixinColumn:
    """A column that a mixin brings, as the mixin's class declares it."""

    attribute: Attribute
    column: Column
    primary_key: bool
    unique: bool
    index: bool
    foreign_key: ForeignKey | None  # its name is empty where every table has its own


@dataclass(frozen=True, slots=True)
class Mixin:
    """A class that brings columns to the models that inherit it.

    Args:
        mixins: all mixins that it inherits, directly or not.
        dataclass: what it makes, where the models that inherit it are dataclasses.
        abstract: whether it is a model without a table, which models name as the class above them.
        union: what tells of which model a row is in the union of their tables, where one can be queried.
        bind: of an abstract model the engine of the models below it.
    """

    name: str
    module: str
    columns: tuple[MixinColumn, ...]
    doc: str | None = None
    mixins: tuple[str, ...] = ()
    dataclass: DataclassOptions | None = None
    abstract: bool = False
    union: str | None = None
    bind: str | None = None


class VersionSource(Enum):
    """Where the next version of a row comes from."""

    COUNTER = "counter"
    UUID4 = "uuid4"
    CALL = "call"
    DATABASE = "database"


@dataclass(frozen=True, slots=True)
class VersionId:
    """What tells the versions of a row apart, so that of two people who change it at the same time one is refused.

    Args:
        attribute: the attribute that holds the version.
        source: where its values come from.
        call: the function that makes the next version of the one before, where it is that.
    """

    attribute: str
    source: VersionSource = VersionSource.COUNTER
    call: CallDefault | None = None


@dataclass(frozen=True, slots=True)
class Inheritance:
    """How a model inherits from another one.

    Args:
        parent: the name of the model inherited from.
        strategy: "joined", "single" or "concrete".
        condition: of joined tables pairs of (attribute here, attribute of the parent), said only where SQLAlchemy could
            not tell by itself.
    """

    parent: str
    strategy: str
    condition: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Polymorphism:
    """How a row tells of which class it is, in SQLAlchemy's words.

    Args:
        on: the attribute of the discriminator; said by the model that is above all others.
        identity: what stands in it for this model; None where it is abstract.
        column: the discriminator's column, and the table it stands in.
    """

    column: str
    table: TableKey
    on: str | None = None
    identity: str | int | None = None
    abstract: bool = False
    load: str | None = None
    with_polymorphic: str | None = None


@dataclass(frozen=True, slots=True)
class UnionMember:
    """That the rows of a model are found by a query of the union of its family's tables, made when mappers are configured.

    Args:
        identity: what stands for the model in the column that tells the tables apart.
        column: the name of that column; said by the model that is above all others, where that has a table.
    """

    identity: str
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Model:
    """A mapped class.

    Args:
        name: the class.
        module: the module's name inside the package `models`.
        table: the key of its table.
        mixins: names of all its mixins, in order, also of those that another one of them inherits.
        attributes: one for each column of the table that the class declares, in the table's order.
        doc: the docstring.
        version_id: what tells the versions of a row apart.
        inherits: the model inherited from, where there is one.
        polymorphism: how its rows are told apart from those of the models above and below, where they are.
        hybrids: attributes that Python and the database reckon of columns.
        column_properties: attributes that the database reckons of columns.
        mapper_args: what SQLAlchemy's mapper is told beside that, by SQLAlchemy's words.
        mapper_key: the attributes by which rows are told apart, where the table has no primary key.
        info: texts about its table, for programs that ask for them.
        dataclass: what it makes of the class, where that is a dataclass.
        union: how its rows are told apart from those of the other tables of its family, where they are found together.
    """

    name: str
    module: str
    table: TableKey
    mixins: tuple[str, ...]
    attributes: tuple[Attribute, ...]
    relationships: tuple[Relationship, ...]
    doc: str | None = None
    version_id: VersionId | None = None
    inherits: Inheritance | None = None
    polymorphism: Polymorphism | None = None
    hybrids: tuple[DerivedProperty, ...] = ()
    column_properties: tuple[DerivedProperty, ...] = ()
    mapper_args: tuple[tuple[str, bool], ...] = ()
    mapper_key: tuple[str, ...] = ()
    proxies: tuple[Proxy, ...] = ()
    info: tuple[tuple[str, str], ...] = ()
    dataclass: DataclassOptions | None = None
    union: UnionMember | None = None


@dataclass(frozen=True)
class Schema:
    """The whole: what a snapshot stores and what two of are compared.

    Args:
        naming_convention: SQLAlchemy's keys (`ix`, `uq`, `ck`, `fk`, `pk`) and templates, sorted.
        tables: all tables, those of models in the order of the schema and then the association tables by name.
        extensions: those of PostgreSQL that the tables need, sorted.
        hints: what leads here from the schema before; neither compared nor stored.
        views: the views that models read, in the order of the schema, in which they are made.
        domains: the domains of PostgreSQL, in the order of the schema.
        composites: the composite types of PostgreSQL, in the order of the schema.
        sequences: those that count by themselves, in the order of the schema.
        engines: all of them, the default one first, where there are several; the keys of tables say which is theirs then.
        parts: of several engines what each has, as a schema that knows of no other; neither compared nor stored.
    """

    naming_convention: tuple[tuple[str, str], ...]
    enums: tuple[EnumType, ...] = ()
    mixins: tuple[Mixin, ...] = ()
    models: tuple[Model, ...] = ()
    tables: tuple[Table, ...] = field(default=())
    extensions: tuple[str, ...] = ()
    hints: Hints = field(default=Hints(), compare=False)
    views: tuple[View, ...] = ()
    domains: tuple[Domain, ...] = ()
    composites: tuple[Composite, ...] = ()
    sequences: tuple[NumberSequence, ...] = ()
    engines: tuple[Engine, ...] = ()
    parts: tuple[tuple[Engine, Schema], ...] = field(default=(), compare=False)

    @cached_property
    def tables_by_key(self) -> dict[TableKey, Table]:
        """The tables by their keys, and what mappers see of the views."""
        return {table.key: table for table in (*self.tables, *(view.table for view in self.views))}

    @cached_property
    def views_by_key(self) -> dict[TableKey, View]:
        """The views by their keys."""
        return {view.table.key: view for view in self.views}

    @cached_property
    def models_by_name(self) -> dict[str, Model]:
        """The models by their names."""
        return {model.name: model for model in self.models}

    @cached_property
    def models_in_order(self) -> tuple[Model, ...]:
        """The models in the order in which Python meets their classes."""
        parents = {model.name: None if model.inherits is None else model.inherits.parent for model in self.models}
        modules = {model.name: model.module for model in self.models}
        return tuple(self.models_by_name[name] for name in class_order(modules, parents))

    @cached_property
    def models_by_table(self) -> dict[TableKey, list[Model]]:
        """The models that stand in each table, in the order in which Python meets their classes."""
        found: dict[TableKey, list[Model]] = {}
        for model in self.models_in_order:
            found.setdefault(model.table, []).append(model)
        return found

    def line(self, model: Model) -> Iterator[Model]:
        """Yield the model, the one that it inherits from, and so on to the top."""
        yield model
        while model.inherits is not None:
            model = self.models_by_name[model.inherits.parent]
            yield model

    @cached_property
    def _heirs(self) -> dict[str, list[Model]]:
        found: dict[str, list[Model]] = {}
        for model in self.models:
            if model.inherits is not None:
                found.setdefault(model.inherits.parent, []).append(model)
        return found

    def below(self, model: Model) -> Iterator[Model]:
        """Yield the models that inherit from this one, directly or by way of others."""
        for one in self._heirs.get(model.name, ()):
            yield one
            yield from self.below(one)

    @cached_property
    def class_names(self) -> frozenset[str]:
        """The names of all classes."""
        return frozenset(one.name for group in (self.models, self.mixins, self.enums) for one in group)

    @cached_property
    def enums_by_name(self) -> dict[str, EnumType]:
        """The enums by their names."""
        return {enum.name: enum for enum in self.enums}

    @cached_property
    def domains_by_name(self) -> dict[str, Domain]:
        """The domains by their names."""
        return {domain.name: domain for domain in self.domains}

    @cached_property
    def stored_enums(self) -> tuple[EnumType, ...]:
        """The enums of which databases know."""
        return tuple(enum for enum in self.enums if enum.stored)

    @cached_property
    def association_tables(self) -> tuple[Table, ...]:
        """The tables that no model maps."""
        mapped = {model.table for model in self.models}
        return tuple(table for table in self.tables if table.key not in mapped)
