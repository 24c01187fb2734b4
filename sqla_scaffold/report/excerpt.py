"""The lines of a source around a place, fit for a terminal: what is invisible is shown, and the place is underlined."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from sqla_scaffold.report.source import Source, Span

_TAB = 4  # cells; tabs are shown as blanks, for the underline has to fit whatever the terminal makes of them
_WINDOW = 100  # cells of a long line that are shown
_NEAR = 4 * _WINDOW  # characters on each side of the place that are looked at
_BEFORE = 30  # cells of it that stand before the place


@dataclass(frozen=True, slots=True)
class Row:
    """A row of an excerpt.

    Args:
        gutter: the line's number, or nothing.
        text: a line of the source, or the underline.
        is_mark: whether it is the underline.
    """

    gutter: str
    text: str
    is_mark: bool = False


def visible(text: str) -> str:
    """Return a text in which control characters and other invisible ones are written as escapes."""
    return text if text.isprintable() else "".join(_visible(character) for character in text)


def visible_lines(text: str) -> str:
    """Return a text of several lines as `visible` does, but for line ends and tabs."""
    if text.isprintable():
        return text
    return "".join(character if character in "\n\t" else _visible(character) for character in text)


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    number = ord(character)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _cells(character: str) -> int:
    """How many cells of a terminal a visible character takes."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def excerpt(span: Span, mark: str) -> list[Row]:
    """Return the first line of a place, underlined, and a word about further ones.

    Args:
        mark: the character of the underline.
    """
    source = span.source
    line, column = source.position(span.start)
    last = source.position(max(span.start, span.end - 1))[0]
    begin, end = span.start - (column - 1), _end_of_line(source, line)
    rows = _underlined(source.text, (begin, end), (span.start, min(span.end, end)), mark, str(line))
    if last > line:
        count = last - line
        rows.append(Row("", f"... and {count} more line{'' if count == 1 else 's'}", is_mark=True))
    return rows


def _end_of_line(source: Source, line: int) -> int:
    starts = source.line_starts
    end = starts[line] if line < len(starts) else len(source.text)
    while end > starts[line - 1] and source.text[end - 1] in "\r\n":
        end -= 1
    return end


def _underlined(text: str, line: tuple[int, int], place: tuple[int, int], mark: str, number: str) -> list[Row]:
    """Show as much of a line as fits, with a place in it underlined; all are offsets in the text."""
    # A line may have millions of characters: only those near the place are looked at.
    offset = max(line[0], place[0] - _NEAR)
    shown: list[str] = []
    cells = [0]
    for character in text[offset : min(line[1], place[0] + _NEAR)]:
        piece = " " * _TAB if character == "\t" else _visible(character)
        shown.append(piece)
        cells.append(cells[-1] + (_cells(piece) if len(piece) == 1 else len(piece)))
    begin, end = min(place[0] - offset, len(shown)), max(0, min(place[1] - offset, len(shown)))
    first = 0 if cells[end] <= _WINDOW else _first(cells, begin)
    last = _last(cells, first)
    before = "…" if first or offset > line[0] else ""
    after = "…" if last < len(shown) or offset + len(shown) < line[1] else ""
    blank = len(before) + cells[begin] - cells[first]
    length = max(1, cells[min(end, last)] - cells[begin])
    return [
        Row(number, before + "".join(shown[first:last]) + after),
        Row("", " " * blank + mark * length, is_mark=True),
    ]


def _first(cells: list[int], begin: int) -> int:
    return next((index for index in range(begin + 1) if cells[index] >= cells[begin] - _BEFORE), begin)


def _last(cells: list[int], first: int) -> int:
    return max(index for index in range(first, len(cells)) if cells[index] - cells[first] <= _WINDOW)
