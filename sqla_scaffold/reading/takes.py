"""What a key of the language may take: a closed family, over which the decoder, the JSON Schema and the docs match."""

from __future__ import annotations

from collections.abc import Callable
import dataclasses
from dataclasses import dataclass
from enum import Enum
from typing import Any


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false, or a word that is more than true."""

    word: str = ""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number, one of a few; of none, any from 1 on, or any at all where it is `signed`."""

    numbers: tuple[int, ...] = ()
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A text.

    Args:
        words: the only ones allowed; none means any.
        upper: the words are SQL: their case does not matter, and they are kept in capitals.
        commas: the text is a list of the words, separated by commas.
        empty: whether the empty text says something.
    """

    words: tuple[str, ...] = ()
    upper: bool = False
    commas: bool = False
    empty: bool = False


@dataclass(frozen=True, slots=True)
class TextOrFalse:
    """A text, or false for none."""


@dataclass(frozen=True, slots=True)
class TextOrWhole:
    """A text, or any whole number."""


@dataclass(frozen=True, slots=True)
class Default:
    """A literal, `{sql: text}`, or `{call: module:function}` where Python makes the value."""

    call: bool


@dataclass(frozen=True, slots=True)
class Type:
    """A column type: `decimal(12, 2)?`, or a mapping for one that the language has no word for."""


@dataclass(frozen=True, slots=True)
class ClassPath:
    """A class in Python: `shop.types:Email`; or a function: `shop.defaults:new_number`."""

    function: bool = False


@dataclass(frozen=True, slots=True)
class Annotation:
    """A Python type: `dict[str, int]`, `shop.money:Money`."""


@dataclass(frozen=True, slots=True)
class Target:
    """A model on the other side: `Customer`, or `Customer?` where there may be none."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A model, or a column of one: `Customer` or `Customer.id`."""


@dataclass(frozen=True, slots=True)
class Many:
    """A list with at least one entry.

    Args:
        bare: whether a single entry may stand without the list.
        least: how many entries there must be.
    """

    item: Takes
    bare: bool = False
    least: int = 1


@dataclass(frozen=True, slots=True)
class Members:
    """The members of an enum: a list of values, or a mapping of Python names to values."""

    shape: Shape


@dataclass(frozen=True, slots=True)
class Pairs:
    """A mapping of a few words, each to a text or what else is said; without words, of any text to another."""

    words: tuple[str, ...] = ()
    item: Takes = Text()


@dataclass(frozen=True, slots=True)
class Parameters:
    """A mapping of parameters to numbers, words, true or false, as SQL takes them without quotes."""


@dataclass(frozen=True, slots=True)
class Nested:
    """An object of the language."""

    shape: Shape


@dataclass(frozen=True, slots=True)
class Named:
    """A mapping of names to objects of the language.

    Args:
        python: whether the names are Python names; other names may hold anything.
    """

    shape: Shape
    python: bool = True


Takes = (
    Flag
    | Whole
    | Text
    | TextOrFalse
    | TextOrWhole
    | Default
    | Type
    | ClassPath
    | Annotation
    | Target
    | Reference
    | Many
    | Members
    | Pairs
    | Parameters
    | Nested
    | Named
)


class Names(Enum):
    """What the text behind a key names, where it names something of the schema: what a rename has to follow.

    A target, a reference and a type say by themselves what they name.
    """

    MODEL = "a model"
    TABLE = "a model, or a table"
    MIXIN = "a mixin"
    COLUMN = "a column, or a relationship for its key, of the model in which it stands"
    THEIR_COLUMN = "a column of the model referred to"
    THEIR_RELATIONSHIP = "a relationship of the model referred to"
    PATH = "a relationship of the model, a dot, and a column or relationship behind it"
    JOIN = "columns of models, each as Model.column"
    SQL = "whatever SQL names: nobody but the database reads that"


@dataclass(frozen=True, slots=True)
class Field:
    """A key of an object of the language.

    Args:
        key: the word in a schema.
        takes: what may stand behind it.
        doc: what it says, in a sentence.
        attribute: its name in the spec, where it is another one.
        required: whether it must be there.
        mistaken: what people write instead, for the hint.
        names: what its text names; None where it is free, or says it by itself.
    """

    key: str
    takes: Takes
    doc: str
    attribute: str = ""
    required: bool = False
    mistaken: tuple[str, ...] = ()
    names: Names | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """An object of the language.

    Args:
        name: what it is called, with its article: "a column".
        doc: what it is, in a sentence.
        build: makes the spec out of keyword arguments: the attributes that were written, `span`, and `name` where
            the object stands under a name.
        fields: its keys, in the order of the documentation.
        short: the key that a value stands for which is no mapping.
        spelling: the key for the database's spelling, where the object's name is a Python name.
        one_of: keys of which one must be there.
        needs: pairs of keys, of which the first is nothing without the second.
        required: the fields that must be there.
    """

    name: str
    doc: str
    build: Callable[..., Any]
    fields: tuple[Field, ...]
    short: str | None = None
    spelling: str | None = None
    one_of: tuple[str, ...] = ()
    needs: tuple[tuple[str, str], ...] = ()
    _by_key: dict[str, Field] = dataclasses.field(init=False, repr=False, compare=False)
    required: tuple[Field, ...] = dataclasses.field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {one.key: one for one in self.fields})
        object.__setattr__(self, "required", tuple(one for one in self.fields if one.required))

    def field(self, key: str) -> Field | None:
        """Return the field with this key."""
        return self._by_key.get(key)

    def spelled(self, key: str) -> str:
        """Return the name that one of its keys has in the spec."""
        one = self._by_key[key]
        return one.attribute or one.key
