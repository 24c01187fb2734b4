"""How a TOML document is laid out: its headers, and the entries under each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sqla_scaffold.editing.places import Path, line_end, line_start
from sqla_scaffold.reading.nodes import Mapping, Node, Sequence
from sqla_scaffold.report.source import Span

_HEADER = re.compile(r"[ \t]*\[\[?[^\]#]*\Z")
_CLOSED = re.compile(r"[ \t]*\]")


@dataclass(frozen=True, slots=True)
class Leaf:
    """An entry that stands on lines of its own: `columns.name = "text"`.

    Args:
        path: from the root.
        start: where its line begins.
        key: its last key.
        value: its value's place.
    """

    path: Path
    start: int
    key: Span
    value: Span


@dataclass(slots=True)
class Section:
    """A header with what stands under it; the first one has none. Mutable while the document is read.

    Args:
        path: of the header.
        array: whether it is `[[path]]`.
        start: where the header's line begins.
        header_end: where it ends.
    """

    path: Path
    array: bool
    start: int
    header_end: int
    leaves: list[Leaf] = field(default_factory=list)

    def end(self, text: str) -> int:
        """Return where the last line of the section ends, without blank lines and comments behind it."""
        return line_end(text, self.leaves[-1].value.end) if self.leaves else self.header_end


def sections_of(text: str, root: Node) -> list[Section]:
    """Return all sections in the order of the text, the one without a header first."""
    leaves: list[Leaf] = []
    headers: list[Section] = []
    for found in _walk(text, root, ()):
        if isinstance(found, Leaf):
            leaves.append(found)
        else:
            headers.append(found)
    sections = [Section((), False, 0, 0), *sorted(headers, key=lambda section: section.start)]
    for leaf in sorted(leaves, key=lambda leaf: leaf.start):
        [section for section in sections if section.start <= leaf.start][-1].leaves.append(leaf)
    return sections


def _walk(text: str, node: Node, path: Path) -> Iterator[Leaf | Section]:
    for entry in node.entries if isinstance(node, Mapping) else ():
        here = (*path, entry.key.text)
        span = entry.value.span
        start = line_start(text, entry.key.span.start)
        if isinstance(entry.value, Mapping) and text[span.start] != "{":
            if _is_header(text, entry.key.span):
                yield Section(here, False, start, line_end(text, start))
            yield from _walk(text, entry.value, here)
        elif isinstance(entry.value, Sequence) and text[span.start] != "[":
            for item in entry.value.items:
                at = line_start(text, item.span.start)
                yield Section(here, True, at, line_end(text, at))
                yield from _walk(text, item, here)
        else:
            yield Leaf(here, start, entry.key.span, span)


def _is_header(text: str, key: Span) -> bool:
    before = text[line_start(text, key.start) : key.start]
    return _HEADER.fullmatch(before) is not None and _CLOSED.match(text, key.end) is not None
