"""The layout of YAML: two spaces for each level, nothing at the ends of lines.

Places come from libyaml's tokens. A line that begins a key or an item stands where its level says; any other line
(the rest of a text, of braces, a comment) moves along with what it belongs to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

# What libyaml takes for line breaks and nobody else does; a text with them keeps its layout.
_ODD_BREAKS = re.compile("[\x85\u2028\u2029]")


class _Unusual(Exception):
    """Something that a schema hardly ever has (a key marked with `?`); the text keeps its layout."""


@dataclass(slots=True)
class _Block:
    """A block mapping or list that is open: where it stands, and where it shall."""

    kind: str  # "map", "list", or "bare" for a list that is not indented
    column: int
    new: int


@dataclass(slots=True)
class Lines:
    """What is known about lines, by their numbers from 0.

    Args:
        columns: the new column of each line that begins with a key, an item or a value.
        moved: by how much the lines inside a text or braces move.
        kept: lines inside a text, whose ends belong to it.
        gaps: stretches on a line that become one space, as columns from left to right.
    """

    columns: dict[int, int] = field(default_factory=dict)
    moved: dict[int, int] = field(default_factory=dict)
    kept: set[int] = field(default_factory=set)
    gaps: dict[int, list[tuple[int, int]]] = field(default_factory=dict)


def lay_out(text: str) -> tuple[list[str], set[int]]:
    """Return the lines of a sound YAML document in their layout, and the numbers of those whose inside is a text."""
    lines = text.split("\n")
    known = None if _ODD_BREAKS.search(text) else _read_lines(text, lines)
    if known is None:
        return lines, set(range(len(lines)))
    return _moved(lines, known), known.kept


def _read_lines(text: str, lines: list[str]) -> Lines | None:
    try:
        return _Tokens(text, lines).read()
    except _Unusual:
        return None


class _Tokens:
    """Goes through the tokens once and knows which blocks are open."""

    def __init__(self, text: str, lines: list[str]) -> None:
        self._text = text
        self._lines = lines
        self._known = Lines()
        self._open: list[_Block] = []
        self._flow = 0
        self._last_dash: tuple[int, int] | None = None  # its line and column, while nothing has come behind it

    def read(self) -> Lines:
        for token in yaml.scan(self._text, Loader=getattr(yaml, "CLoader", yaml.Loader)):
            self._take(token)
        return self._known

    def _take(self, token: yaml.Token) -> None:
        if isinstance(token, yaml.DirectiveToken) or (isinstance(token, yaml.KeyToken) and self._is_marked(token)):
            raise _Unusual
        line, column = token.start_mark.line, token.start_mark.column
        if self._flow:
            self._in_braces(token, line)
        elif isinstance(token, (yaml.BlockMappingStartToken, yaml.BlockSequenceStartToken)):
            self._begin("map" if isinstance(token, yaml.BlockMappingStartToken) else "list", line, column)
        elif isinstance(token, yaml.BlockEndToken):
            self._end_bare()
            self._open.pop()
        elif isinstance(token, yaml.BlockEntryToken):
            if self._open and self._open[-1].kind == "map":
                self._begin("bare", line, column)
            self._first(line, column, self._open[-1].new)
            self._last_dash = (line, column)
            return
        elif isinstance(token, yaml.KeyToken):
            self._end_bare()
            self._first(line, column, self._open[-1].new)
            return
        elif isinstance(token, yaml.ValueToken):
            if self._begins(line, column):
                raise _Unusual
        elif not isinstance(token, (yaml.StreamStartToken, yaml.StreamEndToken)):
            self._content(token, line, column)
        if isinstance(token, (yaml.FlowMappingStartToken, yaml.FlowSequenceStartToken)):
            self._flow += 1

    def _in_braces(self, token: yaml.Token, line: int) -> None:
        if line not in self._known.columns:
            self._known.moved.setdefault(line, self._by())
        if isinstance(token, yaml.ScalarToken):
            self._more_lines(token, self._by())
        elif isinstance(token, (yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)):
            self._flow -= 1

    def _is_marked(self, token: yaml.KeyToken) -> bool:
        return self._text[token.start_mark.index : token.start_mark.index + 2] in ("? ", "?\n", "?\t")

    def _begin(self, kind: str, line: int, column: int) -> None:
        self._close_gap(line, column)
        self._open.append(_Block(kind, column, self._open[-1].new + 2 if self._open else 0))

    def _close_gap(self, line: int, column: int) -> None:
        """Leave one space between a dash and what stands behind it on its line."""
        if self._last_dash is None or self._last_dash[0] != line:
            return
        start = self._last_dash[1] + 1
        if self._lines[line][start:column].strip(" "):
            raise _Unusual
        self._known.gaps.setdefault(line, []).append((start, column))
        self._last_dash = None

    def _end_bare(self) -> None:
        if self._open and self._open[-1].kind == "bare":
            self._open.pop()

    def _begins(self, line: int, column: int) -> bool:
        return not self._lines[line][:column].strip()

    def _first(self, line: int, column: int, new: int) -> None:
        self._last_dash = None
        if self._begins(line, column) and line not in self._known.columns:
            self._known.columns[line] = new

    def _content(self, token: yaml.Token, line: int, column: int) -> None:
        """A text, an alias or an anchor: on a line of its own it stands one level deeper; its further lines follow."""
        if isinstance(token, (yaml.DocumentStartToken, yaml.DocumentEndToken)):
            self._first(line, column, 0)
            return
        self._close_gap(line, column)
        begins = self._begins(line, column) and line not in self._known.columns
        self._first(line, column, self._open[-1].new + 2 if self._open else 0)
        if isinstance(token, yaml.ScalarToken):
            # The lines of a block text are indented by what it belongs to, wherever its `|` stands.
            along = begins and token.style not in ("|", ">")
            self._more_lines(token, self._known.columns[line] - column if along else self._by())

    def _more_lines(self, token: yaml.ScalarToken, by: int) -> None:
        first = token.start_mark.line
        last = self._last_line(token)
        for number in range(first + 1, last + 1):
            self._known.moved[number] = by
        if token.style in ("|", ">"):
            self._known.kept.update(range(first + 1, last + 1))
        else:
            self._known.kept.update(range(first, last))

    def _last_line(self, token: yaml.ScalarToken) -> int:
        end = int(token.end_mark.line)
        if token.style not in ("|", ">"):
            return end
        last = min(end - 1 if token.end_mark.column == 0 else end, len(self._lines) - 1)
        header = self._lines[token.start_mark.line][token.start_mark.column :].split("#")[0]
        while last > token.start_mark.line and not self._lines[last] and "+" not in header:
            last -= 1
        return last

    def _by(self) -> int:
        return self._open[-1].new - self._open[-1].column if self._open else 0


def _moved(lines: list[str], known: Lines) -> list[str]:
    made: list[str] = []
    for number, line in enumerate(lines):
        for start, end in reversed(known.gaps.get(number, [])):
            line = f"{line[:start]} {line[end:]}"
        if number in known.columns:
            line = " " * known.columns[number] + line.lstrip(" ")
        elif number in known.moved:
            line = _shifted(line, known.moved[number])
        elif line.lstrip().startswith("#") and number not in known.kept:
            line = _comment(lines, number, known)
        made.append(line if number in known.kept else line.rstrip(" \t"))
    return made


def _shifted(line: str, by: int) -> str:
    if not line.strip(" "):
        return " " * max(0, len(line) + by)
    indent = len(line) - len(line.lstrip(" "))
    return " " * max(0, indent + by) + line.lstrip(" ")


def _comment(lines: list[str], number: int, known: Lines) -> str:
    """A comment stands where the line stands that it is beside: the next one, or else the one before."""
    column = _indent(lines[number])
    beside = [
        next((one for one in way if one in known.columns), None)
        for way in (range(number + 1, len(lines)), range(number - 1, -1, -1))
    ]
    for other in beside:
        if other is not None and _indent(lines[other]) == column:
            return " " * known.columns[other] + lines[number].lstrip(" \t")
    after = beside[0] if beside[0] is not None else beside[1]
    by = 0 if after is None else known.columns[after] - _indent(lines[after])
    return " " * max(0, column + by) + lines[number].lstrip(" \t")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
