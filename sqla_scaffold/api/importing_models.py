"""`import --models`: models of SQLAlchemy that are there already become a schema, without a database."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from sqla_scaffold.api.import_files import files_of
from sqla_scaffold.api.import_options import ImportOptions, chosen, is_there, language_of, placed
from sqla_scaffold.api.importing import Imported, about_versions, updated, written
from sqla_scaffold.api.meant import Meant, understand
from sqla_scaffold.api.outcome import Progress
from sqla_scaffold.formatting.schema_format import read_text
from sqla_scaffold.importing.agreeing import stored
from sqla_scaffold.importing.classes.document import ModelsDocument, document_of_models
from sqla_scaffold.importing.fidelity import differences, reordered
from sqla_scaffold.importing.text import text_of
from sqla_scaffold.reading.classes.facts import FoundModels
from sqla_scaffold.reading.classes.run import read_models
from sqla_scaffold.report.codes import databases, models as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.table import Column, Table, TableKey
from sqla_scaffold.smoke.scratch import interpreter

Tried = tuple[ModelsDocument, str, Meant | None]


def import_models(
    root: Path,
    names: Sequence[str],
    database: str | None,
    options: ImportOptions,
    diagnostics: Diagnostics,
    progress: Progress,
) -> Imported | None:
    """Read models in a process of their own and write them as a schema; None where they cannot be read.

    Args:
        names: `package.module:Base`, or modules whose classes are meant.
        database: the one that they are for; the one that they cannot do without where it is None.

    Errors: `OutsideError` where there is nothing to import, or an interpreter cannot be started.
    """
    home, options = placed(root, options)
    language = language_of(home, options)
    progress("reading the models")
    found = read_models(names, root, interpreter(root), database, diagnostics)
    if found is None:
        return None
    found = _chosen(found, options)
    if not found.database.tables:
        hint = "see `--include` and `--exclude`, and whether the modules that are named import the models"
        raise OutsideError(databases.NOTHING_TO_IMPORT, "there is no table to import", hint=hint)
    progress("writing the schema")
    if options.output is not None and is_there(home, options):
        return updated(home, options.output, stored(found.database), options, diagnostics, same=_other)
    document, text, meant = _schema_of(found, language, options.output or f"schema.{language}", diagnostics)
    if meant is None:
        return None
    _report(document, meant, diagnostics)
    classes, tables = len(found.classes), len(found.database.tables)
    said = f"{classes} {'class' if classes == 1 else 'classes'} and {tables} {'table' if tables == 1 else 'tables'} imported."
    files = files_of(document.document, text, language, options)
    imported = written(home, text, files, options, (said, *about_versions(found.database.left_out)))
    return replace(imported, database=found.database.dialect)


def _other(one: str, other: str, table: TableKey | None) -> bool:
    return False  # there is no database to ask


def _chosen(found: FoundModels, options: ImportOptions) -> FoundModels:
    """Return the models of the tables that the patterns choose."""
    database = chosen(found.database, options)
    kept = {table.key for table in database.tables}
    return replace(
        found,
        database=database,
        classes=tuple(one for one in found.classes if one.table in kept),
        associations=tuple(key for key in found.associations if key in kept),
    )


def _schema_of(found: FoundModels, language: str, name: str, diagnostics: Diagnostics) -> Tried:
    """Return models as a document, its text, and what that means; said at length where the short form will not do."""
    everything = [table.key for table in found.database.tables]
    for with_expressions in (True, False):
        for written_out in ((), everything):
            silent = Diagnostics()
            tried = _tried(found, language, name, silent, written_out, with_expressions=with_expressions)
            if tried[2] is None:
                continue
            moved = reordered(tried[0].document, tried[2].schema) - set(written_out)
            again = _tried(found, language, name, Diagnostics(), moved, with_expressions=with_expressions)
            return again if moved and again[2] is not None else tried
    return _tried(found, language, name, diagnostics, everything, with_expressions=False)


def _tried(
    found: FoundModels,
    language: str,
    name: str,
    diagnostics: Diagnostics,
    written_out: Collection[TableKey],
    *,
    with_expressions: bool,
) -> Tried:
    document = document_of_models(found, written_out, with_expressions=with_expressions)
    text = text_of(document.document.words, language)
    read = read_text(text.encode(), name, language, diagnostics)
    if read is None:
        return document, text, None
    return document, text, understand(read.spec, diagnostics, found.database.dialect)


def _report(document: ModelsDocument, meant: Meant, diagnostics: Diagnostics) -> None:
    """Report what the schema does not say of the models, and what it means in another way, each at its place."""
    for one in document.unsaid:
        code = codes.MODEL_SAID_OTHERWISE if one.is_kept else codes.MODEL_NOT_SAID
        diagnostics.add(code, f"{one.place.name}: {one.why}", one.place.span, hint=one.hint)
    found = document.document.found
    plain = replace(document.document, found=replace(found, tables=tuple(map(_plain, found.tables))))
    for difference in differences(plain, _plain_schema(meant.schema)):
        diagnostics.add(codes.MODEL_SAID_OTHERWISE, difference)


def _plain_schema(schema: Schema) -> Schema:
    views = tuple(replace(view, table=_plain(view.table)) for view in schema.views)
    return replace(schema, tables=tuple(map(_plain, schema.tables)), views=views)


def _plain(table: Table) -> Table:
    """Return a table without what is said in several ways that mean the same: plain values, and keys of views."""
    return replace(table, columns=tuple(_column(column) for column in table.columns))


def _column(column: Column) -> Column:
    return replace(column, default=None, onupdate=None, server_default=None, autoincrement=False)
