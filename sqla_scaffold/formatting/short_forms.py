"""Short words for long ones: `String(80)` is `str(80)`, and `{type: date}` is `date`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from sqla_scaffold.formatting.edits import Edit
from sqla_scaffold.reading.fields import SCHEMA
from sqla_scaffold.reading.nodes import Entry, Mapping, Node, Scalar, Sequence
from sqla_scaffold.reading.takes import Many, Members, Named, Nested, Shape, Takes, Type
from sqla_scaffold.reading.type_text import read_type
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.schema.column_spec import TypeSpec
from sqla_scaffold.schema.types import rows_of

_BESIDE_VALUE = re.compile(r"""\{\s*["']?\w+["']?\s*[:=]\s*""")
_BEHIND_VALUE = re.compile(r"\s*,?\s*\}")
_BLOCK = re.compile(r"""[ \t]*:[ \t]*\r?\n[ \t\r\n]*["']?\w+["']?[ \t]*:[ \t]+""")
_ANCHORED = re.compile(r"&\S+\s*\Z")


def short_name(name: str, enums: Collection[str]) -> str:
    """Return the short name of a type; the name itself where there is none, or where an enum is called so."""
    rows = rows_of(name)
    words = {row.word for row in rows}
    if name in enums or len(words) != 1:
        return name
    word = words.pop()
    # The word may mean more types, such as a database's own; those that the name means must come first.
    return word if word not in enums and rows_of(word)[: len(rows)] == rows else name


def short_forms(root: Node, enums: Collection[str]) -> Iterator[Edit]:
    """Yield the edits that a sound document needs.

    Args:
        enums: the names of all enums of the schema, which go before types.
    """
    yield from _Finder(enums).nested(SCHEMA, root, None)


class _Finder:
    def __init__(self, enums: Collection[str]) -> None:
        self._enums = enums

    def _value(self, takes: Takes, node: Node, above: Entry | None) -> Iterator[Edit]:
        if isinstance(takes, Type) and isinstance(node, Scalar):
            type_ = read_type(node, Diagnostics())
            if type_ is not None:
                yield from self._type(type_)
        elif isinstance(takes, Nested):
            yield from self.nested(takes.shape, node, above)
        elif isinstance(takes, Named) and isinstance(node, Mapping):
            for entry in node.entries:
                yield from self.nested(takes.shape, entry.value, entry)
        elif isinstance(takes, Members):
            entries = node.entries if isinstance(node, Mapping) else ()
            for member in entries:
                yield from self.nested(takes.shape, member.value, member)
            for item in node.items if isinstance(node, Sequence) else ():
                yield from self.nested(takes.shape, item, None)
        elif isinstance(takes, Many):
            for item in node.items if isinstance(node, Sequence) else (node,):
                yield from self._value(takes.item, item, None)

    def nested(self, shape: Shape, node: Node, above: Entry | None) -> Iterator[Edit]:
        """Yield the edits of an object of the language; `above` is the entry whose value it is."""
        short = None if shape.short is None else shape.field(shape.short)
        if not isinstance(node, Mapping):
            if short is not None:
                yield from self._value(short.takes, node, above)
            return
        for entry in node.entries:
            field = shape.field(entry.key.text)
            if field is not None:
                yield from self._value(field.takes, entry.value, entry)
        if short is not None and len(node.entries) == 1 and node.entries[0].key.text == short.key:
            yield from _alone(node, node.entries[0].value, above)

    def _type(self, type_: TypeSpec) -> Iterator[Edit]:
        span, name = type_.name.span, type_.name.value
        new = short_name(name, self._enums)
        if new != name and span.source.text[span.start : span.end] == name:
            yield Edit(span.start, span.end, new)
        for argument in type_.arguments:
            if isinstance(argument, TypeSpec):
                yield from self._type(argument)


def _alone(node: Mapping, value: Node, above: Entry | None) -> Iterator[Edit]:
    """Yield what leaves of a mapping only its value, where nothing but the key is lost."""
    if not isinstance(value, Scalar) or not node.span.start <= value.span.start <= value.span.end <= node.span.end:
        return
    text, start, end = node.span.source.text, value.span.start, value.span.end
    if "\n" in text[start:end] or _ANCHORED.search(text, max(0, node.span.start - 200), node.span.start):
        return
    before, after = text[node.span.start : start], text[end : node.span.end]
    if _BESIDE_VALUE.fullmatch(before) and _BEHIND_VALUE.fullmatch(after):
        blank = "" if text[node.span.start - 1 : node.span.start].isspace() else " "
        yield Edit(node.span.start, start, blank)
        yield Edit(end, node.span.end, "")
    elif above is not None and above.key.span.end < start and text[node.span.start] != "{":
        key_end = above.key.span.end
        if _BLOCK.fullmatch(text[key_end:start]):
            yield Edit(key_end, start, ": ")
