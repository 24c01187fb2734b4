"""Where a schema names its models and columns: by the table of the language, which says of every text what it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqla_scaffold.reading.fields import SCHEMA
from sqla_scaffold.reading.nodes import Entry, Mapping, Node, Scalar, Sequence
from sqla_scaffold.reading.takes import Default, Field, Many, Named, Names, Nested, Reference, Shape, Takes, Target
from sqla_scaffold.report.source import Span

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_JOINED = re.compile(r"'(?:[^']|'')*'|(?P<model>[A-Za-z]\w*)\.(?P<column>[A-Za-z]\w*)", re.ASCII)
_HOMES = ("models", "mixins")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names something.

    Args:
        names: what it names.
        word: the name; of SQL the whole text.
        span: its place; the whole value's where escapes stand in the way.
        whole: the place of the value that holds it.
        before, rest: what stands before and behind the word in the value: `desc`.
        home: the model or mixin in which it stands.
        member: the column or relationship in which it stands.
        target: the model referred to, of which a column or a relationship is named.
        through: the relationship of the home that leads to that model, where nothing beside the word says which it is.
    """

    names: Names
    word: str
    span: Span
    whole: Span
    before: str = ""
    rest: str = ""
    home: str | None = None
    member: str | None = None
    target: str | None = None
    through: str | None = None

    @property
    def is_plain(self) -> bool:
        """Tell whether the word stands there as it is, so that it can be replaced."""
        return self.span.source.text[self.span.start : self.span.end] == self.word


@dataclass(frozen=True, slots=True)
class _Where:
    home: str | None = None
    member: str | None = None
    target: str | None = None


def mentions_in(roots: Iterable[Node]) -> list[Mention]:
    """Return all places of a schema's documents that name something."""
    found = [mention for root in roots for mention in _object(SCHEMA, root, _Where())]
    ends = _ends(found)
    return [one if one.through is None else replace(one, target=_end(one, ends)) for one in found]


def _end(mention: Mention, ends: dict[tuple[str | None, str], str]) -> str | None:
    found = ends.get((mention.home, mention.through or ""))
    # An inherited relationship stands elsewhere; its name tells it where no two lead to different models.
    named = {model for (_, name), model in ends.items() if name == mention.through}
    return found if found is not None or len(named) != 1 else named.pop()


def _ends(mentions: list[Mention]) -> dict[tuple[str | None, str], str]:
    """Return to which model each relationship of a model leads, declared there or as the other side of another."""
    ends: dict[tuple[str | None, str], str] = {}
    for mention in mentions:
        if mention.names is Names.THEIR_RELATIONSHIP and mention.home is not None:
            ends.setdefault((mention.target, mention.word), mention.home)
    ends |= {
        (one.home, one.member): one.word for one in mentions if one.names is Names.MODEL and one.member is not None
    }
    return ends


def _object(shape: Shape, node: Node, where: _Where) -> Iterator[Mention]:
    if not isinstance(node, Mapping):
        short = None if shape.short is None else shape.field(shape.short)
        if short is not None:
            yield from _value(short, short.takes, node, where, alone=True)
        return
    fields = [(field, entry) for entry in node.entries if (field := shape.field(entry.key.text)) is not None]
    target = next((name for field, entry in fields if (name := _target(field, fields, entry.value)) is not None), None)
    if target is not None:
        where = replace(where, target=target)
    has_model = any(field.names is Names.MODEL for field, _ in fields)
    in_between = any(field.key == "secondary" for field, _ in fields)
    for field, entry in fields:
        if in_between and field.key == "via":
            continue  # of the table in between, or of the model that has it
        yield from _value(field, field.takes, entry.value, where, alone=not has_model)


def _target(field: Field, fields: list[tuple[Field, Entry]], node: Node) -> str | None:
    """Return the model that an object refers to, where a field of it says so."""
    takes = field.takes
    if isinstance(takes, Reference) and any(other.names is Names.MODEL for other, _ in fields):
        return None
    if isinstance(takes, (Target, Reference)) or field.names is Names.MODEL:
        match = _WORD.match(node.text) if isinstance(node, Scalar) else None
        return None if match is None else match[0]
    if isinstance(takes, Nested) and takes.shape.short is not None and isinstance(node, Scalar):
        short = takes.shape.field(takes.shape.short)
        return None if short is None or not isinstance(short.takes, Reference) else _target(short, [], node)
    return None


def _value(field: Field, takes: Takes, node: Node, where: _Where, *, alone: bool) -> Iterator[Mention]:
    if isinstance(takes, Many):
        for item in node.items if isinstance(node, Sequence) else (node,):
            yield from _value(field, takes.item, item, where, alone=alone)
    elif isinstance(takes, Nested):
        yield from _object(takes.shape, node, where)
    elif isinstance(takes, Named):
        for entry in node.entries if isinstance(node, Mapping) else ():
            yield from _object(takes.shape, entry.value, _inside(field, entry, where))
    elif isinstance(takes, Default):
        for entry in node.entries if isinstance(node, Mapping) else ():
            if entry.key.text == "sql" and isinstance(entry.value, Scalar):
                yield _mention(Names.SQL, entry.value, 0, len(entry.value.text), where)
    elif isinstance(node, Scalar) and isinstance(node.value, str):
        yield from _text(field, takes, node, where, alone=alone)


def _inside(field: Field, entry: Entry, where: _Where) -> _Where:
    if where.home is None:
        return _Where(entry.key.text) if field.key in _HOMES else where
    return replace(where, member=entry.key.text)


def _text(field: Field, takes: Takes, node: Scalar, where: _Where, *, alone: bool) -> Iterator[Mention]:
    names = field.names
    if isinstance(takes, Target):
        names = Names.MODEL
    elif isinstance(takes, Reference):
        names = Names.MODEL if alone else Names.THEIR_COLUMN
    if names is None:
        return
    if names is Names.JOIN:
        yield from _joined(node, where)
        return
    if names is Names.SQL:
        yield _mention(names, node, 0, len(node.text), where)
        return
    match = _WORD.match(node.text)
    if match is None:
        return
    if names is Names.PATH:
        yield _mention(Names.COLUMN, node, 0, match.end(), where)
        behind = _WORD.match(node.text, match.end() + 1)
        if behind is not None:
            yield replace(_mention(Names.THEIR_COLUMN, node, *behind.span(), where), through=match[0])
        return
    yield _mention(names, node, 0, match.end(), where, whole=not isinstance(takes, (Target, Reference)))
    if isinstance(takes, Reference) and alone and node.text[match.end() : match.end() + 1] == ".":
        column = _WORD.match(node.text, match.end() + 1)
        if column is not None:
            there = replace(where, target=match[0])
            yield _mention(Names.THEIR_COLUMN, node, *column.span(), there)


def _joined(node: Scalar, where: _Where) -> Iterator[Mention]:
    for match in _JOINED.finditer(node.text):
        if match["model"] is None:
            continue  # a text in quotes
        there = replace(where, target=match["model"])
        for names, part in ((Names.MODEL, "model"), (Names.THEIR_COLUMN, "column")):
            start, end = match.span(part)
            mention = _mention(names, node, start, end, there, whole=True)
            yield replace(mention, before=node.text[:start])


def _mention(names: Names, node: Scalar, start: int, end: int, where: _Where, *, whole: bool = False) -> Mention:
    span = node.part(start, end)
    rest = node.text[end:] if whole else ""
    place = node.span if whole else span
    return Mention(
        names, node.text[start:end], span, place, rest=rest, home=where.home, member=where.member, target=where.target
    )
