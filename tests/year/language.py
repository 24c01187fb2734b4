"""Every key of the schema language, changed: the table of fields itself says what may stand where.

What is drawn need not make sense. The resolver says whether it does, and what does not is drawn again.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqla_scaffold.reading.fields import SCHEMA, SHAPES
from sqla_scaffold.reading.takes import (
    Annotation,
    ClassPath,
    Default,
    Field,
    Flag,
    Many,
    Members,
    Named,
    Names,
    Nested,
    Pairs,
    Parameters,
    Reference,
    Shape,
    Takes,
    Target,
    Text,
    TextOrFalse,
    TextOrWhole,
    Type,
    Whole,
)

Document = dict[str, Any]

# Keys that no single draw can change in a project that goes on, each with the reason; they are changed elsewhere.
ELSEWHERE = {
    "include": "files come and go as changes of their own",
    "was": "renames are changes of their own, and what was renamed is no guess",
    "bind": "another engine is another project, with a history of its own",
    "engines": "the same",
    "prefix": "the same",
    "replica_of": "the same",
    "inherits": "a construct: it takes two models that fit",
    "polymorphic_on": "the same",
    "polymorphic_union": "the same",
    "polymorphic_identity": "the same",
    "polymorphic_abstract": "the same",
    "single": "the same",
    "concrete": "the same",
    "abstract": "the same",
    "path": "a construct: a proxy goes through a relationship that is there",
    "proxies": "the same",
    "primaryjoin": "a construct: it speaks of the columns of both sides",
    "view": "a construct: somebody else's SELECT",
    "version": "there is one",
    "python": "a type of one's own is a file of one's own",
    "generator": "the same: a function of one's own",
    "default_factory": "the same",
    "name of an engine": "the same",
}
TYPES = (
    *("str(40)", "str(200)", "int", "bigint", "smallint", "decimal(10, 2)", "float", "double", "date", "time", "bool"),
    *("datetime", "datetime(tz)", "text", "bytes", "uuid", "json", "timedelta", "unicode(20)", "char(2)", "str(30)?"),
    *("int?", "date?", "text?", "decimal(8, 3)?", "uuid?"),
)
LITERALS: tuple[Any, ...] = (0, 1, 7, "x", "two words", True, False, {"sql": "CURRENT_TIMESTAMP"}, {"sql": "1 + 1"})
PROSE = ("A thing", 'It\'s 100 % "odd": {x}', "Für alle", "Two lines,\nand no more", "C:\\new")
# What may stand in a text that the table of the language leaves free.
FREE: dict[str, Callable[[random.Random, str], Any]] = {
    "comment": lambda dice, fresh: dice.choice(PROSE),
    "doc": lambda dice, fresh: dice.choice(PROSE),
    "collation": lambda dice, fresh: dice.choice(("NOCASE", "RTRIM")),
    "where": lambda dice, fresh: "1 = 1",
    "sqltext": lambda dice, fresh: "1 + 1 = 2",
    "check": lambda dice, fresh: "1 + 1 = 2",
    "sql": lambda dice, fresh: "1 + 1",
    "expression": lambda dice, fresh: dice.choice(("id + 1", "id > 3", "name + '!'")),
    "value": lambda dice, fresh: fresh,
    "deferred_group": lambda dice, fresh: "together",
    "attribute_keyed_dict": lambda dice, fresh: "id",
    "ix": lambda dice, fresh: "i_%(table_name)s_%(column_0_N_name)s",
    "uq": lambda dice, fresh: "u_%(table_name)s_%(column_0_N_name)s",
    "ck": lambda dice, fresh: "c_%(table_name)s_%(constraint_name)s",
    "fk": lambda dice, fresh: "f_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": lambda dice, fresh: "p_%(table_name)s",
}


@dataclass(frozen=True)
class Place:
    """An object of the language where it stands in a document.

    Args:
        shape: what it is.
        holder, key: where it stands; `holder[key]` is the object, or the value that is short for it.
        model: the model in which it stands.
    """

    shape: Shape
    holder: Any
    key: Any
    model: Document


def places(document: Document) -> Iterator[Place]:
    """Yield every object of a document; the document itself stands under `""` of a mapping of its own."""
    yield from _places(SCHEMA, {"": document}, "", {})


def _places(shape: Shape, holder: Any, key: Any, model: Document) -> Iterator[Place]:
    value = holder[key]
    model = value if shape.name in ("a model", "a mixin") and isinstance(value, dict) else model
    yield Place(shape, holder, key, model)
    if not isinstance(value, dict):
        return
    for field in shape.fields:
        if field.key in value:
            yield from _below(field.takes, value, field.key, model)


def _below(takes: Takes, holder: Any, key: Any, model: Document) -> Iterator[Place]:
    value = holder[key]
    match takes:
        case Nested(shape):
            yield from _places(shape, holder, key, model)
        case Named(shape) | Members(shape) if isinstance(value, dict):
            for name in value:
                yield from _places(shape, value, name, model)
        case Many(item) if isinstance(value, list):
            for number in range(len(value)):
                yield from _below(item, value, number, model)
        case _:
            return


def drawn_fields() -> frozenset[tuple[str, str]]:
    """Return every key that a draw changes, as object and key."""
    return frozenset(
        (shape.name, field.key) for shape in SHAPES for field in shape.fields if field.key not in ELSEWHERE
    )


@dataclass
class Draw:
    """Draws values for keys.

    Args:
        dice: what is drawn from.
        fresh: gives a name that nobody has.
        documents: all files of the schema.
    """

    dice: random.Random
    fresh: Callable[[], str]
    documents: Sequence[Document]

    def change(self, kind: tuple[str, str]) -> bool:
        """Change a key of one of the objects of a kind; say whether there is one."""
        found = [
            (one, field)
            for document in self.documents
            for one in places(document)
            if one.shape.name == kind[0] and (field := one.shape.field(kind[1])) is not None
        ]
        if not found:
            return False
        place, field = self.dice.choice(found)
        value = place.holder[place.key]
        if not isinstance(value, dict):
            value = {} if place.shape.short is None else {place.shape.short: value}
        old = value.get(field.key)
        if old is not None and not isinstance(field.takes, Named) and self.dice.random() < 0.4 and not field.required:
            del value[field.key]
        else:
            new = self.value(field.takes, field, place.model)
            if isinstance(old, dict) and isinstance(new, dict):
                new = {**old, **new}
            elif isinstance(old, list) and isinstance(new, list) and self.dice.random() < 0.7:
                new = [*old, *new]
            if new == old:
                return False
            value[field.key] = new
            if field.key == "computed":
                value["type"] = "int?"  # what the expression gives
        place.holder[place.key] = value
        return True

    def value(self, takes: Takes, field: Field, model: Document) -> Any:
        """Draw what may stand behind a key."""
        match takes:
            case Flag():
                return self.dice.choice((True, False))
            case Whole(numbers, signed):
                return self.dice.choice(numbers or ((-3, 2, 7) if signed else (2, 5, 9)))
            case Text(words) if words:
                return self.dice.choice(words)
            case Text() | TextOrFalse() | TextOrWhole():
                return self._text(field, model)
            case Default():
                return self.dice.choice(LITERALS)  # what a callable gives must fit the type, which nobody can check
            case Type():
                return self.dice.choice((*TYPES, *self._names("enums")))
            case Annotation():
                return self.dice.choice(("Any", "object", "str", "int"))
            case Target():
                return self.dice.choice(self._names("models")) + self.dice.choice(("", "?"))
            case Reference():
                return f"{self.dice.choice(self._names('models'))}.id"
            case ClassPath():
                return "uuid:uuid4"
            case Many(item):
                return [self.value(item, field, model) for _ in range(max(takes.least, 1))]
            case Members():
                return [self.fresh(), self.fresh()]
            case Pairs(words, item):
                chosen = self.dice.choice(words) if words else self.fresh()
                return {chosen: self.value(item, Field(chosen, item, ""), model)}
            case Parameters():
                return {"fillfactor": 80}
            case Nested(shape):
                return self._object(shape, model)
            case Named(shape):
                name = self.fresh()
                return {
                    name.capitalize() if shape.name in ("a model", "an enum", "a mixin") else name: self._object(
                        shape, model
                    )
                }

    def _object(self, shape: Shape, model: Document) -> Any:
        wanted = [field for field in shape.fields if field.required or field.key in (shape.short, *shape.one_of)]
        wanted += [
            field for field in shape.fields if field not in wanted and self.dice.random() < 1 / len(shape.fields)
        ]
        made = {field.key: self.value(field.takes, field, model) for field in wanted if field.key not in ELSEWHERE}
        if shape.name == "a model":
            made["columns"] = {self.fresh(): self.dice.choice(TYPES), self.fresh(): "str(20)"}
        return made

    def _text(self, field: Field, model: Document) -> str:
        if field.names in (Names.COLUMN, Names.THEIR_COLUMN):
            return self.dice.choice(["id", *model.get("columns", {})])
        if field.names in (Names.MODEL, Names.TABLE):
            return self.dice.choice(self._names("models"))
        if field.names is Names.MIXIN:
            return self.dice.choice(self._names("mixins") or ["None"])
        if field.key == "column":
            return self.dice.choice(["id", *model.get("columns", {})])
        made = FREE.get(field.key)
        return self.fresh() if made is None else str(made(self.dice, self.fresh()))

    def _names(self, section: str) -> list[str]:
        return [name for document in self.documents for name in document.get(section, {})]
