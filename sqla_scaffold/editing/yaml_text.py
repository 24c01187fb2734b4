"""Edits of YAML: entries come and go, and every other byte stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping as Mapped

from sqla_scaffold.editing.places import (
    BLOCK_LEVELS,
    CannotEdit,
    Path,
    Plain,
    before,
    comments_above,
    entry_at,
    is_blank_above,
    is_elsewhere,
    line_end,
    line_start,
    newline,
    node_at,
    order_of,
)
from sqla_scaffold.editing.yaml_values import lines, pair
from sqla_scaffold.formatting.edits import Edit
from sqla_scaffold.reading.nodes import Entry, Mapping, Node
from sqla_scaffold.report.errors import GeneratorBug

_REST_OF_LINE = re.compile(r"[ \t]*,?[ \t]*(?:#[^\n]*|\r)?\n")
_REST_OF_BRACES = re.compile(r"(?:[ \t\r\n]|(?<=[ \t\n])#[^\n]*)*(?P<comma>,?)")


def insert(text: str, root: Node, path: Path, entries: Mapped[str, Plain]) -> list[Edit]:
    """Return the edits that put entries into the mapping at a path; what is missing of the path is made.

    Raises:
        CannotEdit: the mapping stands elsewhere, by an alias.
    """
    there = path
    while (node := node_at(root, there)) is None:
        there, entries = there[:-1], {there[-1]: dict(entries)}
    _refuse_aliases(root, there)
    if not isinstance(node, Mapping):
        raise GeneratorBug(f"{'.'.join(there)} is no mapping")
    if text[node.span.start : node.span.start + 1] != "{":
        return [edit for key, value in entries.items() for edit in _into_block(text, root, there, node, key, value)]
    parent = entry_at(root, there)
    if not node.entries and len(there) < BLOCK_LEVELS + 1 and parent is not None and not _in_braces(text, root, there):
        return list(_open_up(text, root, there, node, parent, entries))
    return _into_braces(text, node, entries)


def _refuse_aliases(root: Node, path: Path) -> None:
    for length in range(1, len(path) + 1):
        entry = entry_at(root, path[:length])
        if entry is not None and is_elsewhere(entry):
            reason = f"`{entry.key.text}` has its value by an alias, and other places share it"
            raise CannotEdit(reason, entry.key.span)


def _in_braces(text: str, root: Node, path: Path) -> bool:
    """Tell whether what stands at a path stands inside of braces."""
    nodes = (node_at(root, path[:length]) for length in range(len(path)))
    return any(node is not None and text[node.span.start : node.span.start + 1] == "{" for node in nodes)


def _into_block(text: str, root: Node, path: Path, node: Mapping, key: str, value: Plain) -> Iterator[Edit]:
    first = node.entries[0].key.span
    start = line_start(text, first.start)
    indent = text[start : first.start]
    if indent.strip(" "):
        raise CannotEdit("it begins on the line of another key", first)
    step = _step(text, root)
    made = lines(
        key, value, indent, step, _deeper(text, node) if len(path) == BLOCK_LEVELS else BLOCK_LEVELS - len(path)
    )
    place = before([entry.key.text for entry in node.entries], key, order_of(path))
    spaced = isinstance(value, dict) and len(path) <= 1
    eol = newline(text)
    if place == 0:
        at = start if not path else comments_above(text, start, indent)
        yield Edit(at, at, eol.join((*made, *([""] if spaced else []), "")))
        return
    at = line_end(text, _end_of(node, place - 1))
    if spaced and len(node.entries) > 1 and path and not _is_spaced(text, node):
        spaced = False
    above = [""] if spaced else []
    if at == len(text) and not text.endswith("\n"):
        yield Edit(at, at, eol.join(("", *above, *made)))
    else:
        yield Edit(at, at, eol.join((*above, *made, "")))


def _is_spaced(text: str, node: Mapping) -> bool:
    """Tell whether blank lines stand between the entries of a mapping."""
    start = line_start(text, node.entries[-1].key.span.start)
    indent = text[start : node.entries[-1].key.span.start]
    return is_blank_above(text, comments_above(text, start, indent))


def _deeper(text: str, node: Mapping) -> int:
    """Return 1 where the mappings among the values stand on lines of their own, so that a new one does too."""
    below = [entry.value for entry in node.entries if isinstance(entry.value, Mapping) and entry.value.entries]
    in_blocks = bool(below) and all(text[one.span.start : one.span.start + 1] != "{" for one in below)
    return 1 if in_blocks else 0


def _end_of(node: Mapping, number: int) -> int:
    """Return where the entry with a number ends."""
    entry = node.entries[number]
    if number == len(node.entries) - 1:
        return node.span.end
    return entry.key.span.end if is_elsewhere(entry) else max(entry.key.span.end, entry.value.span.end)


def _step(text: str, root: Node) -> str:
    """Return by what a level is indented: as the first one that is."""
    for entry in root.entries if isinstance(root, Mapping) else ():
        if isinstance(entry.value, Mapping) and entry.value.entries and not is_elsewhere(entry):
            first = entry.value.entries[0].key.span
            indent = text[line_start(text, first.start) : first.start]
            if indent and not indent.strip(" "):
                return indent
    return "  "


def _open_up(
    text: str, root: Node, path: Path, node: Mapping, parent: Entry, entries: Mapped[str, Plain]
) -> Iterator[Edit]:
    """Make lines of `{}`."""
    start = line_start(text, parent.key.span.start)
    indent = text[start : parent.key.span.start]
    if indent.strip(" ") or text[node.span.start + 1 : node.span.end - 1].strip():
        yield from _into_braces(text, node, entries)
        return
    blank = node.span.start
    while text[blank - 1] in " \t":
        blank -= 1
    step, eol = _step(text, root), newline(text)
    made = [
        line
        for key, value in entries.items()
        for line in lines(key, value, indent + step, step, BLOCK_LEVELS - len(path))
    ]
    yield Edit(blank, node.span.end, "")
    at = line_end(text, node.span.end)
    if at == len(text) and not text.endswith("\n"):
        yield Edit(at, at, eol.join(("", *made)))
    else:
        yield Edit(at, at, eol.join((*made, "")))


def _into_braces(text: str, node: Mapping, entries: Mapped[str, Plain]) -> list[Edit]:
    new = [pair(key, value) for key, value in entries.items()]
    if not node.entries:
        return [Edit(node.span.start + 1, node.span.start + 1, ", ".join(new))]
    end = _end_in_braces(text, node.entries[-1])
    rest = _REST_OF_BRACES.match(text, end)
    comma = rest is not None and bool(rest["comma"])
    behind = rest.end() if rest is not None and comma else end
    first = node.entries[0].key.span.start
    last = node.entries[-1].key.span.start
    indent = text[line_start(text, last) : last]
    if indent.strip() or line_start(text, last) <= node.span.start < first and not indent:
        return [Edit(behind, behind, f"{'' if comma else ','} {', '.join(new)}")]
    # Each entry has a line of its own: so has a new one, behind the comment of the last.
    eol = newline(text)
    at = line_end(text, behind)
    if at > node.span.end:
        return [Edit(behind, behind, f"{'' if comma else ','} {', '.join(new)}")]
    made = "".join(f"{indent}{one}," + eol for one in new)
    edits = [] if comma else [Edit(behind, behind, ",")]
    return [*edits, Edit(at, at, made if comma else made.removesuffix("," + eol) + eol)]


def _end_in_braces(text: str, entry: Entry) -> int:
    """Return where an entry in braces ends; an alias ends with its name."""
    if not is_elsewhere(entry):
        return max(entry.key.span.end, entry.value.span.end)
    match = re.compile(r"\s*:\s*\*[^\s,\[\]{}]+").match(text, entry.key.span.end)
    return match.end() if match else entry.key.span.end


def remove(text: str, root: Node, path: Path) -> list[Edit]:
    """Return the edits that take out an entry, with the comments that stand right above it.

    Raises:
        CannotEdit: it stands elsewhere, by an alias.
    """
    _refuse_aliases(root, path[:-1])
    node = node_at(root, path[:-1])
    if not isinstance(node, Mapping):
        raise GeneratorBug(f"{'.'.join(path)} is not there")
    number = next(number for number, entry in enumerate(node.entries) if entry.key.text == path[-1])
    if len(node.entries) == 1 and len(path) > 1:
        return _remove_last(text, root, path, node)
    if text[node.span.start : node.span.start + 1] == "{":
        return [_out_of_braces(text, node, number)]
    return [_out_of_block(text, node, number)]


def _remove_last(text: str, root: Node, path: Path, node: Mapping) -> list[Edit]:
    """Take out the only entry: what held it goes with it where it may, else it says that it is empty."""
    parent = path[:-1]
    if len(parent) % 2 == 1 and len(parent) > 1:  # columns of a model: the key says nothing any more
        return remove(text, root, parent)
    entry = entry_at(root, parent)
    if entry is None:
        raise GeneratorBug(f"{'.'.join(path)} is not there")
    if text[node.span.start : node.span.start + 1] == "{":
        return [Edit(node.span.start, node.span.end, "{}")]
    colon = text.index(":", entry.key.span.end) + 1
    edit = _out_of_block(text, node, 0)
    return [Edit(colon, colon, " {}"), edit]


def _out_of_block(text: str, node: Mapping, number: int) -> Edit:
    entry = node.entries[number]
    start = line_start(text, entry.key.span.start)
    indent = text[start : entry.key.span.start]
    if indent.strip(" "):
        raise CannotEdit("it begins on the line of another key", entry.key.span)
    end = line_end(text, _end_of(node, number))
    start = comments_above(text, start, indent)
    if number or indent:
        above = start
        while above > 0 and is_blank_above(text, above):
            above = line_start(text, above - 1)
        is_last = number == len(node.entries) - 1
        if above < start and (is_last or not text[end : line_end(text, end)].strip()):
            start = above
    if end == len(text) and not text.endswith("\n") and start:
        start -= len(newline(text)) if text[:start].endswith(newline(text)) else 0
    return Edit(start, end, "")


def _out_of_braces(text: str, node: Mapping, number: int) -> Edit:
    entry = node.entries[number]
    key = entry.key.span.start
    end = _end_in_braces(text, entry)
    start = line_start(text, key)
    rest = _REST_OF_LINE.match(text, end)
    if not text[start:key].strip() and rest is not None and start > node.span.start:
        return Edit(start, rest.end(), "")  # a line of its own; a comma may stay in front of the brace
    if number + 1 < len(node.entries):
        return Edit(key, node.entries[number + 1].key.span.start, "")
    before_it = _end_in_braces(text, node.entries[number - 1])
    return Edit(key if "\n" in text[before_it:key] else before_it, end, "")
