"""`import` into a schema that is there: it comes to say what the database holds, and keeps all else."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqla_scaffold.api.meant import Meant, understand
from sqla_scaffold.editing.places import Plain
from sqla_scaffold.editing.document import SchemaDocument, open_document
from sqla_scaffold.importing.agreeing import as_found
from sqla_scaffold.importing.changes import Change, changes_between
from sqla_scaffold.importing.document import Document, document_of
from sqla_scaffold.importing.known import known_of
from sqla_scaffold.importing.links import words_through
from sqla_scaffold.importing.reimport import Unmade, made
from sqla_scaffold.importing.rewording import Same
from sqla_scaffold.importing.views import with_known_words
from sqla_scaffold.reading.database.found import FoundDatabase
from sqla_scaffold.reading.schema_file import FORMATS
from sqla_scaffold.reading.schema_files import ReadSchema, read_schema_files
from sqla_scaffold.report.codes import databases as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.spec import RelationshipSpec
from sqla_scaffold.schema.table import TableKey
from sqla_scaffold.write.disk import digest

# A change may make another one possible, or needless; more rounds than that never help.
_ROUNDS = 4
# What a many-to-many says of its table, which a model says by itself.
_OF_A_TABLE = ("via", "index", "ondelete", "onupdate", "comment")


@dataclass(frozen=True)
class Reimported:
    """A schema that was brought up to date, and not written yet.

    Args:
        documents: its files.
        hashes: what the files were when they were read.
        found: what of the database the schema could say.
        made: how many entries changed.
    """

    documents: tuple[SchemaDocument, ...]
    hashes: dict[str, str | None]
    document: Document
    meant: Meant
    made: int


def _other(one: str, other: str, table: TableKey | None) -> bool:
    return False


def reimport(
    root: Path, name: str, found: FoundDatabase, diagnostics: Diagnostics, *, prune: bool, same: Same = _other
) -> Reimported | None:
    """Return the files of a schema as they say what a database holds; None where they cannot be read.

    Args:
        name: the schema's file, or folder of files, below `root`.
        prune: whether what the database does not have goes from the schema.
        same: tells whether SQL in other words means the same to the database.
    """
    read = read_schema_files(root / name, name, diagnostics, within=root)
    meant = None if read is None else _understood(read, diagnostics, found)
    if read is None or meant is None:
        return None
    documents = tuple(_documents(read))
    hashes = {file.name: digest(file.path.read_bytes()) for file in read.files}
    count, unmade, changes = 0, list[Unmade](), list[Change]()
    for _ in range(_ROUNDS):
        changes = list(_changes(meant, found, same))
        wanted = [one for one in changes if prune or not one.only_goes]
        changed, unmade = made(wanted, meant.spec, documents)
        if [one.text for one in changed] == [one.text for one in documents]:
            break
        again = _read_again(name, changed, diagnostics, found)
        if again is None:
            return None
        count += len(wanted) - len(unmade)
        documents, meant = changed, again
    for one in unmade:
        message = f"{one.change.name} cannot be changed here: {one.reason}"
        diagnostics.add(codes.BY_HAND, message, one.span, hint=f"the database has {_words(one.change)}")
    for change in changes:
        if change.only_goes and not prune:
            message = f"{change.name} is not in the database, and stays"
            diagnostics.add(codes.ONLY_IN_SCHEMA, message, path=name, hint="remove it, or let --prune do that")
    return Reimported(documents, hashes, _document(meant, found), meant, count)


def _words(change: Change) -> str:
    return "nothing of it" if change.after is None else str(change.after)


def _documents(read: ReadSchema) -> Iterator[SchemaDocument]:
    for file in read.files:
        document = open_document(file.path.read_bytes(), file.name, FORMATS[file.path.suffix.lower()], Diagnostics())
        if document is not None:
            yield document


def _changes(meant: Meant, found: FoundDatabase, same: Same) -> Iterator[Change]:
    after = _document(meant, found)
    known = known_of(meant.schema, after.found)
    convention = dict(meant.schema.naming_convention)
    ours = as_found(meant.schema, after.found, known, same)
    before = document_of(ours, list(known.models), known, convention)
    yield from changes_between(before.words, after.words)
    for key in _grown(meant.schema, found):
        yield from _through_model(key, after, meant)


def _grown(schema: Schema, found: FoundDatabase) -> list[TableKey]:
    """Return the tables between two others that have other columns by now, and so need a model."""
    there = {table.key: table for table in found.tables}
    bare = [table for table in schema.association_tables if table.key in there]
    return [table.key for table in bare if {*table.by_name} != {*there[table.key].by_name}]


def _through_model(key: TableKey, after: Document, meant: Meant) -> Iterator[Change]:
    """Yield the changes that let many-to-many relationships, under their names, lead through a model instead of a table."""
    bare = meant.schema.tables_by_key[key]
    table = next(one for one in after.found.tables if one.key == key)
    ends = [one for key in bare.foreign_keys for one in table.foreign_keys if one.columns == key.columns]
    if len(ends) != 2:
        return  # a key of it is gone, and with it the many-to-many
    for model, one in _by_way_of(key, meant):
        home = meant.schema.models_by_name[model].table
        if ends[0].target != home:
            ends.reverse()
        gone = [word for word in _OF_A_TABLE if getattr(one, word) not in (None, ())]
        before: dict[str, Plain] = {"secondary": key.name, **dict.fromkeys(gone, "")}
        path = ("models", model, "relationships", one.name.value)
        yield Change(path, before, words_through(table, ends[0], ends[1], after.names))
        ends.reverse()  # of a table that joins another one with itself, the other side goes the other way


def _by_way_of(key: TableKey, meant: Meant) -> Iterator[tuple[str, RelationshipSpec]]:
    """Yield the relationships that are written as by way of an association table, with the names of their models."""
    sides = {
        (model.name, side.name)
        for model in meant.schema.models
        for side in model.relationships
        if side.secondary == key
    }
    for model in meant.spec.models:
        for one in model.relationships:
            if one.secondary is not None and (model.name.value, one.name.value) in sides:
                yield model.name.value, one


def _document(meant: Meant, found: FoundDatabase) -> Document:
    """Return what a database holds as a document, in the names that the schema has, its tables written out."""
    associations = {table.key for table in meant.schema.association_tables} - {*_grown(meant.schema, found)}
    found = replace(found, tables=tuple(one for one in found.tables if one.key not in associations))
    views = meant.schema.views_by_key
    found = replace(
        found,
        views=tuple(
            with_known_words(one, views[one.table.key]) if one.table.key in views else one for one in found.views
        ),
    )
    known = known_of(meant.schema, found)
    return document_of(found, list(known.models), known, dict(meant.schema.naming_convention))


def _read_again(
    name: str, documents: Sequence[SchemaDocument], diagnostics: Diagnostics, found: FoundDatabase
) -> Meant | None:
    with tempfile.TemporaryDirectory(prefix="sqla-scaffold-") as folder:
        root = Path(folder).resolve()
        for document in documents:
            path = root / document.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(document.text.encode())
        read = read_schema_files(root / name, name, diagnostics, within=root)
    return None if read is None else _understood(read, diagnostics, found)


def _understood(read: ReadSchema, diagnostics: Diagnostics, found: FoundDatabase) -> Meant | None:
    """Return what a schema means for the database; of several engines that of the default one, whose database it is.

    What stands in another database is neither missing in this one nor to be changed.
    """
    meant = understand(read.spec, diagnostics, found.dialect)
    if meant is None or not meant.schema.parts:
        return meant
    return replace(meant, schema=next(part for engine, part in meant.schema.parts if engine.bind is None))
