"""A schema as it was written: words with their spans, nothing derived, nothing looked up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from sqla_scaffold.report.source import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Word(Generic[T]):
    """A value that somebody wrote, and where."""

    value: T
    span: Span


# What a literal of YAML or TOML can be; dates and times of TOML and YAML arrive as their text.
Literal = str | int | float | bool | None | tuple["Literal", ...] | dict[str, "Literal"]


@dataclass(frozen=True, slots=True)
class TypeSpec:
    """A column type as written: `str(80)`, `decimal(12, 2)`, `array(str(20))`, `OrderStatus?`.

    Args:
        name: the word before the parenthesis, or what stands behind `sql` or `python`, or the first member of a set.
        arguments: what stands in the parentheses: numbers, words, or types.
        nullable: the question mark at the end, where there is one.
        span: the whole.
        sql: how SQL calls it.
        python: the class of a type that a person wrote, as module:Class.
        impl: what such a class is in the database.
        values: the members of a set.
        collation, charset: how the database compares and stores the texts, where that is said beside the type alone.
    """

    name: Word[str]
    arguments: tuple[Word[int] | TypeSpec, ...]
    nullable: Word[bool] | None
    span: Span
    sql: Word[str] | None = None
    python: Word[str] | None = None
    impl: TypeSpec | None = None
    values: tuple[Word[str], ...] = ()
    collation: Word[str] | None = None
    charset: Word[str] | None = None


@dataclass(frozen=True, slots=True)
class AnnotationSpec:
    """A Python type as written: `dict[str, int]`, `shop.money:Money`; of the name `|`, one of several."""

    name: Word[str]
    arguments: tuple[AnnotationSpec, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class DefaultSpec:
    """A default: a literal, `{sql: ...}` or `{call: module:function}`."""

    kind: str  # "literal", "sql" or "call"
    value: Word[Literal]


@dataclass(frozen=True, slots=True)
class ForeignKeySpec:
    """A foreign key, of one column (`foreign_key: Customer.id`) or of several (in the model's `foreign_keys`).

    Args:
        columns: the columns on this side; empty where the column itself carries the key.
        model: the model referred to.
        references: the columns referred to; empty means the primary key.
    """

    columns: tuple[Word[str], ...]
    model: Word[str]
    references: tuple[Word[str], ...]
    span: Span
    name: Word[str] | None = None
    ondelete: Word[str] | None = None
    onupdate: Word[str] | None = None
    deferrable: Word[bool] | None = None
    initially: Word[str] | None = None
    match: Word[str] | None = None
    not_valid: Word[bool] | None = None
    use_alter: Word[bool] | None = None


@dataclass(frozen=True, slots=True)
class ComputedSpec:
    """An expression of which a column always has the value."""

    sqltext: Word[str]
    span: Span
    persisted: Word[bool] | None = None


@dataclass(frozen=True, slots=True)
class IdentitySpec:
    """How the database counts up the values of a column."""

    span: Span
    always: Word[bool] | None = None
    start: Word[int] | None = None
    increment: Word[int] | None = None
    minvalue: Word[int] | None = None
    maxvalue: Word[int] | None = None
    cycle: Word[bool] | None = None
    cache: Word[int] | None = None


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """A column of a model or a mixin."""

    name: Word[str]
    span: Span
    type: TypeSpec | None = None
    variants: tuple[tuple[Word[str], TypeSpec], ...] = ()
    annotation: AnnotationSpec | None = None
    collation: Word[str] | None = None
    charset: Word[str] | None = None
    nullable: Word[bool] | None = None
    primary_key: Word[bool] | None = None
    autoincrement: Word[bool] | None = None
    unique: Word[bool] | None = None
    index: Word[bool] | None = None
    default: DefaultSpec | None = None
    server_default: DefaultSpec | None = None
    onupdate: DefaultSpec | None = None
    server_onupdate: Word[bool] | None = None
    computed: ComputedSpec | None = None
    identity: IdentitySpec | None = None
    foreign_key: ForeignKeySpec | None = None
    db_name: Word[str] | None = None  # key `name`
    comment: Word[str] | None = None
    doc: Word[str] | None = None
    deferred: Word[bool] | None = None
    deferred_group: Word[str] | None = None
    redact: Word[bool] | None = None
    init: Word[bool] | None = None
    kw_only: Word[bool] | None = None
    default_factory: Word[str] | None = None
    compare: Word[bool] | None = None
    hash: Word[bool] | None = None
    was: Word[str] | None = None
    fill: DefaultSpec | None = None


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
    passive_deletes: Word[bool] | None = None
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
class UniqueSpec:
    """A unique constraint over several columns."""

    columns: tuple[Word[str], ...]
    span: Span
    name: Word[str] | None = None
    deferrable: Word[bool] | None = None
    initially: Word[str] | None = None
    nulls_not_distinct: Word[bool] | None = None
    include: tuple[Word[str], ...] = ()


@dataclass(frozen=True, slots=True)
class CheckSpec:
    """A check constraint: its short name, its SQL text, and its name in the database where that is another one."""

    name: Word[str]
    sqltext: Word[str]
    span: Span
    db_name: Word[str] | None = None  # key `name`
    not_valid: Word[bool] | None = None


@dataclass(frozen=True, slots=True)
class ExcludeElementSpec:
    """A part of an exclusion constraint: a column or `{sql: ...}`, and the operator by which two rows are compared."""

    kind: str  # "column" or "sql"
    value: Word[str]
    operator: Word[str]
    ops: Word[str] | None = None


@dataclass(frozen=True, slots=True)
class ExcludeSpec:
    """An exclusion constraint: of no two rows all operators are true."""

    elements: tuple[ExcludeElementSpec, ...]
    name: Word[str]
    span: Span
    using: Word[str] | None = None
    where: Word[str] | None = None
    deferrable: Word[bool] | None = None
    initially: Word[str] | None = None


@dataclass(frozen=True, slots=True)
class IndexElementSpec:
    """A part of an index: a column, or `{sql: lower(name)}`; `desc` where it was asked for."""

    kind: str  # "column" or "sql"
    value: Word[str]
    desc: Word[bool] | None = None
    nulls: Word[str] | None = None
    ops: Word[str] | None = None
    length: Word[int] | None = None


@dataclass(frozen=True, slots=True)
class IndexSpec:
    """An index."""

    elements: tuple[IndexElementSpec, ...]
    span: Span
    name: Word[str] | None = None
    unique: Word[bool] | None = None
    where: Word[str] | None = None
    using: Word[str] | None = None
    include: tuple[Word[str], ...] = ()
    nulls_not_distinct: Word[bool] | None = None
    prefix: Word[str] | None = None
    with_parser: Word[str] | None = None
    storage: tuple[tuple[Word[str], Word[str]], ...] = ()  # key `with`
    tablespace: Word[str] | None = None


@dataclass(frozen=True, slots=True)
class EnumMemberSpec:
    """A member of an enum: its value, and its Python name where one was written; `was` is a value too."""

    value: Word[str]
    name: Word[str] | None = None
    was: Word[str] | None = None


@dataclass(frozen=True, slots=True)
class EnumSpec:
    """An enum: a list of values, or `{members: ..., name: ..., doc: ...}`."""

    name: Word[str]
    span: Span
    members: tuple[EnumMemberSpec, ...]
    type_name: Word[str] | None = None  # key `name`
    doc: Word[str] | None = None
    schema: Word[str] | Word[bool] | None = None
    was: Word[str] | None = None
    fill: tuple[tuple[Word[str], Word[str]], ...] = ()  # removed values, each with what its rows get


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
    """The model that another one inherits from; without `single` by a table that is joined to its table.

    The other words are those of the foreign key by which it is joined.
    """

    model: Word[str]
    span: Span
    single: Word[bool] | None = None
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
    polymorphic_on: Word[str] | None = None
    polymorphic_identity: Word[str] | Word[int] | None = None
    polymorphic_abstract: Word[bool] | None = None
    polymorphic_load: Word[str] | None = None
    with_polymorphic: Word[str] | None = None
    table: Word[str] | None = None
    schema: Word[str] | Word[bool] | None = None  # false: the database's default schema
    engine: Word[str] | None = None
    charset: Word[str] | None = None
    collate: Word[str] | None = None
    row_format: Word[str] | None = None
    auto_increment: Word[int] | None = None
    partition_by: Word[str] | None = None
    tablespace: Word[str] | None = None
    storage: tuple[tuple[Word[str], Word[str]], ...] = ()  # key `with`
    unlogged: Word[bool] | None = None
    without_rowid: Word[bool] | None = None
    strict: Word[bool] | None = None
    comment: Word[str] | None = None
    doc: Word[str] | None = None
    was: Word[str] | None = None
    mixins: tuple[Word[str], ...] = ()
    columns: tuple[ColumnSpec, ...] = ()
    relationships: tuple[RelationshipSpec, ...] = ()
    proxies: tuple[ProxySpec, ...] = ()
    primary_key: tuple[Word[str], ...] = ()
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
    primary_key: Word[str] | None = None  # what the implicit `id` is: int, bigint or uuid4
    dataclass: DataclassSpec | None = None  # for models that say none
    naming_convention: tuple[tuple[Word[str], Word[str]], ...] = ()
    enums: tuple[EnumSpec, ...] = ()
    mixins: tuple[MixinSpec, ...] = ()
    models: tuple[ModelSpec, ...] = ()
