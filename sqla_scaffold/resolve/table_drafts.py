"""Tables half-way between written and meant: columns, keys, constraints and indexes. Mutable, as all drafts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sqla_scaffold.report.source import Span
from sqla_scaffold.schema.column_spec import ColumnSpec
from sqla_scaffold.schema.constraint_spec import IndexSpec, PartitionSpec, UniqueSpec
from sqla_scaffold.schema.dataclass_options import FieldOptions
from sqla_scaffold.schema.table import (
    Check,
    Computed,
    Default,
    Exclude,
    Identity,
    IndexElement,
    LiteralDefault,
    ServerDefault,
    SqlDefault,
    TableKey,
    TableOptions,
    TypeUse,
)
from sqla_scaffold.schema.types import Annotation
from sqla_scaffold.schema.word import Word


@dataclass(eq=False)
class ColumnDraft:
    """A column on its way.

    Args:
        key: the name as written in the schema, or as derived for a column that we add.
        attribute: the Python name.
        name: the name in the database.
        span: the place to point at.
        spec: what was written; None for columns that we add.
        mixin: the mixin it comes from.
        type: the type once it is known.
        follows: the column whose type it takes.
        was: the key that it had in the schema before.
        fill: what rows get that are there already.
        annotation: what a person says that a value is in Python.
        not_null: objects never have None there, though the column is nullable for the rows of other classes.
        inherited: it comes from a table of PostgreSQL that its own inherits from.
        shared: several classes that stand in one table declare it.
        field_options: what a dataclass does with it.
    """

    key: str
    attribute: str
    name: str
    span: Span
    spec: ColumnSpec | None = None
    mixin: str | None = None
    type: TypeUse | None = None
    follows: ColumnDraft | None = None
    nullable: bool = False
    not_null: bool = False
    inherited: bool = False
    shared: bool = False
    autoincrement: bool = False
    default: Default | None = None
    onupdate: Default | None = None
    server_default: ServerDefault | None = None
    computed: Computed | None = None
    identity: Identity | None = None
    comment: str | None = None
    was: Word[str] | None = None
    fill: LiteralDefault | SqlDefault | None = None
    annotation: Annotation | None = None
    field_options: FieldOptions | None = None

    @property
    def is_optional(self) -> bool:
        """Whether an object may have None there."""
        return self.nullable and not self.not_null

    def says(self, flag: str) -> bool:
        """Tell whether the schema sets a flag of this column (`primary_key`, `unique`, `index`) to true."""
        word = None if self.spec is None else getattr(self.spec, flag)
        return word is not None and bool(word.value)


@dataclass(eq=False)
class ForeignKeyDraft:
    """A foreign key constraint on its way; `written` is the name that the schema gives."""

    table: TableDraft
    columns: tuple[ColumnDraft, ...]
    target: TableDraft
    target_columns: tuple[ColumnDraft, ...]
    span: Span
    written: str | None = None
    ondelete: str | None = None
    onupdate: str | None = None
    deferrable: bool = False
    initially: str | None = None
    match: str | None = None
    not_valid: bool = False
    use_alter: bool = False
    waits: Word[bool] | None = None  # what the schema says about `use_alter`
    mixin: bool = False  # declared by a mixin's column

    @property
    def nullable(self) -> bool:
        """Whether a row may refer to nothing."""
        return any(column.is_optional for column in self.columns)


@dataclass(eq=False)
class UniqueDraft:
    """A unique constraint on its way."""

    columns: tuple[ColumnDraft, ...]
    span: Span
    written: str | None = None
    spec: UniqueSpec | None = None
    include: tuple[ColumnDraft, ...] = ()


@dataclass(eq=False)
class IndexDraft:
    """An index on its way; each element is a column with whether it descends, or an SQL expression."""

    elements: tuple[tuple[ColumnDraft, bool] | str, ...]
    span: Span
    written: str | None = None
    unique: bool = False
    where: str | None = None
    using: str | None = None
    include: tuple[ColumnDraft, ...] = ()
    nulls_not_distinct: bool = False
    prefix: str | None = None
    spec: IndexSpec | None = None  # where it was written as an index
    parts: dict[ColumnDraft, IndexElement] = field(default_factory=dict)  # what is said of a column beside `desc`

    @property
    def columns(self) -> tuple[ColumnDraft, ...]:
        """The columns, without the expressions."""
        return tuple(element[0] for element in self.elements if not isinstance(element, str))

    def element_values(self) -> tuple[IndexElement, ...]:
        """The elements as the schema value has them."""
        return tuple(
            (
                IndexElement(sql=element)
                if isinstance(element, str)
                else replace(self.parts.get(element[0], IndexElement()), column=element[0].name, desc=element[1])
            )
            for element in self.elements
        )


@dataclass(eq=False)
class TableDraft:
    """A table on its way: that of a model, or an association table."""

    key: TableKey
    span: Span
    columns: list[ColumnDraft] = field(default_factory=list)
    primary_key: tuple[ColumnDraft, ...] = ()
    key_name: str | None = None  # as the schema gives it
    foreign_keys: list[ForeignKeyDraft] = field(default_factory=list)
    uniques: list[UniqueDraft] = field(default_factory=list)
    checks: list[tuple[Check, Span]] = field(default_factory=list)
    excludes: list[tuple[Exclude, Span]] = field(default_factory=list)
    indexes: list[IndexDraft] = field(default_factory=list)
    comment: str | None = None
    options: TableOptions = TableOptions()
    partitions: list[PartitionDraft] = field(default_factory=list)

    def is_unique(self, columns: tuple[ColumnDraft, ...]) -> bool:
        """Tell whether the database lets no two rows have the same values in exactly these columns."""
        wanted = set(columns)
        keys = [self.primary_key, *(unique.columns for unique in self.uniques)]
        keys += [index.columns for index in self.indexes if is_whole_unique(index)]
        return any(wanted == set(key) for key in keys if key)

    def leads(self, columns: tuple[ColumnDraft, ...]) -> bool:
        """Tell whether a primary key, unique constraint or index begins with these columns."""
        keys = [self.primary_key, *(unique.columns for unique in self.uniques)]
        keys += [
            index.columns for index in self.indexes if index.where is None and not isinstance(index.elements[0], str)
        ]
        return any(set(key[: len(columns)]) == set(columns) for key in keys)


@dataclass(eq=False)
class PartitionDraft:
    """A partition on its way: what holds on it alone stands at a table of its own."""

    spec: PartitionSpec
    table: TableDraft
    values: str
    tablespace: str | None


def is_whole_unique(index: IndexDraft) -> bool:
    """Tell whether an index makes its columns unique over all rows."""
    return index.unique and index.where is None and len(index.columns) == len(index.elements)
