"""Columns as they were written: their types, defaults and keys, with their spans."""

from __future__ import annotations

from dataclasses import dataclass

from sqla_scaffold.quick import quickly_made
from sqla_scaffold.report.source import Span
from sqla_scaffold.schema.word import Literal, Word


@quickly_made
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
class SequenceSpec:
    """Numbers that the database counts up.

    Args:
        owner, owner_column: the model and the column that it goes with.
    """

    name: Word[str]
    span: Span
    db_name: Word[str] | None = None  # key `name`
    schema: Word[str] | Word[bool] | None = None
    type: Word[str] | None = None
    start: Word[int] | None = None
    increment: Word[int] | None = None
    minvalue: Word[int] | None = None
    maxvalue: Word[int] | None = None
    cycle: Word[bool] | None = None
    cache: Word[int] | None = None
    owner: Word[str] | None = None
    owner_column: Word[str] | None = None
    was: Word[str] | None = None


@quickly_made
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
    sequence: Word[str] | None = None
    foreign_key: ForeignKeySpec | None = None
    db_name: Word[str] | None = None  # key `name`
    comment: Word[str] | None = None
    info: tuple[tuple[Word[str], Word[str]], ...] = ()
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
