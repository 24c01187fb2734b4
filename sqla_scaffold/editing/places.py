"""Where things stand in a document: paths of keys, lines, comments; and why a text cannot be edited."""

from __future__ import annotations

import re
from collections.abc import Sequence as Listed

from sqla_scaffold.reading.fields import SCHEMA
from sqla_scaffold.reading.nodes import Broken, Entry, Mapping, Node, Scalar, Sequence
from sqla_scaffold.reading.takes import Named, Nested, Shape
from sqla_scaffold.report.errors import GeneratorBug
from sqla_scaffold.report.source import Span

Path = tuple[str, ...]
Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]

# What is written over several lines: models, a model, its columns. Below that, a value stands on its line.
BLOCK_LEVELS = 3


class CannotEdit(Exception):
    """A text is such that an edit of it would do more, or less, than was asked.

    Args:
        reason: why, to be read behind "cannot be edited here:".
        span: where.
    """

    def __init__(self, reason: str, span: Span) -> None:
        super().__init__(reason)
        self.reason, self.span = reason, span


def plain(node: Node) -> Plain:
    """Return the values of nodes without their places."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if isinstance(node, Broken):
        raise GeneratorBug("a broken node is edited")
    return {entry.key.text: plain(entry.value) for entry in node.entries}


def entry_at(root: Node, path: Path) -> Entry | None:
    """Return the entry to which a path of keys leads."""
    found: Entry | None = None
    for key in path:
        node = root if found is None else found.value
        entries = node.entries if isinstance(node, Mapping) else ()
        found = next((entry for entry in entries if entry.key.text == key), None)
        if found is None:
            return None
    return found


def node_at(root: Node, path: Path) -> Node | None:
    """Return the value to which a path of keys leads; the root for none."""
    entry = entry_at(root, path) if path else None
    return root if not path else (None if entry is None else entry.value)


def is_elsewhere(entry: Entry) -> bool:
    """Tell whether an entry of YAML has its value by an alias: whoever edits it there edits more than this entry."""
    return entry.value.span.start < entry.key.span.end


def order_of(path: Path) -> tuple[str, ...]:
    """Return the keys that may stand at a path in the order of the documentation; none where they are names."""
    shape: Shape | None = SCHEMA
    named: Named | None = None
    for key in path:
        if named is not None:
            shape, named = named.shape, None
            continue
        field = None if shape is None else shape.field(key)
        takes = None if field is None else field.takes
        named = takes if isinstance(takes, Named) else None
        shape = takes.shape if isinstance(takes, Nested) else None
    return () if shape is None or named is not None else tuple(field.key for field in shape.fields)


def before(keys: Listed[str], new: str, order: Listed[str]) -> int:
    """Return before which of the keys that are there a new one belongs; their number for behind all."""
    if new not in order:
        return len(keys)
    place = order.index(new)
    behind = [number for number, key in enumerate(keys) if key in order and order.index(key) < place]
    return behind[-1] + 1 if behind else 0


def newline(text: str) -> str:
    """Return how the lines of a text end."""
    return "\r\n" if "\r\n" in text else "\n"


def line_start(text: str, offset: int) -> int:
    """Return where the line of an offset begins."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """Return where the line of an offset ends, behind its ending; the text's end for the last one."""
    found = text.find("\n", offset)
    return len(text) if found < 0 else found + 1


def comments_above(text: str, start: int, indent: str) -> int:
    """Return where the comments begin that stand right above a line, at its column; the line's start for none."""
    while start > 0:
        above = line_start(text, start - 1)
        if not re.match(re.escape(indent) + "#", text[above:start]):
            break
        start = above
    return start


def is_blank_above(text: str, start: int) -> bool:
    """Tell whether the line above is blank, or there is none."""
    return start == 0 or not text[line_start(text, start - 1) : start].strip()
