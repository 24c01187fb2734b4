"""A schema as it is meant: everything named, typed and linked by key; frozen and comparable.

Names were resolved before a value of this module exists; nobody derives or looks one up later.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from sqla_scaffold.schema.types import Annotation

# A value in Python, as text where JSON has no type for it (dates, decimals, uuids); the column's type says which.
Value = str | int | float | bool | None | tuple["Value", ...]


@dataclass(frozen=True, slots=True)
class TableKey:
    """The identity of a table: its name, and its PostgreSQL schema where it is not the default one."""

    name: str
    schema: str | None = None

    def __str__(self) -> str:
        return self.name if self.schema is None else f"{self.schema}.{self.name}"


@dataclass(frozen=True, slots=True)
class TypeUse:
    """A column's type.

    Args:
        name: the short name of a row in the table of types, or "enum".
        arguments: given arguments by SQLAlchemy's name, in the row's order.
        item: the type of an array's items.
        enum: the enum's Python name, where `name` is "enum".
    """

    name: str
    arguments: tuple[tuple[str, int | bool | str], ...] = ()
    item: TypeUse | None = None
    enum: str | None = None


@dataclass(frozen=True, slots=True)
class LiteralDefault:
    """A plain value; JSON documents arrive as their canonical text."""

    value: Value


@dataclass(frozen=True, slots=True)
class SqlDefault:
    """An SQL expression, exactly as written."""

    sql: str


@dataclass(frozen=True, slots=True)
class CallDefault:
    """A Python callable, called for each row."""

    module: str
    name: str


Default = LiteralDefault | SqlDefault | CallDefault


@dataclass(frozen=True, slots=True)
class Computed:
    """An SQL expression, exactly as written, of which a column always has the value."""

    sqltext: str
    persisted: bool


@dataclass(frozen=True, slots=True)
class Identity:
    """How the database counts up the values of a column; None leaves it to the database."""

    always: bool = False
    start: int | None = None
    increment: int | None = None
    minvalue: int | None = None
    maxvalue: int | None = None
    cycle: bool = False
    cache: int | None = None

    def options(self) -> dict[str, int | bool]:
        """Return what SQLAlchemy's `Identity` takes, without what it leaves to the database anyway."""
        numbers = {name: getattr(self, name) for name in ("start", "increment", "minvalue", "maxvalue")}
        given: dict[str, int | bool] = {name: number for name, number in numbers.items() if number is not None}
        if self.cycle:
            given["cycle"] = True
        if self.cache is not None:
            given["cache"] = self.cache
        return {"always": self.always, **given}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, under its name in the database.

    Args:
        default, onupdate: what SQLAlchemy puts in when no value is given.
        server_default: what the database puts in.
        autoincrement: whether the database makes the value of this primary key column.
        server_onupdate: whether the database makes a new value at an update.
        computed, identity: how the database makes the value of any column.
    """

    name: str
    type: TypeUse
    nullable: bool
    default: Default | None = None
    onupdate: Default | None = None
    server_default: LiteralDefault | SqlDefault | None = None
    autoincrement: bool = False
    comment: str | None = None
    computed: Computed | None = None
    identity: Identity | None = None
    server_onupdate: bool = False


@dataclass(frozen=True, slots=True)
class PrimaryKey:
    """The primary key; its name is None only where the naming convention gives none."""

    columns: tuple[str, ...]
    name: str | None


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A foreign key constraint."""

    name: str
    columns: tuple[str, ...]
    target: TableKey
    target_columns: tuple[str, ...]
    ondelete: str | None = None
    onupdate: str | None = None
    use_alter: bool = False  # part of a cycle of tables: created after them
    deferrable: bool = False
    initially: str | None = None
    match: str | None = None


