"""Edits of TOML: entries come and go, and every other byte stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as Mapped

from sqla_scaffold.editing.places import (
    CannotEdit,
    Path,
    Plain,
    before,
    comments_above,
    entry_at,
    is_blank_above,
    line_end,
    line_start,
    newline,
    node_at,
    order_of,
)
from sqla_scaffold.editing.toml_sections import Leaf, Section, sections_of
from sqla_scaffold.editing.toml_values import key as key_text
from sqla_scaffold.editing.toml_values import on_a_line
from sqla_scaffold.formatting.edits import Edit
from sqla_scaffold.reading.nodes import Mapping, Node
from sqla_scaffold.report.errors import GeneratorBug
from sqla_scaffold.report.source import Source, Span

# A section of a model is a table; what stands in it is an entry.
_TABLES = 3


def insert(text: str, root: Node, path: Path, entries: Mapped[str, Plain]) -> list[Edit]:
    """Return the edits that put entries into the table at a path; what is missing of the path is made."""
    inline = _inline(text, root, path)
    if inline is not None:
        rest = path[len(inline) :]
        node = node_at(root, inline)
        assert isinstance(node, Mapping)  # that is what `_inline` finds
        return [_into_braces(text, node, _wrapped(rest, entries))]
    layout = _Layout(text, root)
    return [edit for key, value in entries.items() for edit in layout.put(path, key, value)]


def _wrapped(path: Path, entries: Mapped[str, Plain]) -> dict[str, Plain]:
    made: dict[str, Plain] = dict(entries)
    for key in reversed(path):
        made = {key: made}
    return made


def _inline(text: str, root: Node, path: Path) -> Path | None:
    """Return the longest part of a path that leads to something in braces; None where nothing is."""
    for length in range(len(path), 0, -1):
        node = node_at(root, path[:length])
        if isinstance(node, Mapping) and text[node.span.start] == "{":
            return path[:length]
    return None


def _into_braces(text: str, node: Mapping, entries: Mapped[str, Plain]) -> Edit:
    spaced = text[node.span.start + 1] in " \t" or node.span.end - node.span.start == 2
    made = ", ".join(f"{key_text(key)} = {on_a_line(value, spaced)}" for key, value in entries.items())
    if not node.entries:
        return Edit(node.span.start, node.span.end, f"{{ {made} }}")
    inner = text[node.span.start + 1 : node.span.end - 1]
    end = node.span.start + 1 + len(inner.rstrip(" \t"))
    return Edit(end, end, f", {made}")


class _Layout:
    """A document as its sections, which says where something new belongs and how its neighbours look."""

    def __init__(self, text: str, root: Node) -> None:
        self._text = text
        self._sections = sections_of(text, root)
        self._eol = newline(text)

    def put(self, path: Path, key: str, value: Plain) -> list[Edit]:
        """Return the edits that put an entry into the table at a path."""
        if isinstance(value, dict) and len(path) < _TABLES and not self._beside(path):
            return self._table((*path, key), value)
        beside = self._beside(path)
        if beside is not None:
            _, leaf = beside
            prefix = self._text[leaf.start : leaf.key.start]
            return [self._line(line_end(self._text, leaf.value.end), prefix, key, value, leaf)]
        section = next((one for one in self._sections[1:] if one.path == path and not one.array), None)
        if section is not None:
            return [self._line(section.end(self._text), self._indent(section), key, value)]
        below = [one for one in self._sections[1:] if one.path[:-1] == path]
        return [self._behind(below[-1], path, key, value)] if below else self._table(path, {key: value})

    def _behind(self, last: Section, path: Path, key: str, value: Plain) -> Edit:
        """Put an entry behind the last one of its table, which has a header of its own as all of them have."""
        whole = {key: value}
        headed, entries = ((*path, key), value) if isinstance(value, dict) else (path, whole)
        lines = [f"[{'.'.join(map(key_text, headed))}]", *self._entries(entries)]
        return self._at(last.end(self._text), ["", *(f"{self._indent_of_headers()}{line}" for line in lines)])

    def _beside(self, path: Path) -> tuple[Section, Leaf] | None:
        """Return the last entry that stands in the table at a path, and its section."""
        found = [
            (section, leaf)
            for section in self._sections
            if not section.array and path[: len(section.path)] == section.path
            for leaf in section.leaves
            if leaf.path[:-1] == path
        ]
        return found[-1] if found else None

    def _indent(self, section: Section) -> str:
        text = self._text
        place = section.leaves[0].start if section.leaves else section.start
        match = re.compile(r"[ \t]*").match(text, place)
        return "" if match is None else match[0]

    def _line(self, at: int, prefix: str, key: str, value: Plain, like: Leaf | None = None) -> Edit:
        equals = " = " if like is None else self._text[like.key.end : like.value.start]
        line = f"{prefix}{key_text(key)}{equals if equals.strip() == '=' else ' = '}{on_a_line(value, self._spaced())}"
        return self._at(at, [line])

    def _spaced(self) -> bool:
        return re.search(r"= ?\{\S", self._text) is None

    def _at(self, at: int, lines: list[str], spaced: bool = False) -> Edit:
        if at == len(self._text) and self._text and not self._text.endswith("\n"):
            return Edit(at, at, self._eol.join(("", *lines)))
        return Edit(at, at, self._eol.join((*lines, *([""] if spaced else []), "")))

    def _table(self, path: Path, value: dict[str, Plain]) -> list[Edit]:
        """Put a new table: a model, or a section of one."""
        if len(path) == _TABLES and self._dotted(path[0]):
            section = next((one for one in self._sections[1:] if one.path == path[:-1] and not one.array), None)
            if section is not None:
                return [self._dotted_lines(section, path, value)]
        lines = self._lines(path, value)
        at, first = self._place(path)
        indent = self._indent_of_headers()
        lines = [f"{indent}{line}" if line else "" for line in lines]
        above = [] if at == 0 or first else [""]
        return [self._at(at, [*above, *lines], spaced=first)]

    def _dotted_lines(self, section: Section, path: Path, value: dict[str, Plain]) -> Edit:
        leaves = section.leaves
        keys = [leaf.path[len(section.path)] for leaf in leaves]
        place = before(keys, path[-1], order_of(path[:-1]))
        at = line_end(self._text, leaves[place - 1].value.end) if place else section.header_end
        indent = self._indent(section)
        return self._at(at, [f"{indent}{key_text(path[-1])}.{line}" for line in self._entries(value)])

    def _entries(self, value: dict[str, Plain]) -> list[str]:
        return [f"{key_text(key)} = {on_a_line(item, self._spaced())}" for key, item in value.items()]

    def _lines(self, path: Path, value: dict[str, Plain]) -> list[str]:
        header = ".".join(map(key_text, path))
        tables = {key: item for key, item in value.items() if isinstance(item, dict) and len(path) < _TABLES}
        plain = {key: item for key, item in value.items() if key not in tables}
        if len(path) == _TABLES - 1 and self._dotted(path[0]):
            dotted = [
                f"{key_text(key)}.{line}"
                for key, item in tables.items()
                if isinstance(item, dict)
                for line in self._entries(item)
            ]
            return [f"[{header}]", *self._entries(plain), *dotted]
        lines = [f"[{header}]", *self._entries(plain)] if plain or not tables else []
        for key, item in tables.items():
            assert isinstance(item, dict)  # that is what makes it a table
            lines += [*([""] if lines else []), *self._lines((*path, key), item)]
        return lines

    def _dotted(self, part: str) -> bool:
        """Tell whether the models (or mixins) of the document have their columns as `columns.name = ...`."""
        return any(
            len(leaf.path) > len(section.path) + 1 and leaf.path[0] == part and len(section.path) == _TABLES - 1
            for section in self._sections
            for leaf in section.leaves
        )

    def _indent_of_headers(self) -> str:
        last = self._sections[-1]
        match = re.compile(r"[ \t]*").match(self._text, last.start)
        return match[0] if match is not None and len(self._sections) > 1 else ""

    def _place(self, path: Path) -> tuple[int, bool]:
        """Return where a new table belongs, and whether that is before all of its kind."""
        headers = self._sections[1:]
        for length in range(len(path) - 1, -1, -1):
            above = path[:length]
            near = [one for one in headers if one.path[:length] == above and len(one.path) >= length]
            if not near:
                continue
            order = order_of(above)
            keys = [one.path[length] if len(one.path) > length else "" for one in near]
            place = before(keys, path[length], order)
            own = [number for number, one in enumerate(near) if one.path == above]
            place = max(place, own[-1] + 1) if own else place
            if place:
                return near[place - 1].end(self._text), False
            start = near[0].start
            return comments_above(self._text, start, self._indent(near[0])), True
        root = self._sections[0]
        return (len(self._text) if not root.leaves else root.end(self._text)), False


def remove(text: str, root: Node, path: Path) -> list[Edit]:
    """Return the edits that take out an entry or a table, with the comments that stand right above it."""
    inline = _inline(text, root, path[:-1])
    if inline is not None:
        node = node_at(root, inline)
        assert isinstance(node, Mapping)  # that is what `_inline` finds
        return [_out_of_braces(text, root, node, path, len(inline))]
    made: list[Edit] = []
    for section in sections_of(text, root):
        if section.start or section.header_end:
            if section.path[: len(path)] == path:
                made.append(_lines_out(text, section.start, section.end(text)))
                continue
        made += [
            _lines_out(text, leaf.start, line_end(text, leaf.value.end))
            for leaf in section.leaves
            if leaf.path[: len(path)] == path
        ]
    if not made:
        raise GeneratorBug(f"{'.'.join(path)} is not there")
    return _joined(made)


def _joined(edits: list[Edit]) -> list[Edit]:
    made: list[Edit] = []
    for edit in sorted(edits):
        if made and edit.start < made[-1].end:
            made[-1] = Edit(made[-1].start, max(edit.end, made[-1].end), "")
        else:
            made.append(edit)
    return made


def _lines_out(text: str, start: int, end: int) -> Edit:
    match = re.compile(r"[ \t]*").match(text, start)
    start = comments_above(text, start, "" if match is None else match[0])
    if end == len(text) or not text[end : line_end(text, end)].strip():
        while start > 0 and is_blank_above(text, start):
            start = line_start(text, start - 1)
    return Edit(start, end, "")


def _out_of_braces(text: str, root: Node, node: Mapping, path: Path, depth: int) -> Edit:
    if len(path) > depth + 1:
        raise CannotEdit("it is part of a dotted key inside of braces", node.span)
    number = next(number for number, entry in enumerate(node.entries) if entry.key.text == path[-1])
    entry = node.entries[number]
    if len(node.entries) == 1:
        return Edit(node.span.start, node.span.end, "{}")
    if number + 1 < len(node.entries):
        return Edit(entry.key.span.start, node.entries[number + 1].key.span.start, "")
    return Edit(node.entries[number - 1].value.span.end, entry.value.span.end, "")


_KEY_PART = re.compile(r"""[ \t]*(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')[ \t]*\.?""")


def places_of_key(source: Source, root: Node, path: Path) -> Iterator[Span]:
    """Yield every place of the last key of a path: in headers, in dotted keys, or in braces."""
    if _inline(source.text, root, path[:-1]) is not None:
        entry = entry_at(root, path)
        assert entry is not None  # the caller has looked
        yield entry.key.span
        return
    for section in sections_of(source.text, root):
        if section.path[: len(path)] == path:
            brackets = re.compile(r"[ \t]*\[\[?").match(source.text, section.start)
            assert brackets is not None  # that is what a header begins with
            yield _part(source, brackets.end(), len(path) - 1)
        for leaf in section.leaves:
            if leaf.path[: len(path)] == path and len(section.path) < len(path):
                yield _part(source, leaf.start, len(path) - 1 - len(section.path))


def _part(source: Source, start: int, number: int) -> Span:
    """Return the place of a part of a dotted key."""
    for _ in range(number):
        match = _KEY_PART.match(source.text, start)
        assert match is not None  # it was read as a key
        start = match.end()
    match = _KEY_PART.match(source.text, start)
    assert match is not None  # as above
    text = match[0].rstrip(".").rstrip()
    begin = start + len(text) - len(text.lstrip())
    return Span(source, begin, start + len(text))
