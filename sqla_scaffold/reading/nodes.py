"""What a document is made of, whatever its format: mappings, sequences and scalars, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from sqla_scaffold.quick import quickly_made
from sqla_scaffold.report.source import Span

# Deeper than anything that a schema can say; a bound for every recursion over nodes.
MAX_DEPTH = 32
# Whole numbers are those of a 64-bit column.
LEAST_INT, MOST_INT = -(2**63), 2**63 - 1


@quickly_made
@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value.

    Args:
        value: what it means; dates and times are their text.
        text: what was written, without quotes and escapes.
        span: the whole, quotes included.
    """

    value: str | int | float | bool | None
    text: str
    span: Span

    @property
    def begin(self) -> int | None:
        """The place of `text` in its source; None where escapes make places differ from the text."""
        span = self.span
        quotes, odd = divmod(span.end - span.start - len(self.text), 2)
        if odd or quotes not in (0, 1, 3) or not span.source.text.startswith(self.text, span.start + quotes):
            return None
        return span.start + quotes

    def part(self, start: int, end: int) -> Span:
        """Return the place of `text[start:end]`; the whole value's where that cannot be told."""
        begin = self.begin
        return self.span if begin is None else Span(self.span.source, begin + start, begin + end)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    span: Span


@quickly_made
@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value."""

    key: Scalar
    value: Node


@quickly_made
@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in the order in which they were written; each key stands once.

    Args:
        complete: whether all entries are here; one whose key was reported as a mistake is left out.
    """

    entries: tuple[Entry, ...]
    span: Span
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Broken:
    """Stands where something was reported already, so that nobody reports it a second time."""

    span: Span


Node = Scalar | Sequence | Mapping | Broken
