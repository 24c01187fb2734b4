"""YAML: from libyaml's events to nodes. No object is ever constructed, so no tag can do anything. Keys are texts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from sqla_scaffold.reading.node_reports import report_depth, report_duplicate, report_empty
from sqla_scaffold.reading.nodes import MAX_DEPTH, Broken, Entry, Mapping, Node, Scalar, Sequence
from sqla_scaffold.reading.yaml_errors import report_syntax
from sqla_scaffold.reading.yaml_scalars import plain_scalar
from sqla_scaffold.report.codes import reading as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import GeneratorBug
from sqla_scaffold.report.source import Source, Span

# How many nodes all aliases of a document may stand for together.
MAX_ALIASED = 100_000

_ANCHOR = re.compile(r"&[^\s,\[\]{}]+\s*")
_TAG = re.compile(r"![^\s,\[\]{}]*")


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not come yet; mutable, for it grows by the events."""

    is_mapping: bool
    span: Span
    flow: bool
    anchor: str | None
    broken: bool
    entries: list[Entry] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)
    first: dict[str, Span] = field(default_factory=dict)
    key: Scalar | Broken | None = None
    complete: bool = True
    end: int = 0
    size: int = 1
    height: int = 1

    @property
    def expects_key(self) -> bool:
        return self.is_mapping and self.key is None

    def close(self, end: int) -> Node:
        # A block ends, for libyaml, where the next token begins; we want the end of what it holds.
        span = Span(self.span.source, self.span.start, max(self.span.start, end if self.flow else self.end))
        if self.broken:
            return Broken(span)
        if self.is_mapping:
            return Mapping(tuple(self.entries), span, self.complete)
        return Sequence(tuple(self.items), span)


@dataclass(frozen=True, slots=True)
class _Anchored:
    """What an alias stands for, with what it costs: its nodes, and how deeply they are nested."""

    node: Node
    size: int
    height: int


class _Stop(Exception):
    """The rest of the document cannot be read; the reason was reported."""


def read_yaml(source: Source, diagnostics: Diagnostics) -> Node | None:
    """Return the root of a YAML document, None where its text could not be read to its end or is empty.

    Args:
        source: the text, free of unprintable characters.
    """
    # libyaml where PyYAML was built with it (every published wheel), its own slow twin elsewhere.
    parser = getattr(yaml, "CLoader", yaml.Loader)(source.text)
    builder = _Builder(source, diagnostics)
    try:
        builder.take_all(parser)
    except _Stop:
        return None
    except yaml.YAMLError as error:
        report_syntax(error, source, diagnostics)
        return None
    finally:
        parser.dispose()
    if builder.is_empty:
        report_empty(Span(source, 0, 0), diagnostics)
        return None
    return builder.root


def _start(event: yaml.Event) -> int:
    if event.start_mark is None:
        raise GeneratorBug("an event of libyaml without a place")
    return event.start_mark.index


def _end(event: yaml.Event) -> int:
    if event.end_mark is None:
        raise GeneratorBug("an event of libyaml without a place")
    return event.end_mark.index


