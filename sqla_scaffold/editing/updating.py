"""Entries that get other words: what a person wrote beside them, and around them, stays."""

from __future__ import annotations

from sqla_scaffold.editing import toml_values, yaml_values
from sqla_scaffold.editing.document import SchemaDocument
from sqla_scaffold.editing.places import (
    CannotEdit,
    Path,
    Plain,
    entry_at,
    is_elsewhere,
    line_end,
    line_start,
    newline,
    plain,
)
from sqla_scaffold.formatting.edits import Edit
from sqla_scaffold.reading.nodes import Entry, Mapping, Node, Sequence
from sqla_scaffold.report.errors import GeneratorBug


def with_value(document: SchemaDocument, path: Path, value: Plain) -> SchemaDocument:
    """Return a file in which an entry has another value, or is new.

    Raises:
        CannotEdit: the edit would change something else as well.
    """
    entry = entry_at(document.root, path)
    if entry is None:
        return document.with_entries(path[:-1], {path[-1]: value})
    if plain(entry.value) == value:
        return document
    return document.edited([_replaced(document, entry, value)])


def _replaced(document: SchemaDocument, entry: Entry, value: Plain) -> Edit:
    if document.language == "yaml" and is_elsewhere(entry):
        raise CannotEdit(f"`{entry.key.text}` has its value by an alias", entry.key.span)
    _refuse_lines(document, entry.value)
    return Edit(entry.value.span.start, entry.value.span.end, _on_a_line(document, value))


def _refuse_lines(document: SchemaDocument, node: Node) -> None:
    """Refuse to write a value anew whose parts stand on lines of their own, with who knows what between them."""
    if not isinstance(node, (Mapping, Sequence)):
        return
    if document.source.text[node.span.start : node.span.start + 1] not in ("{", "["):
        raise CannotEdit("it stands on lines of its own", node.span)


def _on_a_line(document: SchemaDocument, value: Plain) -> str:
    return toml_values.on_a_line(value) if document.language == "toml" else yaml_values.on_a_line(value, in_braces=True)


def with_words(
    document: SchemaDocument, path: Path, short: str, before: dict[str, Plain], after: dict[str, Plain]
) -> SchemaDocument:
    """Return a file in which an entry says what it came to say, and all else that it said.

    Args:
        short: the key that the short form of the entry stands for.
        before, after: what somebody knows of it; other keys are a person's own.

    Raises:
        CannotEdit: the edit would change something else as well.
    """
    entry = entry_at(document.root, path)
    if entry is None:
        raise GeneratorBug(f"{'.'.join(path)} is not there")
    changed = {key: value for key, value in after.items() if before.get(key) != value}
    gone = [key for key in before if key not in after]
    if isinstance(entry.value, Mapping):
        for key in gone:
            document = document.without((*path, key)) if document.has((*path, key)) else document
        for key, said in changed.items():
            document = with_value(document, (*path, key), said)
        return document
    words = {short: plain(entry.value)} | changed
    if words == {short: plain(entry.value)}:
        return document
    value: Plain = words[short] if list(words) == [short] else words
    return document.edited([_replaced(document, entry, value)])


def with_item(document: SchemaDocument, path: Path, before: Plain, after: Plain) -> SchemaDocument:
    """Return a file in which a list has another item, or one more.

    Args:
        before: the item that is to go; None for none.
        after: the item that is to come; None for none.

    Raises:
        CannotEdit: the item is not there, or the edit would change something else as well.
    """
    entry = entry_at(document.root, path)
    if entry is None and after is not None:
        return document.with_entries(path[:-1], {path[-1]: [after]})
    if entry is None or not isinstance(entry.value, Sequence):
        raise CannotEdit("it is written in another way", document.root.span)
    items = entry.value.items
    if before is None:
        return document.edited([_added(document, entry, items, after)])
    number = next((at for at, item in enumerate(items) if _same(plain(item), before)), None)
    if number is None:
        raise CannotEdit("it is written in another way", entry.value.span)
    if after is None:
        raise CannotEdit("take it out of the list", items[number].span)
    return document.edited([Edit(items[number].span.start, items[number].span.end, _on_a_line(document, after))])


def _same(one: Plain, other: Plain) -> bool:
    """Tell whether two items of a list are about the same: they are equal, or have a name or columns in common."""
    ones, others = (item if isinstance(item, dict) else {"columns": item} for item in (one, other))
    if ones.get("name") is not None or others.get("name") is not None:
        return ones.get("name") == others.get("name")
    return one == other or ones.get("columns") == others.get("columns")


def _added(document: SchemaDocument, entry: Entry, items: tuple[Node, ...], after: Plain) -> Edit:
    text, node = document.source.text, entry.value
    if text[node.span.start : node.span.start + 1] == "[" and not text.startswith("[[", node.span.start):
        at = items[-1].span.end if items else node.span.start + 1
        return Edit(at, at, (", " if items else "") + _on_a_line(document, after))
    if document.language == "toml" or not items:
        raise CannotEdit("it stands in tables of its own", entry.key.span)
    first = text[line_start(text, items[0].span.start) : items[0].span.start]
    if first.strip() != "-":
        raise CannotEdit("it begins on the line of another key", entry.key.span)
    at, eol = line_end(text, max(items[-1].span.start, items[-1].span.end - 1)), newline(text)
    head = "" if text[:at].endswith("\n") else eol
    return Edit(at, at, f"{head}{first}{yaml_values.on_a_line(after)}{eol}")
