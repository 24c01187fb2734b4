"""What a class has as it is meant: attributes of columns, relationships, proxies, and what is reckoned of columns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sqla_scaffold.quick import quickly_made
from sqla_scaffold.schema.dataclass_options import FieldOptions
from sqla_scaffold.schema.table import TableKey
from sqla_scaffold.schema.types import Annotation


@quickly_made
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
        not_null: it is never None in an object, though the column is nullable: rows of other classes have none.
        shared: another class that stands in the same table declares the column as well.
        field_options: what the dataclass does with it, where the class is one.
        info: texts for programs that ask for them.
    """

    name: str
    column: str
    annotation: Annotation
    mixin: str | None = None
    redact: bool = False
    doc: str | None = None
    deferred: bool = False
    deferred_group: str | None = None
    not_null: bool = False
    shared: bool = False
    field_options: FieldOptions | None = None
    info: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ordering:
    """A part of a collection's order: an attribute of the other model.

    Args:
        nulls: "first" or "last", where that is said.
    """

    attribute: str
    desc: bool = False
    nulls: str | None = None


@quickly_made
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
        remote_side: attribute names on the other model, for the many-to-one side of a relationship to the model itself,
            or to another one with which it shares a table.
        primaryjoin, secondaryjoin: pairs of (attribute of the model, column of the secondary table), said only where
            SQLAlchemy could not tell by itself.
        passive_updates: whether the database alone changes the keys that refer to a changed one.
        collection_class: "set" or "dict", where a collection is no list.
        keyed_by: the attribute of the other model that is the key in a dictionary.
        condition: the join that somebody wrote, instead of one that follows from keys.
        secondary_condition: the second part of such a join, from the secondary table on.
        field_options: what the dataclass does with it, where the class is one.
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
    passive_deletes: bool | str = False
    post_update: bool = False
    lazy: str | None = None
    order_by: tuple[Ordering, ...] = ()
    viewonly: bool = False
    doc: str | None = None
    passive_updates: bool = True
    single_parent: bool = False
    join_depth: int | None = None
    innerjoin: bool = False
    collection_class: str | None = None
    keyed_by: str | None = None
    condition: tuple[ExpressionWord, ...] = ()
    secondary_condition: tuple[ExpressionWord, ...] = ()
    field_options: FieldOptions | None = None


@dataclass(frozen=True, slots=True)
class Proxy:
    """An association proxy: an attribute that looks through a relationship.

    Args:
        relationship: the relationship looked through.
        attribute: the attribute of the model behind it.
        creator: whether a row of that model can be made of the attribute's value alone.
    """

    name: str
    relationship: str
    attribute: str
    creator: bool = False


class WordKind(Enum):
    """What a word of an expression is.

    Of the attributes in a join, FOREIGN are those of the other model that are compared with one of this; REMOTE are those
    of the other model where its columns could be taken for this one's; FOREIGN_REMOTE are both.
    """

    ATTRIBUTE = "attribute"
    FOREIGN = "foreign"
    REMOTE = "remote"
    FOREIGN_REMOTE = "foreign remote"
    INT = "int"
    FLOAT = "float"
    DECIMAL = "decimal"
    STR = "str"
    BOOL = "bool"
    OPERATOR = "operator"
    SIGN = "sign"
    OPEN = "("
    CLOSE = ")"


@dataclass(frozen=True, slots=True)
class ExpressionWord:
    """A word of an expression, which is checked; operators are Python's."""

    kind: WordKind
    text: str


@dataclass(frozen=True, slots=True)
class DerivedProperty:
    """An attribute that is reckoned of columns: a hybrid or a column property.

    Args:
        expression: its words, in Python's order.
        nullable: whether a column in it may be null.
    """

    name: str
    annotation: Annotation
    expression: tuple[ExpressionWord, ...]
    nullable: bool = False
    doc: str | None = None
