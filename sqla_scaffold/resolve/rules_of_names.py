"""The rules for names in the database: length, characters, and that no two things have the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqla_scaffold.report.codes import names as codes
from sqla_scaffold.report.diagnostic import Note
from sqla_scaffold.report.source import Span
from sqla_scaffold.resolve.constraints import derived_name, foreign_key_name
from sqla_scaffold.resolve.drafts import SchemaDraft
from sqla_scaffold.resolve.table_drafts import ColumnDraft, TableDraft
from sqla_scaffold.schema import names

# https://www.postgresql.org/docs/current/ddl-system-columns.html
_SYSTEM_COLUMNS = frozenset({"tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"})
_SHORTER = f"a name has at most {names.MAX_IDENTIFIER} bytes; PostgreSQL cuts longer ones"


def check_table_names(draft: SchemaDraft) -> None:
    """No two models have the same table; case tells tables apart in PostgreSQL alone."""
    seen: dict[tuple[str | None, str], TableDraft] = {}
    for model in draft.models.values():
        if not model.has_table:
            continue
        table = model.table
        first = seen.setdefault(_place(table, draft), table)
        if first is not table:
            message = f"the table `{table.key}` is another model's already"
            notes = [Note("the first one", first.span)]
            draft.diagnostics.add(codes.TABLE_TAKEN, message, table.span, hint="give it another `table:`", notes=notes)
        _check_identifier(table.key.name, "table", table.span, draft)
        _check_reserved(table, draft)


def _place(table: TableDraft, draft: SchemaDraft) -> tuple[str | None, str]:
    return table.key.schema, _told(table.key.name, draft)


def _told(name: str, draft: SchemaDraft) -> str:
    """Return what a database tells a name by: only to PostgreSQL is a capital letter another one."""
    return name if draft.database == "postgresql" else name.lower()


def _check_reserved(table: TableDraft, draft: SchemaDraft) -> None:
    if draft.database == "sqlite" and table.key.name.lower().startswith("sqlite_"):
        message = f"SQLite keeps names that begin with `sqlite_` for itself: `{table.key}`"
        draft.diagnostics.add(codes.TABLE_RESERVED, message, table.span, hint="give it another `table:`")


def _check_identifier(name: str, what: str, span: Span, draft: SchemaDraft) -> None:
    if names.is_too_long(name):
        size = len(name.encode(errors="surrogatepass"))
        draft.diagnostics.add(
            codes.IDENTIFIER_LONG, f"the name of a {what} has {size} bytes", span, hint=f"shorten it: {_SHORTER}"
        )
    problem = _refusal(name, what, draft.database)
    if problem is not None:
        message = f"the name of a {what} cannot {problem}: `{name}`"
        hint = "choose another name in the database with `name:` or `table:`"
        draft.diagnostics.add(codes.IDENTIFIER_REFUSED, message, span, hint=hint)


def _refusal(name: str, what: str, database: str) -> str | None:
    """Say what a database refuses in a name, to be read after "cannot"; None where it takes the name."""
    if database == "postgresql" and what == "column" and name in _SYSTEM_COLUMNS:
        return "be one that PostgreSQL gives to a column of its own in each table"
    if database == "mysql" and name.endswith(" "):
        return "end in a blank in MySQL and MariaDB"
    if database == "mysql" and any(character > "\uffff" for character in name):
        return "hold a character beyond U+FFFF in MySQL and MariaDB"
    return None


def check_names(draft: SchemaDraft) -> None:
    """Check association tables, columns, types of enums, and the names that the schema gives to constraints."""
    models = {_place(model.table, draft): model.table.span for model in draft.models.values()}
    variables: dict[str, TableDraft] = {}
    for table in draft.associations.values():
        _check_identifier(table.key.name, "table", table.span, draft)
        _check_reserved(table, draft)
        first = variables.setdefault(names.fold(_word(str(table.key))), table)
        taken = models.get(_place(table, draft), first.span)
        if taken is not table.span:
            message = f"the association table `{table.key}` is hardly told from another table"
            notes = [Note("the other one", taken)]
            draft.diagnostics.add(codes.TABLE_TAKEN, message, table.span, hint="give it another name", notes=notes)
    parts = [one.table for table in draft.tables for one in table.partitions]
    for table in parts:
        _check_identifier(table.key.name, "partition", table.span, draft)
    for table in draft.tables:
        _check_columns(table, draft)
    for table in (*draft.tables, *parts):
        for name, span in _written_names(table):
            _check_identifier(name, "constraint or index", span, draft)
    for word in (check.db_name for model in draft.spec.models for check in model.checks):
        if word is not None:
            _check_identifier(word.value, "constraint or index", word.span, draft)
    for spec in draft.spec.enums:
        span = spec.name.span if spec.type_name is None else spec.type_name.span
        _check_identifier(draft.enums[spec.name.value].type_name, "type", span, draft)


def _word(text: str) -> str:
    return "".join(character if character.isascii() and character.isalnum() else "_" for character in text)


def _check_columns(table: TableDraft, draft: SchemaDraft) -> None:
    seen: dict[str, ColumnDraft] = {}
    for column in table.columns:
        first = seen.setdefault(_told(column.name, draft), column)
        if first is not column:
            message = f"the table `{table.key}` has two columns `{column.name}`"
            notes = [Note("the first one", first.span)]
            draft.diagnostics.add(
                codes.COLUMN_TAKEN, message, column.span, hint="give one another `name:`", notes=notes
            )
        _check_identifier(column.name, "column", column.span, draft)


def _written_names(table: TableDraft) -> Iterator[tuple[str, Span]]:
    named = [(table.key_name, table.span)]
    named += [(key.written, key.span) for key in table.foreign_keys]
    named += [(unique.written, unique.span) for unique in table.uniques]
    named += [(exclude.name, span) for exclude, span in table.excludes]
    named += [(index.written, index.span) for index in table.indexes]
    yield from ((name, span) for name, span in named if name is not None)


def check_derived_names(draft: SchemaDraft) -> None:
    """No two constraints of a table, and no two indexes, unique constraints or tables at all, have the same name.

    PostgreSQL and SQLite keep tables and indexes in one drawer per schema, and a primary key or unique constraint has an index.
    MySQL has a drawer of indexes for each table, another one for what else holds on it, and calls every primary key PRIMARY.
    """
    if draft.database == "mysql":
        for table in draft.tables:
            _claim_all(_indexed_names(table, draft), {}, draft)
            _claim_all(_other_names(table, draft), {}, draft)
        return
    drawers: dict[str | None, dict[str, Span]] = {}
    for table in draft.tables:
        drawers.setdefault(table.key.schema, {})[_told(table.key.name, draft)] = table.span
    parts = [one.table for table in draft.tables for one in table.partitions]
    for table in parts:
        _claim(table.key.name, table.span, drawers[table.key.schema], draft)
    for table in (*draft.tables, *parts):
        drawer = drawers[table.key.schema]
        own: dict[str, Span] = {}
        for name, span in _drawer_names(table, draft):
            _claim(name, span, drawer, draft)
            own[_told(name, draft)] = span
        _claim_all(_other_names(table, draft), own, draft)


def _drawer_names(table: TableDraft, draft: SchemaDraft) -> Iterator[tuple[str, Span]]:
    if table.primary_key:
        yield table.key_name or derived_name(draft, "pk", table, table.primary_key), table.span
    yield from _indexed_names(table, draft)


def _other_names(table: TableDraft, draft: SchemaDraft) -> Iterator[tuple[str, Span]]:
    yield from ((foreign_key_name(draft, key), key.span) for key in table.foreign_keys)
    yield from ((check.name, span) for check, span in table.checks)


def _indexed_names(table: TableDraft, draft: SchemaDraft) -> Iterator[tuple[str, Span]]:
    for unique in table.uniques:
        yield unique.written or derived_name(draft, "uq", table, unique.columns), unique.span
    for exclude, span in table.excludes:
        yield exclude.name, span
    for index in table.indexes:
        yield index.written or derived_name(draft, "ix", table, index.columns), index.span


def _claim_all(named: Iterable[tuple[str, Span]], taken: dict[str, Span], draft: SchemaDraft) -> None:
    for name, span in named:
        _claim(name, span, taken, draft)


def _claim(name: str, span: Span, taken: dict[str, Span], draft: SchemaDraft) -> None:
    known = _told(name, draft)
    if known in taken:
        hint = "write another `name:`, or a naming convention that tells them apart"
        notes = [Note("the first one", taken[known])]
        draft.diagnostics.add(
            codes.CONSTRAINT_TAKEN, f"the name `{name}` is taken already", span, hint=hint, notes=notes
        )
    taken.setdefault(known, span)
