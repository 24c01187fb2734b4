"""Changes of a schema made in its texts, one by one; what cannot be made is handed back with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqla_scaffold.editing.asked import document_of, replaced
from sqla_scaffold.editing.document import SchemaDocument
from sqla_scaffold.editing.places import CannotEdit, Path, Plain, entry_at, plain
from sqla_scaffold.editing.updating import with_item, with_value, with_words
from sqla_scaffold.importing.changes import Change, in_full
from sqla_scaffold.report.errors import GeneratorBug
from sqla_scaffold.report.source import Span
from sqla_scaffold.schema import names
from sqla_scaffold.schema.spec import SchemaSpec
from sqla_scaffold.schema.word import Word

_SHORT = {"columns": "type", "relationships": "model", "checks": "sqltext", "partitions": "values"}


@dataclass(frozen=True)
class Unmade:
    """A change that was not made.

    Args:
        reason: why, to be read behind "cannot be changed here:".
        span: where.
    """

    change: Change
    reason: str
    span: Span | None


def made(
    changes: Iterable[Change], spec: SchemaSpec, documents: Sequence[SchemaDocument]
) -> tuple[tuple[SchemaDocument, ...], list[Unmade]]:
    """Return the files of a schema with changes made in them, and those that could not be.

    Args:
        spec: what the files say.
    """
    files, unmade = tuple(documents), list[Unmade]()
    for change in changes:
        try:
            document = _home(change, spec, files)
            files = replaced(files, _with(change, document))
        except CannotEdit as error:
            unmade.append(Unmade(change, error.reason, error.span))
    return files, unmade


def _home(change: Change, spec: SchemaSpec, documents: Sequence[SchemaDocument]) -> SchemaDocument:
    """Return the file in which a change belongs: where its model or enum stands, else beside those that it is like."""
    there = next((document for document in documents if document.has(change.path[:2])), None)
    if there is not None:
        return there
    if change.path[0] == "models" and spec.models:
        schema = change.after.get("schema") if isinstance(change.after, dict) else None
        like = [one for one in spec.models if (one.schema.value if one.schema is not None else None) == schema]
        named = [one for one in like if _first_word(one.table, one.name.value) == _first_word_of(change)]
        return document_of(documents, (named or like or spec.models)[-1].name.span)
    if change.path[0] == "enums" and spec.enums:
        return document_of(documents, spec.enums[-1].name.span)
    return next((document for document in documents if document.has(change.path[:1])), documents[0])


def _first_word_of(change: Change) -> str:
    table = change.after.get("table") if isinstance(change.after, dict) else None
    return names.snake_case(str(table or change.path[1])).partition("_")[0]


def _first_word(table: Word[str] | None, model: str) -> str:
    return names.snake_case(model if table is None else table.value).partition("_")[0]


def _with(change: Change, document: SchemaDocument) -> SchemaDocument:
    path = change.path
    if len(path) == 2 and change.before is None and document.has(path):
        entry = entry_at(document.root, path)
        raise CannotEdit("another engine has one of this name", document.root.span if entry is None else entry.key.span)
    if change.is_item:
        return with_item(document, path, change.before, change.after)
    if change.only_goes:
        return _without(document, path)
    section = path[2] if len(path) > 3 else ""
    if section:
        if document.has(path):
            before, after = in_full(change.before, section), in_full(change.after, section)
            return with_words(document, path, _SHORT[section], before, _fitting(document, path, after))
        if change.before is not None:
            return _with_column_of_relationship(change, document)
        return document.with_entries(path[:-1], {path[-1]: change.after})
    if path[0] == "enums" and document.has(path):
        return _with_members(change, document)
    return with_value(document, path, change.after)


def _without(document: SchemaDocument, path: Path) -> SchemaDocument:
    if not document.has(path):
        raise CannotEdit("it follows from something else in the schema", document.root.span)
    return document.without(path)


def _fitting(document: SchemaDocument, path: Path, words: dict[str, Plain]) -> dict[str, Plain]:
    """Return words without the question mark where the entry says `nullable` by itself, which comes to say it."""
    if not isinstance(words.get("type"), str) or not document.has((*path, "nullable")):
        return words
    text = str(words["type"])
    return words | {"type": text.removesuffix("?"), "nullable": text.endswith("?")}


def _with_column_of_relationship(change: Change, document: SchemaDocument) -> SchemaDocument:
    """Change the column that a relationship adds, as far as the relationship can say it: whether it may be null."""
    home, attribute = change.path[:2], change.path[3]
    before, after = in_full(change.before, "columns"), in_full(change.after, "columns")
    entry = entry_at(document.root, home)
    if entry is None:
        raise GeneratorBug(f"{'.'.join(home)} is not there")
    changed = {key for key in {*before, *after} if before.get(key) != after.get(key)}
    types = [str(words.get("type")) for words in (before, after)]
    if changed <= {"index", "unique"}:
        raise CannotEdit("its relationship says it", entry.key.span)
    names = [name for name in _relationships(document, home) if attribute.startswith(f"{name}_")]
    if changed == {"type"} and types[0].rstrip("?") == types[1].rstrip("?") and len(names) == 1:
        path = (*home, "relationships", names[0])
        said = _model(document, path)
        model = said.rstrip("?") + ("?" if types[1].endswith("?") else "")
        return with_words(document, path, "model", {"model": said}, {"model": model})
    raise CannotEdit("it is the column of a mixin or a relationship", entry.key.span)


def _relationships(document: SchemaDocument, home: Path) -> list[str]:
    entry = entry_at(document.root, (*home, "relationships"))
    value = None if entry is None else plain(entry.value)
    return list(value) if isinstance(value, dict) else []


def _model(document: SchemaDocument, path: Path) -> str:
    entry = entry_at(document.root, path)
    value = None if entry is None else plain(entry.value)
    return str(value.get("model")) if isinstance(value, dict) else str(value)


def _with_members(change: Change, document: SchemaDocument) -> SchemaDocument:
    """Return a file in which an enum has other members: new ones behind the others, where that is all."""
    before, after = (
        words.get("members") if isinstance(words, dict) else words for words in (change.before, change.after)
    )
    entry = entry_at(document.root, (*change.path, "members"))
    path = change.path if entry is None else (*change.path, "members")
    if not isinstance(after, list) or not isinstance(before, list):
        return with_value(document, path, after)
    if after[: len(before)] != before:
        return with_value(document, path, list[Plain](after))
    for member in after[len(before) :]:
        document = with_item(document, path, None, member)
    return document
