"""The shorthand of the command line: `price:decimal:10,2`, `author:User:ondelete=cascade`, `tags:many:Tag`.

It becomes the nodes that the same field has in a schema file, with places in the command line. So everything that can be
wrong with a field is found where it always is, and underlined where it was typed.

A comma makes a list of a word in PowerShell: what may hold one can be written with a point or a slash as well.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from sqla_scaffold.editing.option_words import OPTIONS, Option, read_option
from sqla_scaffold.reading.column_fields import COLUMN
from sqla_scaffold.reading.nodes import Entry, Mapping, Node, Scalar, Sequence
from sqla_scaffold.reading.relationship_fields import RELATIONSHIP
from sqla_scaffold.reading.takes import Flag, Shape
from sqla_scaffold.reading.words import shown
from sqla_scaffold.report.codes import edits as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Span
from sqla_scaffold.report.suggest import did_you_mean, nearest
from sqla_scaffold.schema.foreign_words import said_here
from sqla_scaffold.schema.names import snake_case
from sqla_scaffold.schema.types import WORDS, Kind, ParameterKind, rows_of

_EXAMPLE = "write for example title:str:80:unique, author:User or tags:many:Tag"
_HEAD = re.compile(r"(?P<word>[^()?]*)(?:\((?P<inner>.*)\))?(?P<optional>\?)?")
_NUMBERS = re.compile(r"[0-9]+(?:[,.][0-9]+)*")
_ENUM, _MANY, _REF = "enum", "many", "ref"


@dataclass(frozen=True, slots=True)
class Known:
    """What the schema has, to tell a model from a type."""

    models: Collection[str]
    enums: Collection[str]


@dataclass(frozen=True, slots=True)
class Field:
    """A field as it was asked for.

    Args:
        section: where it belongs: `columns` or `relationships`.
        name, value: as they would stand in a schema.
        enum: the enum that comes with it, by its name.
    """

    section: str
    name: Scalar
    value: Node
    enum: Entry | None = None

    @property
    def entry(self) -> Entry:
        """The field as an entry of its section."""
        return Entry(self.name, self.value)


def read_field(argument: Span, owner: str, known: Known, diagnostics: Diagnostics) -> Field | None:
    """Return the field that an argument says, None where that was reported.

    Args:
        argument: its place in the command line.
        owner: the model that gets it.
    """
    pieces = _pieces(argument)
    sound = True
    for piece in pieces:
        if not _text(piece):
            message = "a word is missing between two colons" if len(pieces) > 1 else "a field needs a name"
            diagnostics.add(codes.FIELD_SYNTAX, message, piece, hint=_EXAMPLE)
            sound = False
    return _Reader(pieces, owner, known, diagnostics).field() if sound else None


def _text(span: Span) -> str:
    return span.source.text[span.start : span.end]


def _pieces(argument: Span) -> list[Span]:
    """Split at the colons that are not in parentheses."""
    pieces: list[Span] = []
    start, depth = 0, 0
    text = _text(argument)
    for place, character in enumerate(text):
        depth += (character == "(") - (character == ")" and depth > 0)
        if character == ":" and not depth:
            pieces.append(argument.part(start, place))
            start = place + 1
    return [*pieces, argument.part(start, len(text))]


def word(text: str, span: Span) -> Scalar:
    """Return a text as a node of the command line."""
    return Scalar(text, text, span)


class _Reader:
    """Goes through the pieces of an argument."""

    def __init__(self, pieces: list[Span], owner: str, known: Known, diagnostics: Diagnostics) -> None:
        self._pieces = pieces
        self._at = 1
        self._owner = owner
        self._known = known
        self._diagnostics = diagnostics
        self._name = word(_text(pieces[0]), pieces[0])

    def field(self) -> Field | None:
        """Return the whole field."""
        head = self._next()
        if head is None or (_text(head) not in WORDS and self._is_option(_text(head))):
            self._at = 1
            return self._column("str", self._name.span, optional=False)
        match = _HEAD.fullmatch(_text(head))
        if match is None:
            message = f"`{shown(_text(head))}` is no type"
            self._diagnostics.add(codes.FIELD_SYNTAX, message, head, hint="close the parenthesis at its end")
            return None
        name, inner, optional = match["word"], match["inner"], match["optional"] is not None
        if name in self._known.enums or rows_of(name):
            text = _text(head).removesuffix("?")
            return self._column(text, head, optional=optional)
        if name in (_ENUM, _MANY, _REF):
            target = self._next() if inner is None else head.part(match.start("inner"), match.end("inner"))
            if target is None or not _text(target):
                self._nothing_behind(name, head)
                return None
            if name == _ENUM:
                return self._enum(target, optional)
            return self._relationship(target, optional, head if name == _MANY else None)
        if name in self._known.models and inner is None:
            return self._relationship(head, optional=False, many=None)
        self._unknown(name, head.part(0, len(name)))
        return None

    def _next(self) -> Span | None:
        self._at += 1
        return self._pieces[self._at - 1] if self._at <= len(self._pieces) else None

    def _is_option(self, text: str) -> bool:
        key, equals, _ = text.partition("=")
        field = COLUMN.field(OPTIONS.get(key, key))
        return field is not None and (bool(equals) or isinstance(field.takes, Flag))

    def _nothing_behind(self, name: str, head: Span) -> None:
        examples = {_ENUM: "status:enum:draft,published", _MANY: "tags:many:Tag", _REF: "author:ref:User"}
        what = "its values" if name == _ENUM else "a model"
        hint = f"write for example {examples[name]}"
        self._diagnostics.add(codes.FIELD_SYNTAX, f"`{name}` needs {what} behind it", head, hint=hint)

    def _unknown(self, name: str, span: Span) -> None:
        words = {row for row in WORDS if row.islower()} | {_ENUM, _MANY, _REF}
        ours = {*self._known.models, *self._known.enums}
        hint = (said_here(name) if nearest(name, ours) is None else None) or did_you_mean(
            name,
            {*words, *ours},
            otherwise="`sqla-scaffold show` lists models and enums; docs/types.md has all types",
        )
        message = f"`{shown(name)}` is no column type, no enum and no model"
        self._diagnostics.add(codes.FIELD_TYPE, message, span, hint=hint)

    def _column(self, type_: str, place: Span, *, optional: bool, enum: Entry | None = None) -> Field | None:
        rows = rows_of(type_.partition("(")[0]) if enum is None else ()
        if "(" not in type_ and enum is None and type_ not in self._known.enums:
            arguments: list[str] = []
            while (piece := self._argument(type_)) is not None:
                arguments += re.split("[,.]", piece)
                place = Span(place.source, place.start, self._pieces[self._at - 1].end)
            if arguments:
                type_ = f"{type_}({', '.join(arguments)})"
        as_text = not rows or any(row.kind in (Kind.STR, Kind.ENUM) for row in rows)
        options = self._options(COLUMN, as_text=as_text)
        if options is None:
            return None
        optional = optional or any(one.key == "null" for one in options)
        entries = [Entry(one.node, one.value) for one in options if one.value is not None]
        text = word(f"{type_}?" if optional else type_, place)
        return Field("columns", self._name, _value(COLUMN, text, entries), enum)

    def _argument(self, type_: str) -> str | None:
        """Take the next piece where it is an argument of a type."""
        if self._at >= len(self._pieces):
            return None
        text = _text(self._pieces[self._at])
        parameters = [parameter for row in rows_of(type_) for parameter in row.parameters]
        words = {parameter.word for parameter in parameters if parameter.kind is ParameterKind.FLAG}
        words |= {one for parameter in parameters for one, _ in parameter.words}
        types = any(parameter.kind is ParameterKind.TYPE for parameter in parameters)
        is_type = types and (bool(rows_of(text.partition("(")[0])) or text.partition("(")[0] in self._known.enums)
        if _NUMBERS.fullmatch(text) or text in words or is_type:
            self._at += 1
            return text
        return None

    def _enum(self, values: Span, optional: bool) -> Field | None:
        name = "".join(part[:1].upper() + part[1:] for part in (self._owner, *self._name.text.split("_")))
        members: list[Node] = [word(_text(part), part) for part in _split(values)]
        entry = Entry(word(name, values), Sequence(tuple(members), values))
        return self._column(name, values, optional=optional, enum=entry)

    def _relationship(self, target: Span, optional: bool, many: Span | None) -> Field | None:
        if _text(target).endswith("?"):
            target, optional = target.part(0, len(_text(target)) - 1), True
        options = self._options(RELATIONSHIP, as_text=True)
        if options is None:
            return None
        optional = optional or any(one.key == "null" for one in options)
        entries = [Entry(one.node, one.value) for one in options if one.value is not None]
        model = word(_text(target) + ("?" if optional else ""), target)
        if many is not None and not any(entry.key.text == "secondary" for entry in entries):
            table = f"{snake_case(self._owner)}_{snake_case(_text(target))}"
            entries.insert(0, Entry(word("secondary", many), word(table, many)))
        return Field("relationships", self._name, _value(RELATIONSHIP, model, entries))

    def _options(self, shape: Shape, *, as_text: bool) -> list[Option] | None:
        """Read all further pieces; None where one is wrong."""
        made: list[Option] = []
        sound = True
        other = RELATIONSHIP if shape is COLUMN else COLUMN
        for piece in self._pieces[self._at :]:
            option = read_option(piece, shape, other, self._diagnostics, as_text=as_text)
            sound = sound and option is not None
            if option is not None and any(other.key == option.key for other in made):
                message = f"`{option.key}` is said twice"
                self._diagnostics.add(codes.FIELD_OPTION, message, option.node.span, hint="remove one of them")
                sound = False
            elif option is not None:
                made.append(option)
        return made if sound else None


def _split(span: Span) -> list[Span]:
    """Split at commas or slashes."""
    text = _text(span)
    return [span.part(match.start(), match.end()) for match in re.finditer(r"[^,/]+|(?<=[,/])(?=[,/]|\Z)", text)]


def _value(shape: Shape, short: Scalar, entries: list[Entry]) -> Node:
    if not entries:
        return short
    assert shape.short is not None  # columns and relationships have a short form
    return Mapping((Entry(word(shape.short, short.span), short), *entries), short.span)