class _Builder:
    """Makes nodes of events, one after the other; its stack holds what is open."""

    def __init__(self, source: Source, diagnostics: Diagnostics) -> None:
        self.root: Node | None = None
        self._source = source
        self._diagnostics = diagnostics
        self._stack: list[_Open] = []
        self._anchors: dict[str, _Anchored | None] = {}  # None while the value is still open
        self._aliased = 0

    @property
    def is_empty(self) -> bool:
        """Whether the document holds nothing but comments."""
        return self.root is None or (isinstance(self.root, Scalar) and self.root.span.start == self.root.span.end)

    def take_all(self, parser: yaml.Loader | yaml.CLoader) -> None:
        """Go through all events; what is not in the table (the ends of streams and documents) says nothing."""
        takers: dict[type[yaml.Event], Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        while (event := parser.get_event()) is not None:
            take = takers.get(type(event))
            if take is not None:
                take(event)

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        if self.root is None:
            return
        span = Span(self._source, _start(event), _end(event))
        message = "a second document begins here"
        self._diagnostics.add(codes.YAML_DOCUMENTS, message, span, hint="a schema is one document: remove this line")
        raise _Stop

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        start, end = _start(event) if event.anchor is None else self._after_anchor(event), _end(event)
        if event.style in ("|", ">"):  # as with blocks: the end is where the next token begins
            end = start + len(self._source.text[start:end].rstrip())
        span = Span(self._source, start, end)
        node: Node
        if event.tag is not None:
            self._tag(start)
            node = Broken(span)
        else:
            text, plain = event.value, event.implicit[0]
            expects_key = self._stack and self._stack[-1].expects_key
            node = (
                plain_scalar(text, span, self._diagnostics) if plain and not expects_key else Scalar(text, text, span)
            )
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchored(node, 1, 0)
        self._put(node, 1, 0, plain=event.implicit[0])

    def _after_anchor(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> int:
        start = _start(event)
        if event.anchor is None:
            return start
        match = _ANCHOR.match(self._source.text, start)
        return min(match.end(), _end(event)) if match else start

    def _tag(self, start: int) -> None:
        match = _TAG.search(self._source.text, start)
        if match is None:
            raise GeneratorBug("a tag of libyaml that is not in the text")
        hint = (
            "quote the value to make it a text"
            if match[0] == "!!str"
            else "remove the tag; a schema holds plain values"
        )
        span = Span(self._source, match.start(), match.end())
        self._diagnostics.add(codes.YAML_TAG, f"the tag `{match[0]}` is not allowed", span, hint=hint)

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        start = self._after_anchor(event)
        if event.tag is not None:
            self._tag(_start(event))
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        span = Span(self._source, start, start + 1)
        if len(self._stack) >= MAX_DEPTH:
            report_depth(span, self._diagnostics)
            raise _Stop
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self._stack.append(_Open(is_mapping, span, bool(event.flow_style), event.anchor, event.tag is not None))

    def _close(self, event: yaml.Event) -> None:
        opened = self._stack.pop()
        node = opened.close(_end(event))
        if opened.anchor is not None:
            self._anchors[opened.anchor] = _Anchored(node, opened.size, opened.height)
        self._put(node, opened.size, opened.height)

    def _alias(self, event: yaml.AliasEvent) -> None:
        span, name = Span(self._source, _start(event), _end(event)), event.anchor or ""
        anchored = self._anchors.get(name)
        if anchored is None:
            self._bad_alias(name, span)
            return self._put(Broken(span), 1, 0)
        self._aliased += anchored.size
        if self._aliased > MAX_ALIASED:
            message = f"the aliases of this document stand for more than {MAX_ALIASED:,} values"
            self._diagnostics.add(codes.YAML_ALIAS_EXPLODES, message, span, hint="write out what is meant")
            raise _Stop
        if len(self._stack) + anchored.height > MAX_DEPTH:
            report_depth(span, self._diagnostics)
            raise _Stop
        node = anchored.node
        if self._stack and self._stack[-1].expects_key and isinstance(node, Scalar):
            node = Scalar(node.text, node.text, span)  # a key is its text, and stands here
        return self._put(node, anchored.size, anchored.height, end=span.end)

    def _bad_alias(self, name: str, span: Span) -> None:
        if name in self._anchors:
            message = f"the alias `{name}` stands inside its own value"
            self._diagnostics.add(codes.YAML_ALIAS_RECURSIVE, message, span, hint="write out what is meant")
        else:
            hint = f"anchor a value above with &{name}, or quote a text that begins with `*`"
            self._diagnostics.add(codes.YAML_ALIAS_UNKNOWN, f"nothing is anchored as `{name}`", span, hint=hint)

    def _put(self, node: Node, size: int, height: int, *, plain: bool = False, end: int = 0) -> None:
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        end = end or node.span.end
        if end > parent.end:
            parent.end = end
        parent.size += size
        if height >= parent.height:
            parent.height = height + 1
        if not parent.is_mapping:
            parent.items.append(node)
        elif parent.key is None:
            parent.key = self._key(node, plain)
        else:
            if isinstance(parent.key, Scalar):
                self._entry(parent, parent.key, node)
            else:
                parent.complete = False
            parent.key = None

    def _key(self, node: Node, plain: bool) -> Scalar | Broken:
        if isinstance(node, Scalar) and plain and node.text == "<<":
            hint = "share columns through `mixins`; write other keys out"
            self._diagnostics.add(codes.YAML_MERGE, "merge keys are not part of the language", node.span, hint=hint)
        elif isinstance(node, Scalar):
            return node
        elif not isinstance(node, Broken):
            kind = "list" if isinstance(node, Sequence) else "mapping"
            self._diagnostics.add(
                codes.KEY_NOT_TEXT, f"a {kind} cannot be a key", node.span, hint="write one word as the key"
            )
        return Broken(node.span)

    def _entry(self, parent: _Open, key: Scalar, value: Node) -> None:
        first = parent.first.setdefault(key.text, key.span)
        if first is key.span:
            parent.entries.append(Entry(key, value))
        else:
            report_duplicate(key, first, self._diagnostics)
