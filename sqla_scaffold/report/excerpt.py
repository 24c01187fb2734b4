"""The lines of a source around a place, fit for a terminal: what is invisible is shown, and the place is underlined."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from sqla_scaffold.report.source import Span

_TAB = 4  # cells; tabs are shown as blanks, for the underline has to fit whatever the terminal makes of them
_WINDOW = 100  # cells of a long line that are shown
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
    last, end = source.position(max(span.start, span.end - 1))
    text = source.line(line)
    stop = len(text) if last > line else end + (span.end > span.start) - 1
    rows = _underlined(text, column - 1, max(stop, column - 1), mark, str(line))
    if last > line:
        count = last - line
        rows.append(Row("", f"... and {count} more line{'' if count == 1 else 's'}", is_mark=True))
    return rows


def _underlined(text: str, start: int, stop: int, mark: str, number: str) -> list[Row]:
    """Show a line with the characters from `start` to `stop` underlined, as much of it as fits."""
    shown: list[str] = []
    cells = [0]
    for character in _stretch(text, start):
        piece = " " * _TAB if character == "\t" else _visible(character)
        shown.append(piece)
        cells.append(cells[-1] + (_cells(piece) if len(piece) == 1 else len(piece)))
    offset = _offset(start)
    begin, end = start - offset, min(stop - offset, len(shown))
    first = 0 if cells[min(end, len(shown))] <= _WINDOW else _first(cells, begin)
    last = max(first, _last(cells, first))
    before = "…" if offset or first else ""
    after = "…" if last < len(shown) or offset + len(shown) < len(text) else ""
    line = before + "".join(shown[first:last]) + after
    blank = len(before) + cells[begin] - cells[first]
    length = max(1, cells[min(end, last)] - cells[begin])
    return [Row(number, line), Row("", " " * blank + mark * length, is_mark=True)]


def _offset(start: int) -> int:
    """Where to begin in a line that may have millions of characters."""
    return max(0, start - 4 * _WINDOW)


def _stretch(text: str, start: int) -> str:
    return text[_offset(start) : start + 4 * _WINDOW]


def _first(cells: list[int], begin: int) -> int:
    return next((index for index in range(begin + 1) if cells[index] >= cells[begin] - _BEFORE), begin)


def _last(cells: list[int], first: int) -> int:
    return max(index for index in range(first, len(cells)) if cells[index] - cells[first] <= _WINDOW)
