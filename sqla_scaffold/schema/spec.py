"""A schema as it was written: words with their spans, nothing derived, nothing looked up."""

from __future__ import annotations

from dataclasses import dataclass

from sqla_scaffold.report.source import Span
from sqla_scaffold.schema.column_spec import ColumnSpec, DefaultSpec, ForeignKeySpec, SequenceSpec
from sqla_scaffold.schema.constraint_spec import CheckSpec, ExcludeSpec, IndexSpec, PartitionSpec, UniqueSpec
from sqla_scaffold.schema.type_spec import CompositeSpec, DomainSpec, EnumSpec
from sqla_scaffold.schema.word import Word


@dataclass(frozen=True, slots=True)
class CollectionSpec:
    """The class of a collection: `set`, or a dictionary by a column of what it holds."""

    span: Span
    word: Word[str] | None = None
    attribute_keyed_dict: Word[str] | None = None


@dataclass(frozen=True, slots=True)
class RelationshipSpec:
    """A relationship; without `secondary` and `uselist` it is many-to-one and owns a key column.

    Args:
        model: the model on the other side.
        optional: the question mark after the model's name, where there is one.
        via: existing columns that hold the key; empty means a column `<name>_id` is added.
        uselist: true marks the many side of a many-to-one declared over there, false the scalar side of a one-to-one.
        back_populates: the name on the other side; `false` means there is none; absent means derived.
    """

    name: Word[str]
    span: Span
    model: Word[str]
    optional: Word[bool] | None = None
    via: tuple[Word[str], ...] = ()
    back_populates: Word[str] | Word[bool] | None = None
    secondary: Word[str] | None = None
    uselist: Word[bool] | None = None
    nullable: Word[bool] | None = None
    unique: Word[bool] | None = None
    index: Word[bool] | None = None
    primary_key: Word[bool] | None = None
    ondelete: Word[str] | None = None
    onupdate: Word[str] | None = None
    deferrable: Word[bool] | None = None
    initially: Word[str] | None = None
    match: Word[str] | None = None
    constraint_name: Word[str] | None = None
    cascade: Word[str] | None = None
    passive_deletes: Word[bool] | Word[str] | None = None
    passive_updates: Word[bool] | None = None
    single_parent: Word[bool] | None = None
    post_update: Word[bool] | None = None
    lazy: Word[str] | None = None
    join_depth: Word[int] | None = None
    innerjoin: Word[bool] | None = None
    collection_class: CollectionSpec | None = None
    order_by: tuple[Word[str], ...] = ()
    init: Word[bool] | None = None
    kw_only: Word[bool] | None = None
    comment: Word[str] | None = None
    doc: Word[str] | None = None
    was: Word[str] | None = None
    fill: DefaultSpec | None = None
    primaryjoin: Word[str] | None = None
    secondaryjoin: Word[str] | None = None


@dataclass(frozen=True, slots=True)
class ProxySpec:
    """An attribute that looks through a relationship: `lines.product`.

    Args:
        through: the relationship.
        attribute: what is behind it; empty where there is no dot.
    """

    name: Word[str]
    through: Word[str]
    attribute: Word[str]
    span: Span


@dataclass(frozen=True, slots=True)
class EngineSpec:
    """A database beside the default one."""

    name: Word[str]
    span: Span
    database: Word[str] | None = None
    prefix: Word[str] | None = None
    replica_of: Word[str] | None = None


@dataclass(frozen=True, slots=True)
class MixinSpec:
    """What several models share."""

    name: Word[str]
    span: Span
    columns: tuple[ColumnSpec, ...] = ()
    doc: Word[str] | None = None
    mixins: tuple[Word[str], ...] = ()
    relationships: tuple[RelationshipSpec, ...] = ()
    foreign_keys: tuple[ForeignKeySpec, ...] = ()
    uniques: tuple[UniqueSpec, ...] = ()
    checks: tuple[CheckSpec, ...] = ()
    indexes: tuple[IndexSpec, ...] = ()
    bind: Word[str] | None = None


@dataclass(frozen=True, slots=True)
class VersionIdSpec:
    """The column by which a row's versions are told apart, and where its values come from.

    Args:
        generator: a Python function of the version before, or `false` where the database makes the values.
    """

    column: Word[str]
    span: Span
    generator: DefaultSpec | None = None


@dataclass(frozen=True, slots=True)
class ViewSpec:
    """That a model reads a view; without `sql` one that is there already."""

    span: Span
    sql: Word[str] | None = None
    materialized: Word[bool] | None = None


@dataclass(frozen=True, slots=True)
class DerivedSpec:
    """A hybrid or a column property: an expression over the columns of its model."""

    name: Word[str]
    span: Span
    expression: Word[str]
    doc: Word[str] | None = None