@dataclass(frozen=True, slots=True)
class Unique:
    """A unique constraint.

    Args:
        nulls_not_distinct: whether two nulls are the same.
        include: columns that its index carries along.
    """

    name: str
    columns: tuple[str, ...]
    deferrable: bool = False
    initially: str | None = None
    nulls_not_distinct: bool = False
    include: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A check constraint; `name` is the full name in the database, `short_name` what the convention is applied to."""

    name: str
    short_name: str
    sqltext: str


@dataclass(frozen=True, slots=True)
class IndexElement:
    """A part of an index: a column, or an SQL expression.

    Args:
        nulls: "first" or "last", where that is said.
        ops: PostgreSQL's operator class.
        length: how many characters or bytes of the column MySQL takes into the index.
    """

    column: str | None = None
    sql: str | None = None
    desc: bool = False
    nulls: str | None = None
    ops: str | None = None
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Index:
    """An index.

    Args:
        include: columns that it carries along.
        nulls_not_distinct: whether two nulls are the same.
        prefix: MySQL's word for another kind of index, FULLTEXT or SPATIAL.
    """

    name: str
    elements: tuple[IndexElement, ...]
    unique: bool = False
    where: str | None = None
    using: str | None = None
    include: tuple[str, ...] = ()
    nulls_not_distinct: bool = False
    prefix: str | None = None


@dataclass(frozen=True, slots=True)
class TableOptions:
    """What a table says to one database alone: engine to collate to MySQL, partition_by and unlogged to PostgreSQL, the
    rest to SQLite."""

    engine: str | None = None
    charset: str | None = None
    collate: str | None = None
    partition_by: str | None = None
    unlogged: bool = False
    without_rowid: bool = False
    strict: bool = False


@dataclass(frozen=True)
class Table:
    """What the database has: columns in their order, and everything that holds on them, sorted by name."""

    key: TableKey
    columns: tuple[Column, ...]
    primary_key: PrimaryKey
    foreign_keys: tuple[ForeignKey, ...] = ()
    uniques: tuple[Unique, ...] = ()
    checks: tuple[Check, ...] = ()
    indexes: tuple[Index, ...] = ()
    comment: str | None = None
    options: TableOptions = TableOptions()

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """The columns by their names."""
        return {column.name: column for column in self.columns}


@dataclass(frozen=True, slots=True)
class Attribute:
    """The Python side of a column.

    Args:
        name: the checked Python name.
        column: the column's name in the table.
        annotation: the Python type of a value, without `| None`.
        mixin: the mixin that defines it, where one does.
        redact: leave it out of the repr.
        deferred: load it only when it is asked for, with the others of its `deferred_group`.
        doc: the text for `doc=`.
    """

    name: str
    column: str
    annotation: Annotation
    mixin: str | None = None
    redact: bool = False
    doc: str | None = None
    deferred: bool = False
    deferred_group: str | None = None


@dataclass(frozen=True, slots=True)
class Relationship:
    """One side of a relationship.

    Args:
        name: the checked Python name.
        target: name of the model on the other side.
        uselist: whether it is a collection.
        nullable: whether a scalar may be None.
        back_populates: the name on the other side.
        secondary: the association table of a many-to-many.
        foreign_keys: attribute names that hold the key, said only where SQLAlchemy could not tell by itself; with
            the model they stand in (this one for the owning side, the other one for the collection).
        foreign_keys_model: the model in which `foreign_keys` stand.
        remote_side: attribute names on this model, for the many-to-one side of a self-reference.
        primaryjoin, secondaryjoin: pairs of (attribute of the model, column of the secondary table), said only where
            SQLAlchemy could not tell by itself.
        order_by: attribute names of the other model, each with whether it descends.
    """

    name: str
    target: str
    uselist: bool
    nullable: bool = False
    back_populates: str | None = None
    secondary: TableKey | None = None
    foreign_keys: tuple[str, ...] = ()
    foreign_keys_model: str | None = None
    remote_side: tuple[str, ...] = ()
    primaryjoin: tuple[tuple[str, str], ...] = ()
    secondaryjoin: tuple[tuple[str, str], ...] = ()
    overlaps: tuple[str, ...] = ()
    cascade: str | None = None
    passive_deletes: bool = False
    post_update: bool = False
    lazy: str | None = None
    order_by: tuple[tuple[str, bool], ...] = ()
    viewonly: bool = False
    doc: str | None = None


@dataclass(frozen=True, slots=True)
class EnumMember:
    """A member of an enum: the Python name and the value that the database stores."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class EnumType:
    """An enum: a Python class, and a type in databases that have such."""

    name: str
    type_name: str
    members: tuple[EnumMember, ...]
    doc: str | None = None
    schema: str | None = None


@dataclass(frozen=True, slots=True)
class MixinColumn:
    """A column that a mixin brings, as the mixin's class declares it."""

    attribute: Attribute
    column: Column
    primary_key: bool
    unique: bool
    index: bool
    foreign_key: ForeignKey | None  # its name is empty: every table has its own


@dataclass(frozen=True, slots=True)
class Mixin:
    """A class that brings columns to the models that inherit it."""

    name: str
    module: str
    columns: tuple[MixinColumn, ...]
    doc: str | None = None


@dataclass(frozen=True, slots=True)
class Model:
    """A mapped class.

    Args:
        name: the class.
        module: the module's name inside the package `models`.
        table: the key of its table.
        mixins: names of its mixins, in order.
        attributes: one for each column of the table, in the table's order.
        doc: the docstring.
    """

    name: str
    module: str
    table: TableKey
    mixins: tuple[str, ...]
    attributes: tuple[Attribute, ...]
    relationships: tuple[Relationship, ...]
    doc: str | None = None


@dataclass(frozen=True)
class Schema:
    """The whole: what a snapshot stores and what two of are compared.

    Args:
        naming_convention: SQLAlchemy's keys (`ix`, `uq`, `ck`, `fk`, `pk`) and templates, sorted.
        tables: all tables, those of models in the order of the schema and then the association tables by name.
    """

    naming_convention: tuple[tuple[str, str], ...]
    enums: tuple[EnumType, ...] = ()
    mixins: tuple[Mixin, ...] = ()
    models: tuple[Model, ...] = ()
    tables: tuple[Table, ...] = field(default=())

    @cached_property
    def tables_by_key(self) -> dict[TableKey, Table]:
        """The tables by their keys."""
        return {table.key: table for table in self.tables}

    @cached_property
    def models_by_name(self) -> dict[str, Model]:
        """The models by their names."""
        return {model.name: model for model in self.models}

    @cached_property
    def enums_by_name(self) -> dict[str, EnumType]:
        """The enums by their names."""
        return {enum.name: enum for enum in self.enums}

    @cached_property
    def association_tables(self) -> tuple[Table, ...]:
        """The tables that no model maps."""
        mapped = {model.table for model in self.models}
        return tuple(table for table in self.tables if table.key not in mapped)
