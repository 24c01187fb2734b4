"""What the passes work on: a schema half-way between written and meant. Mutable, and gone when resolving ends."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field

from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Span
from sqla_scaffold.resolve.table_drafts import ColumnDraft, ForeignKeyDraft, TableDraft
from sqla_scaffold.schema import names
from sqla_scaffold.schema.attribute import DerivedProperty, ExpressionWord, Ordering, Proxy
from sqla_scaffold.schema.class_order import class_order
from sqla_scaffold.schema.composites import Composite
from sqla_scaffold.schema.domains import Domain
from sqla_scaffold.schema.dataclass_options import DataclassOptions, FieldOptions
from sqla_scaffold.schema.model import EnumType, Polymorphism, UnionMember, VersionId
from sqla_scaffold.schema.sequences import NumberSequence
from sqla_scaffold.schema.spec import MixinSpec, ModelSpec, RelationshipSpec, SchemaSpec
from sqla_scaffold.schema.table import TypeUse
from sqla_scaffold.schema.word import Word

# Of a model's words those about its table that one database alone knows, and which.
TABLE_OPTIONS = {
    "engine": "mysql",
    "charset": "mysql",
    "collate": "mysql",
    "row_format": "mysql",
    "auto_increment": "mysql",
    "partition_by": "postgresql",
    "unlogged": "postgresql",
    "tablespace": "postgresql",
    "storage": "postgresql",
    "postgresql_inherits": "postgresql",
    "without_rowid": "sqlite",
    "strict": "sqlite",
    "sqlite_autoincrement": "sqlite",
}


@dataclass(eq=False)
class RelationshipDraft:
    """One side of a relationship on its way.

    Args:
        spec: what was written; None for a side that is derived.
        key: the foreign key that both sides share; None for a many-to-many.
        owning: whether the key stands in this model's table.
        reverse: the other side, where there is one.
    """

    owner: ModelDraft
    name: str
    target: ModelDraft
    span: Span
    spec: RelationshipSpec | None
    key: ForeignKeyDraft | None = None
    owning: bool = False
    uselist: bool = False
    nullable: bool = False
    reverse: RelationshipDraft | None = None
    secondary: TableDraft | None = None
    viewonly: bool = False
    cascade: str | None = None
    passive_deletes: bool | str = False
    post_update: bool = False
    order_by: tuple[Ordering, ...] = ()
    collection_class: str | None = None
    keyed_by: ColumnDraft | None = None
    primaryjoin: tuple[tuple[str, str], ...] = ()
    secondaryjoin: tuple[tuple[str, str], ...] = ()
    overlaps: tuple[str, ...] = ()
    condition: tuple[ExpressionWord, ...] = ()
    secondary_condition: tuple[ExpressionWord, ...] = ()
    field_options: FieldOptions | None = None


@dataclass(eq=False)
class MixinDraft:
    """A mixin on its way."""

    spec: MixinSpec
    columns: list[ColumnDraft] = field(default_factory=list)
    dataclass: DataclassOptions | None = None


@dataclass(eq=False)
class ModelDraft:
    """A model on its way.

    Args:
        own: the columns as written, an implicit `id` first.
        mixed: its copies of the mixins' columns, in order of the mixins.
        added: the columns that relationships add, by the relationship.
        keys: the key columns of its many-to-one relationships, by the relationship.
        relationships: its sides, those as written first.
        by_key: its columns by key and by attribute.
        members: the folded names that are taken, and where.
        parent: the model that it inherits from, and by which `strategy`: "joined" or "single" ("concrete"
            where there is none).
        concrete: the model whose class it is below, with a table that has nothing to do with that of the other one.
        union: how its rows are told apart in a union of tables.
        mapper_key: the columns by which rows are told apart where the table has no primary key.
        shared: columns that another class of the same table declares as well, and made.
        declared: the columns that the class declares, in their order.
        parent_key: the foreign key by which its table is joined to the parent's.
        dataclass: what the class makes as a dataclass, where it is one.
        polymorphism: how its rows are told apart from those of its relatives.
    """

    spec: ModelSpec
    name: str
    module: str
    table: TableDraft
    own: list[ColumnDraft] = field(default_factory=list)
    mixed: list[ColumnDraft] = field(default_factory=list)
    added: dict[str, list[ColumnDraft]] = field(default_factory=dict)
    keys: MutableMapping[str, tuple[ColumnDraft, ...]] = field(default_factory=dict)
    relationships: list[RelationshipDraft] = field(default_factory=list)
    proxies: list[Proxy] = field(default_factory=list)
    by_key: MutableMapping[str, ColumnDraft] = field(default_factory=dict)
    members: dict[str, Span] = field(default_factory=dict)
    version_id: VersionId | None = None
    hybrids: tuple[DerivedProperty, ...] = ()
    column_properties: tuple[DerivedProperty, ...] = ()
    parent: ModelDraft | None = None
    concrete: ModelDraft | None = None
    union: UnionMember | None = None
    mapper_key: tuple[ColumnDraft, ...] = ()
    strategy: str | None = None
    shared: list[ColumnDraft] = field(default_factory=list)
    declared: list[ColumnDraft] = field(default_factory=list)
    parent_key: ForeignKeyDraft | None = None
    dataclass: DataclassOptions | None = None
    polymorphism: Polymorphism | None = None

    @property
    def has_table(self) -> bool:
        """Whether it has a table of its own."""
        return self.strategy != "single"

    @property
    def line(self) -> Iterator[ModelDraft]:
        """The model, the one that it inherits from, and so on to the top."""
        at: ModelDraft | None = self
        while at is not None:
            yield at
            at = at.parent

    def reach(self, name: str) -> ColumnDraft | None:
        """Return the column of this name, its own or one that it inherits."""
        return next((model.by_key[name] for model in self.line if name in model.by_key), None)

    @property
    def line_tables(self) -> frozenset[TableDraft]:
        """The tables in which an object of it has a row."""
        return frozenset(model.table for model in self.line)

    @property
    def columns(self) -> Iterator[ColumnDraft]:
        """All columns, in no particular order."""
        yield from self.own
        yield from self.mixed
        for columns in self.added.values():
            yield from columns

    def know(self, column: ColumnDraft) -> None:
        """Make a column findable by its key and by its attribute, and its name taken."""
        self.by_key.setdefault(column.attribute, column)
        self.by_key[column.key] = column
        self.members[names.fold(column.key)] = column.span


@dataclass(eq=False)
class SchemaDraft:
    """The whole on its way, with what every pass needs at hand."""

    spec: SchemaSpec
    diagnostics: Diagnostics
    database: str
    convention: dict[str, str] = field(default_factory=dict)
    unnamed: set[str] = field(default_factory=set)  # kinds that the convention gives no name; it tells them apart here
    enums: dict[str, EnumType] = field(default_factory=dict)
    domains: dict[str, Domain] = field(default_factory=dict)
    composites: dict[str, Composite] = field(default_factory=dict)
    sequences: dict[str, NumberSequence] = field(default_factory=dict)
    mixins: dict[str, MixinDraft] = field(default_factory=dict)
    models: dict[str, ModelDraft] = field(default_factory=dict)
    associations: dict[str, TableDraft] = field(default_factory=dict)
    abstract: dict[str, ModelSpec] = field(default_factory=dict)  # by name; to the passes mixins of that name
    types: dict[tuple[object, ...], TypeUse] = field(default_factory=dict)  # by what was written
    late_columns: set[ColumnDraft] = field(default_factory=set)  # of mixins, whose foreign keys are created afterwards

    @property
    def tables(self) -> Iterator[TableDraft]:
        """All tables: those of the models in their order, then the association tables by name."""
        for model in self.models.values():
            if model.has_table:
                yield model.table
        for name in sorted(self.associations):
            yield self.associations[name]

    @property
    def models_in_order(self) -> list[ModelDraft]:
        """The models in the order in which Python meets their classes."""
        modules = {name: model.module for name, model in self.models.items()}
        above = {name: model.parent or model.concrete for name, model in self.models.items()}
        parents = {name: None if one is None else one.name for name, one in above.items()}
        return [self.models[name] for name in class_order(modules, parents)]


def has_no_key(model: ModelDraft) -> bool:
    """Tell whether its table has no primary key, and the mapper alone tells rows apart."""
    return model.spec.mapper_args is not None and bool(model.spec.mapper_args.primary_key)


def owns_key(spec: RelationshipSpec) -> bool:
    """Tell whether a relationship as written is a many-to-one, whose key stands in the model itself."""
    return spec.secondary is None and spec.uselist is None and spec.primaryjoin is None
