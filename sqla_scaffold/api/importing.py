"""`import`: a live database becomes a schema."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

from sqla_scaffold.api.meant import Meant, understand
from sqla_scaffold.api.outcome import Outcome, Progress
from sqla_scaffold.api.reimporting import reimport
from sqla_scaffold.api.writing import recovered
from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.formatting.schema_format import read_text
from sqla_scaffold.importing.document import Document, document_of
from sqla_scaffold.importing.fidelity import differences, reordered
from sqla_scaffold.importing.mapper_keys import is_mappable, is_unique_key, mapper_key
from sqla_scaffold.importing.text import text_of
from sqla_scaffold.reading.database.found import FoundDatabase
from sqla_scaffold.reading.schema_file import FORMATS
from sqla_scaffold.report.codes import databases as codes
from sqla_scaffold.report.codes.reading import FILE_FORMAT
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.table import NextValue, Table, TableKey
from sqla_scaffold.schema.type_use import parts
from sqla_scaffold.write.apply import apply
from sqla_scaffold.write.lock import lock
from sqla_scaffold.write.paths import STATE
from sqla_scaffold.write.plan import Plan, make_plan


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What of a database becomes a schema, and where it goes.

    Args:
        include, exclude: patterns of tables, `name` or `schema.name`; all that none excludes, where none includes.
        schemas: patterns of PostgreSQL schemas.
        language: "yaml" or "toml", where no file says it.
        output: the file, below the folder of the command, which is brought up to date where it is there already; None
            for text alone.
        force: whether a file that is there is written anew.
        prune: whether what the database does not have goes from a schema that is there.
        dry_run: write nothing.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    schemas: tuple[str, ...] = ()
    language: str = "yaml"
    output: str | None = None
    force: bool = False
    prune: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """A database as a schema: the text, and what became of the file."""

    text: str
    outcome: Outcome


def import_database(
    root: Path, url: str, options: ImportOptions, diagnostics: Diagnostics, progress: Progress
) -> Imported | None:
    """Read a database and write it as a schema; what a schema cannot say is reported, each with a code.

    Errors: `OutsideError` for a database that cannot be read, one in which there is nothing to import, and a file that
    is there already.
    """
    from sqla_scaffold.reading.database.connect import read_database

    language = language_of(root, options)
    progress("reading the database")
    found = chosen(read_database(url), options)
    if not any(map(is_mappable, found.tables)):
        hint = "see `--include`, `--exclude` and `--schema`, and whether the URL names the database that you mean"
        raise OutsideError(codes.NOTHING_TO_IMPORT, "there is no table to import", hint=hint)
    progress("writing the schema")
    if options.output is not None and (root / options.output).exists() and not options.force:
        return updated(root, options.output, found, options, diagnostics)
    document, text, meant = schema_of(found, language, options.output or f"schema.{language}", diagnostics)
    if meant is None:
        return None
    said = report(document, meant, diagnostics)
    tables = len(document.found.tables)
    return written(root, text, options, (f"{tables} {'table' if tables == 1 else 'tables'} imported.", *said))


def written(root: Path, text: str, options: ImportOptions, said: tuple[str, ...]) -> Imported:
    """Write a schema into its file, where there is one, all or nothing."""
    if options.output is None:
        return Imported(text, Outcome(True, said=said))
    plan = make_plan(root, [GeneratedFile(options.output, text, Owner.TOOL)])
    if options.dry_run or plan.current:
        return Imported(text, Outcome(True, plan, said=said))
    return Imported(text, _written(root, plan, said))


def updated(
    root: Path, name: str, found: FoundDatabase, options: ImportOptions, diagnostics: Diagnostics
) -> Imported | None:
    """Bring a schema that is there up to date."""
    changed = reimport(root, name, found, diagnostics, prune=options.prune)
    if changed is None:
        return None
    said = report(changed.document, changed.meant, diagnostics, in_order=False)
    entries = f"{changed.made} {'entry' if changed.made == 1 else 'entries'} of the schema changed."
    said = (entries if changed.made else "The schema says what the database holds.", *said)
    wanted = [GeneratedFile(one.name, one.text, Owner.TOOL) for one in changed.documents]
    plan = make_plan(root, wanted, read=changed.hashes)
    if options.dry_run or plan.current:
        return Imported("", Outcome(True, plan, said=said))
    return Imported("", _written(root, plan, said))


def _written(root: Path, plan: Plan, said: tuple[str, ...]) -> Outcome:
    # Outside a project nothing may be left but the file itself, so no way back is kept there.
    command = "import" if (root / STATE).is_dir() else ""
    with lock(root, "import"):
        said = (*recovered(root), *apply(root, plan, command), *said)
    return Outcome(True, plan, written=True, said=said)


def language_of(root: Path, options: ImportOptions) -> str:
    """Return the language of the schema: that of its file, else the one that was asked for."""
    if options.output is None:
        return options.language
    if (root / options.output).is_dir():
        return options.language
    language = FORMATS.get(Path(options.output).suffix.lower())
    if language is None:
        hint = f"the endings of schema files are {', '.join(FORMATS)}"
        message = f"`{Path(options.output).suffix}` is no format of a schema"
        raise OutsideError(FILE_FORMAT, message, hint=hint, path=options.output)
    return language


def chosen(found: FoundDatabase, options: ImportOptions) -> FoundDatabase:
    """Return a database without the tables that the patterns leave out, and the enums of schemas that they do."""

    def is_wanted(key: TableKey) -> bool:
        words = {str(key), key.name} if key.schema is None else {str(key)}
        included = not options.include or any(fnmatchcase(word, one) for word in words for one in options.include)
        excluded = any(fnmatchcase(word, one) for word in words for one in options.exclude)
        return included and not excluded and _in_schemas(key.schema, options.schemas)

    tables = tuple(table for table in found.tables if is_wanted(table.key))
    if len(tables) == len(found.tables):
        return found
    used = {part.enum for table in tables for column in table.columns for part in parts(column.type)}
    named = {part.domain for table in tables for column in table.columns for part in parts(column.type)}
    said = {column.type.sql for table in tables for column in table.columns if column.type.sql is not None}
    enums = tuple(enum for enum in found.enums if enum.key in used)
    counted = {column.server_default for table in tables for column in table.columns}
    return replace(
        found,
        tables=tables,
        enums=enums,
        domains=tuple(one for one in found.domains if one.name in named),
        composites=tuple(one for one in found.composites if any(one.name in sql for sql in said)),
        sequences=tuple(one for one in found.sequences if NextValue(one.key) in counted),
    )


def _in_schemas(schema: str | None, patterns: Sequence[str]) -> bool:
    return not patterns or any(fnmatchcase(schema or "public", one) for one in patterns)


def schema_of(
    found: FoundDatabase, language: str, name: str, diagnostics: Diagnostics
) -> tuple[Document, str, Meant | None]:
    """Return a database as a document, its text, and what that means; written out where the short form will not do."""
    document, text, meant = _tried(found, language, name, Diagnostics(), ())
    if meant is None:
        return _tried(found, language, name, diagnostics, [table.key for table in found.tables])
    moved = reordered(document, meant.schema)
    return _tried(found, language, name, diagnostics, moved) if moved else (document, text, meant)


def _tried(
    found: FoundDatabase, language: str, name: str, diagnostics: Diagnostics, written_out: Collection[TableKey]
) -> tuple[Document, str, Meant | None]:
    document = document_of(found, written_out)
    text = text_of(document.words, language)
    read = read_text(text.encode(), name, language, diagnostics)
    if read is None:
        return document, text, None
    return document, text, understand(read.spec, diagnostics, found.dialect)


def report(document: Document, meant: Meant, diagnostics: Diagnostics, *, in_order: bool = True) -> tuple[str, ...]:
    """Report what the schema does not say of the database, and return what is only counted as a sentence.

    Args:
        in_order: whether the order of columns matters; that of a schema which was there is a person's.
    """
    for one in document.left_out:
        if one.name:
            message = f"{one.kind} {one.name}" + (f": {one.why}" if one.why else " is not in the schema")
            diagnostics.add(codes.NOT_IMPORTED, message, hint="make it by hand in a revision, if it is needed")
    tables = {table.key: table for table in document.found.tables}
    for table in document.found.tables:
        key = mapper_key(table, tables) if in_order else _key_in(meant.schema, table)
        if key and not table.primary_key.columns and not is_unique_key(key, table):
            message = f"table {table.key} has no primary key, and no columns of it are unique and never null"
            hint = f"see whether {', '.join(key)} tell its rows apart, and name other columns in `mapper_args` if not"
            diagnostics.add(codes.KEY_CHOSEN, message, hint=hint)
    for difference in differences(document, meant.schema) if in_order else ():
        diagnostics.add(codes.MEANS_ANOTHER, difference)
    counts = Counter[str]()
    for one in document.left_out:
        counts[one.kind] += 0 if one.name else one.count
    counted = [f"{count} {kind if count == 1 else _plural(kind)}" for kind, count in sorted(counts.items()) if count]
    return (f"Not in a schema: {', '.join(counted)}.",) if counted else ()


def _key_in(schema: Schema, table: Table) -> tuple[str, ...]:
    """Return the columns by which the model of a table tells its rows apart, as a person may have named them."""
    model = next((one for one in schema.models if one.table == table.key), None)
    columns = {} if model is None else {one.name: one.column for one in model.attributes}
    return () if model is None else tuple(columns[name] for name in model.mapper_key)


def _plural(kind: str) -> str:
    return "policies" if kind == "policy" else f"{kind}s"