@dataclass(frozen=True, slots=True)
class MapperArgsSpec:
    """What a class tells SQLAlchemy's mapper beside what the other words of a model say."""

    span: Span
    eager_defaults: Word[bool] | None = None
    confirm_deleted_rows: Word[bool] | None = None
    batch: Word[bool] | None = None
    passive_updates: Word[bool] | None = None
    passive_deletes: Word[bool] | None = None
    always_refresh: Word[bool] | None = None
    allow_partial_pks: Word[bool] | None = None
    primary_key: tuple[Word[str], ...] = ()


@dataclass(frozen=True, slots=True)
class DataclassSpec:
    """That classes are dataclasses, and what those make."""

    span: Span
    enabled: Word[bool] | None = None
    init: Word[bool] | None = None
    kw_only: Word[bool] | None = None
    repr: Word[bool] | None = None
    eq: Word[bool] | None = None
    order: Word[bool] | None = None
    unsafe_hash: Word[bool] | None = None


@dataclass(frozen=True, slots=True)
class InheritsSpec:
    """The model that another one inherits from; without `single` and `concrete` by a table that is joined to its table.

    The other words are those of the foreign key by which it is joined.
    """

    model: Word[str]
    span: Span
    single: Word[bool] | None = None
    concrete: Word[bool] | None = None
    name: Word[str] | None = None
    ondelete: Word[str] | None = None
    onupdate: Word[str] | None = None
    deferrable: Word[bool] | None = None
    initially: Word[str] | None = None


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """A model: a class and its table."""

    name: Word[str]
    span: Span
    inherits: InheritsSpec | None = None
    abstract: Word[bool] | None = None
    polymorphic_union: Word[str] | None = None
    polymorphic_on: Word[str] | None = None
    polymorphic_identity: Word[str] | Word[int] | None = None
    polymorphic_abstract: Word[bool] | None = None
    polymorphic_load: Word[str] | None = None
    with_polymorphic: Word[str] | None = None
    table: Word[str] | None = None
    schema: Word[str] | Word[bool] | None = None  # false: the database's default schema
    bind: Word[str] | None = None
    engine: Word[str] | None = None
    charset: Word[str] | None = None
    collate: Word[str] | None = None
    row_format: Word[str] | None = None
    auto_increment: Word[int] | None = None
    partition_by: Word[str] | None = None
    partitions: tuple[PartitionSpec, ...] = ()
    tablespace: Word[str] | None = None
    storage: tuple[tuple[Word[str], Word[str]], ...] = ()  # key `with`
    postgresql_inherits: tuple[Word[str], ...] = ()
    unlogged: Word[bool] | None = None
    without_rowid: Word[bool] | None = None
    sqlite_autoincrement: Word[bool] | None = None
    strict: Word[bool] | None = None
    comment: Word[str] | None = None
    doc: Word[str] | None = None
    was: Word[str] | None = None
    mixins: tuple[Word[str], ...] = ()
    columns: tuple[ColumnSpec, ...] = ()
    relationships: tuple[RelationshipSpec, ...] = ()
    proxies: tuple[ProxySpec, ...] = ()
    primary_key: tuple[Word[str], ...] = ()
    primary_key_name: Word[str] | None = None
    info: tuple[tuple[Word[str], Word[str]], ...] = ()
    foreign_keys: tuple[ForeignKeySpec, ...] = ()
    uniques: tuple[UniqueSpec, ...] = ()
    checks: tuple[CheckSpec, ...] = ()
    excludes: tuple[ExcludeSpec, ...] = ()
    indexes: tuple[IndexSpec, ...] = ()
    version_id: VersionIdSpec | None = None
    mapper_args: MapperArgsSpec | None = None
    dataclass: DataclassSpec | None = None
    view: ViewSpec | None = None
    hybrids: tuple[DerivedSpec, ...] = ()
    column_properties: tuple[DerivedSpec, ...] = ()


@dataclass(frozen=True, slots=True)
class SchemaSpec:
    """The whole schema, which may stand in several files; `span` and `include` are those of the first."""

    span: Span
    include: tuple[Word[str], ...] = ()
    version: Word[int] | None = None
    schema: Word[str] | None = None  # for models and enums that say none
    extensions: tuple[Word[str], ...] = ()  # of PostgreSQL
    primary_key: Word[str] | None = None  # what the implicit `id` is: int, bigint, uuid4 or uuid7
    dataclass: DataclassSpec | None = None  # for models that say none
    naming_convention: tuple[tuple[Word[str], Word[str] | Word[bool]], ...] = ()  # false: no names
    engines: tuple[EngineSpec, ...] = ()
    enums: tuple[EnumSpec, ...] = ()
    domains: tuple[DomainSpec, ...] = ()
    composites: tuple[CompositeSpec, ...] = ()
    sequences: tuple[SequenceSpec, ...] = ()
    mixins: tuple[MixinSpec, ...] = ()
    models: tuple[ModelSpec, ...] = ()
