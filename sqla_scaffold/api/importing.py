"""`import`: a live database becomes a schema."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sqla_scaffold.api.import_files import files_of
from sqla_scaffold.api.import_options import ImportOptions, chosen, is_there, language_of, placed
from sqla_scaffold.api.meant import Meant, understand
from sqla_scaffold.api.outcome import Outcome, Progress
from sqla_scaffold.api.reimporting import reimport
from sqla_scaffold.api.writing import recovered
from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.formatting.schema_format import read_text
from sqla_scaffold.importing.document import Document, document_of
from sqla_scaffold.importing.fidelity import differences, reordered, unlike
from sqla_scaffold.importing.mapper_keys import is_mappable, is_unique_key, mapper_key
from sqla_scaffold.importing.mixins import with_mixins
from sqla_scaffold.importing.rewording import Same
from sqla_scaffold.importing.text import text_of
from sqla_scaffold.importing.views import is_guessed
from sqla_scaffold.importing.version_tables import VERSION_TABLE
from sqla_scaffold.reading.database.found import FoundDatabase, LeftOut
from sqla_scaffold.report.codes import databases as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.table import Table, TableKey
from sqla_scaffold.write.apply import apply
from sqla_scaffold.write.lock import lock
from sqla_scaffold.write.paths import STATE
from sqla_scaffold.write.plan import Plan, make_plan

if TYPE_CHECKING:
    from sqla_scaffold.reading.database.connect import Opened


@dataclass(frozen=True, slots=True)
class Imported:
    """A database as a schema: the text, what became of the file, and for which database the schema is."""

    text: str
    outcome: Outcome
    database: str = "sqlite"


def import_database(
    root: Path, url: str, options: ImportOptions, diagnostics: Diagnostics, progress: Progress
) -> Imported | None:
    """Read a database and write it as a schema; what a schema cannot say is reported, each with a code.

    Errors: `OutsideError` for a database that cannot be read, one in which there is nothing to import, and a file that
    is there already.
    """
    from sqla_scaffold.reading.database.connect import opened

    root, options = placed(root, options)
    language = language_of(root, options)
    progress("reading the database")
    with opened(url) as database:
        imported = _imported(root, language, database, options, diagnostics, progress)
        return None if imported is None else replace(imported, database=database.found.dialect)


def _imported(
    root: Path, language: str, database: Opened, options: ImportOptions, diagnostics: Diagnostics, progress: Progress
) -> Imported | None:
    found = chosen(database.found, options)
    if not found.views and not any(map(is_mappable, found.tables)):
        hint = "see `--include`, `--exclude` and `--schema`, and whether the URL names the database that you mean"
        raise OutsideError(codes.NOTHING_TO_IMPORT, "there is no table to import", hint=hint)
    progress("writing the schema")
    if options.output is not None and is_there(root, options):
        return updated(root, options.output, found, options, diagnostics, same_on(database))
    document, text, meant = schema_of(found, language, options.output or f"schema.{language}", diagnostics)
    if meant is None:
        return None
    if options.mixins:
        document, text, meant = with_shared_columns(document, text, meant, language)
    said = report(document, meant, diagnostics)
    files = files_of(document, text, language, options)
    return written(root, text, files, options, (_counted(document), *said))


def _counted(document: Document) -> str:
    counts = [(len(document.found.tables), "table"), (len(document.found.views), "view")]
    shown = [f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts if count or word == "table"]
    return f"{' and '.join(shown)} imported."


def written(
    root: Path, text: str, files: Sequence[GeneratedFile], options: ImportOptions, said: tuple[str, ...]
) -> Imported:
    """Write a schema into its files, where there are some, all or nothing."""
    if not files:
        return Imported(text, Outcome(True, said=said))
    plan = make_plan(root, files)
    if options.dry_run or plan.current:
        return Imported(text, Outcome(True, plan, said=said))
    return Imported(text, _written(root, plan, said))


def updated(
    root: Path, name: str, found: FoundDatabase, options: ImportOptions, diagnostics: Diagnostics, same: Same
) -> Imported | None:
    """Bring a schema that is there up to date.

    Args:
        same: tells whether SQL in other words means the same to the database.
    """
    changed = reimport(root, name, found, diagnostics, prune=options.prune, same=same)
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


def same_on(database: Opened) -> Same:
    """Return what tells whether SQL in other words means the same, of which an open database is asked."""
    from sqla_scaffold.migrate.same_facts import Judge

    judge = Judge(database.found.dialect, database.meaning)

    def same(one: str, other: str, table: TableKey | None) -> bool:
        return judge.same_select(one, other) if table is None else judge.same_sql(one, other, table)

    return same


def _written(root: Path, plan: Plan, said: tuple[str, ...]) -> Outcome:
    # Outside a project nothing may be left but the file itself, so no way back is kept there.
    command = "import" if (root / STATE).is_dir() else ""
    with lock(root, "import"):
        said = (*recovered(root), *apply(root, plan, command), *said)
    return Outcome(True, plan, written=True, said=said)


def schema_of(
    found: FoundDatabase, language: str, name: str, diagnostics: Diagnostics
) -> tuple[Document, str, Meant | None]:
    """Return a database as a document, its text, and what that means; written out where the short form will not do."""
    document, text, meant = _tried(found, language, name, Diagnostics(), ())
    as_models = frozenset[TableKey]() if meant is None else unlike(document, meant.schema)
    if as_models:
        document, text, meant = _tried(found, language, name, Diagnostics(), (), as_models)
    if meant is None:
        return _tried(found, language, name, diagnostics, [table.key for table in found.tables], None)
    moved = reordered(document, meant.schema)
    return _tried(found, language, name, diagnostics, moved, as_models) if moved else (document, text, meant)


def with_shared_columns(document: Document, text: str, meant: Meant, language: str) -> tuple[Document, str, Meant]:
    """Return a document in which what several tables end with stands in mixins, as far as it means the same."""
    excluded: set[str] = set()
    for _ in range(3):
        tried = replace(document, words=with_mixins(document.words, excluded))
        text_then = text_of(tried.words, language)
        read = read_text(text_then.encode(), "schema", language, Diagnostics())
        meant_then = None if read is None else understand(read.spec, Diagnostics(), document.found.dialect)
        if meant_then is None:
            break
        other = [model.name for model in meant.schema.models if not _is_alike(model.table, meant, meant_then)]
        if not other:
            return tried, text_then, meant_then
        excluded |= set(other)
    return document, text, meant


def _is_alike(key: TableKey, meant: Meant, other: Meant) -> bool:
    return meant.schema.tables_by_key[key] == other.schema.tables_by_key.get(key)


def _tried(
    found: FoundDatabase,
    language: str,
    name: str,
    diagnostics: Diagnostics,
    written_out: Collection[TableKey],
    as_models: Collection[TableKey] | None = (),
) -> tuple[Document, str, Meant | None]:
    document = document_of(found, written_out, as_models=as_models)
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
        if one.name and one.kind != VERSION_TABLE:
            message = f"{one.kind} {one.name}" + (f": {one.why}" if one.why else " is not in the schema")
            diagnostics.add(codes.NOT_IMPORTED, message, hint="make it by hand in a revision, if it is needed")
    tables = {table.key: table for table in document.found.tables}
    for table in document.found.tables:
        key = mapper_key(table, tables) if in_order else _key_in(meant.schema, table)
        if key and not table.primary_key.columns and not is_unique_key(key, table):
            message = f"table {table.key} has no primary key, and no columns of it are unique and never null"
            hint = f"see whether {', '.join(key)} tell its rows apart, and name other columns in `mapper_args` if not"
            diagnostics.add(codes.KEY_CHOSEN, message, hint=hint)
    for view in filter(is_guessed, document.found.views):
        message = f"view {view.table.key} has no key that the database knows, so that all its columns are the key"
        hint = "name those that tell its rows apart in `primary_key`"
        diagnostics.add(codes.KEY_CHOSEN, message, hint=hint)
    for difference in differences(document, meant.schema) if in_order else ():
        diagnostics.add(codes.MEANS_ANOTHER, difference)
    counts = Counter[str]()
    for one in document.left_out:
        counts[one.kind] += 0 if one.name else one.count
    counted = [f"{count} {kind if count == 1 else _plural(kind)}" for kind, count in sorted(counts.items()) if count]
    return (*about_versions(document.left_out), *([f"Not in a schema: {', '.join(counted)}."] if counted else ()))


def about_versions(left_out: Iterable[LeftOut]) -> tuple[str, ...]:
    """Say which tables were left out because Alembic keeps its revisions there."""
    names = [one.name for one in left_out if one.kind == VERSION_TABLE]
    if not names:
        return ()
    verb = "is" if len(names) == 1 else "are"
    return (f"{', '.join(names)} {verb} left out: Alembic notes there which revisions were applied.",)


def _key_in(schema: Schema, table: Table) -> tuple[str, ...]:
    """Return the columns by which the model of a table tells its rows apart, as a person may have named them."""
    model = next((one for one in schema.models if one.table == table.key), None)
    columns = {} if model is None else {one.name: one.column for one in model.attributes}
    return () if model is None else tuple(columns[name] for name in model.mapper_key)


def _plural(kind: str) -> str:
    return "policies" if kind == "policy" else f"{kind}s"
