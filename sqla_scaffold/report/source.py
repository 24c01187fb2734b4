"""Places in texts that people wrote: a `Source` is a text with a name, a `Span` is a stretch of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from sqla_scaffold.quick import quickly_made

_LINE_ENDING = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, eq=False)
class Source:
    """A text that people wrote, under the name by which they know it.

    Args:
        name: the path as the person gave it, or a name in angle brackets for what is no file.
        text: the decoded text, with its own line endings.
    """

    name: str
    text: str = field(repr=False)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets of the first character of each line; only LF, CR LF and CR end a line."""
        return (0, *(ending.end() for ending in _LINE_ENDING.finditer(self.text)))

    def line(self, number: int) -> str:
        """Return the text of a line (counted from 1) without its ending."""
        starts = self.line_starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column, both counted from 1, of a character offset."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


@quickly_made
@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source, from `start` up to but without `end` (character offsets)."""

    source: Source
    start: int
    end: int

    @property
    def line(self) -> int:
        """The line of the first character, counted from 1."""
        return self.source.position(self.start)[0]

    @property
    def column(self) -> int:
        """The column of the first character, counted from 1."""
        return self.source.position(self.start)[1]

    def part(self, start: int, end: int) -> Span:
        """Return a stretch inside this one; offsets count from this one's start."""
        return Span(self.source, self.start + start, self.start + end)

    def __str__(self) -> str:
        line, column = self.source.position(self.start)
        return f"{self.source.name}:{line}:{column}"
