"""The words and rows of which an overview is made, safe to show on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Row = tuple[str, ...]


def name_list(names: Iterable[str]) -> str:
    """Return names in brackets."""
    return f"({', '.join(map(quoted, names))})"


def quoted(name: str) -> str:
    """Return a name as it is, or as a literal where it would not be read as one word."""
    # What a terminal would take for a command, or a reader for two words, is shown as a literal.
    return name if name.isprintable() and not any(map(str.isspace, name)) else repr(name)


def one_line(sql: str) -> str:
    """Return SQL on one line."""
    text = " ".join(sql.split())
    return text if text.isprintable() else repr(text)


def aligned(rows: Iterable[Row]) -> Iterator[str]:
    """Yield rows as lines whose cells stand below each other."""
    table = list(rows)
    if not table:
        return
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"    {'  '.join(cells)}".rstrip()
