"""TOML's tables: who may add to which, by the rules of https://toml.io/en/v1.0.0#table, and what they become."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqla_scaffold.reading.node_reports import report_depth, report_duplicate
from sqla_scaffold.reading.nodes import MAX_DEPTH, Entry, Mapping, Node, Scalar, Sequence
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Span


class TooDeep(Exception):
    """Tables are nested too deeply; it was reported."""


@dataclass(slots=True)
class Table:
    """A table that may still grow.

    Args:
        span: where it was first named.
        closed: it stands in braces, or was declared by a header or by dotted keys of an earlier section.
    """

    span: Span
    entries: dict[str, tuple[Scalar, Table | Tables | Node]] = field(default_factory=dict)
    inline: bool = False
    closed: bool = False
    complete: bool = True


@dataclass(slots=True)
class Tables:
    """An array of tables, made by headers in double brackets."""

    span: Span
    items: list[Table] = field(default_factory=list)


class Document:
    """Takes headers and entries in the order of the text; conflicts are reported and left out.

    Its `level` is the depth of the section that was begun last.
    """

    def __init__(self, span: Span, diagnostics: Diagnostics) -> None:
        self.root = Table(span)
        self._current = self.root
        self._dotted: list[Table] = []  # made by dotted keys of this section, which alone may add to them
        self._diagnostics = diagnostics
        self.level = 0

    def header(self, path: list[Scalar], *, array: bool) -> None:
        """Begin the section `[path]`, or `[[path]]` for an array."""
        self._end_section()
        self._check_depth(len(path) + array, path[-1].span)
        self.level = len(path) + array
        parent = self._walk(path[:-1])
        if parent is None:
            self._current = Table(path[-1].span)  # its entries go nowhere
            return
        last = path[-1]
        known = parent.entries.get(last.text)
        made = Table(last.span, closed=True)
        self._current = made
        if known is None:
            parent.entries[last.text] = (last, Tables(last.span, [made]) if array else made)
        elif array and isinstance(known[1], Tables):
            known[1].items.append(made)
        elif not array and isinstance(known[1], Table) and not known[1].closed and not known[1].inline:
            known[1].closed = True
            known[1].span = last.span
            parent.entries[last.text] = (last, known[1])
            self._current = known[1]
        else:
            report_duplicate(last, known[0].span, self._diagnostics)

    def entry(self, path: list[Scalar], value: Table | Node) -> None:
        """Add `path = value` to the section."""
        self._check_depth(self.level + len(path), path[-1].span)
        add_entry(self._current, path, value, self._dotted, self._diagnostics)

    def finish(self) -> Mapping:
        """Return the whole as nodes."""
        self._end_section()
        return freeze(self.root)

    def _end_section(self) -> None:
        for table in self._dotted:
            table.closed = True
        self._dotted.clear()

    def _check_depth(self, depth: int, span: Span) -> None:
        if depth > MAX_DEPTH:
            report_depth(span, self._diagnostics)
            raise TooDeep

    def _walk(self, path: list[Scalar]) -> Table | None:
        table = self.root
        for key in path:
            known = table.entries.setdefault(key.text, (key, Table(key.span)))
            value = known[1].items[-1] if isinstance(known[1], Tables) else known[1]
            if not isinstance(value, Table) or value.inline:
                report_duplicate(key, known[0].span, self._diagnostics)
                return None
            table = value
        return table


def add_entry(
    table: Table, path: list[Scalar], value: Table | Node, dotted: list[Table], diagnostics: Diagnostics
) -> None:
    """Add `path = value` to a table, or report what stands in its way.

    Args:
        dotted: takes the tables that the path makes; those in it may be added to.
    """
    for key in path[:-1]:
        known = table.entries.get(key.text)
        if known is None:
            step = Table(key.span)
            table.entries[key.text] = (key, step)
            dotted.append(step)
        elif isinstance(known[1], Table) and not known[1].closed and not known[1].inline:
            step = known[1]
            if not any(step is made for made in dotted):
                dotted.append(step)
        else:
            table.complete = False
            return report_duplicate(key, known[0].span, diagnostics)
        table = step
    last = path[-1]
    if last.text in table.entries:
        table.complete = False
        return report_duplicate(last, table.entries[last.text][0].span, diagnostics)
    table.entries[last.text] = (last, value)
    return None


def freeze(value: Table) -> Mapping:
    """Return a table, with all below it, as nodes."""
    entries = (Entry(key, _frozen(below)) for key, below in value.entries.values())
    return Mapping(tuple(entries), value.span, value.complete)


def _frozen(value: Table | Tables | Node) -> Node:
    if isinstance(value, Table):
        return freeze(value)
    if isinstance(value, Tables):
        return Sequence(tuple(freeze(item) for item in value.items), value.span)
    return value
