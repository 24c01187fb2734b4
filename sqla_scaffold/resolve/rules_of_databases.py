"""The rules for what one database has and another has not, in keys, constraints and indexes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqla_scaffold.report.codes import keys as codes
from sqla_scaffold.report.diagnostic import Note
from sqla_scaffold.report.source import Span
from sqla_scaffold.resolve.drafts import TABLE_OPTIONS, SchemaDraft
from sqla_scaffold.resolve.table_drafts import ColumnDraft, TableDraft
from sqla_scaffold.schema.bounds import partition_key
from sqla_scaffold.schema.column_spec import ForeignKeySpec
from sqla_scaffold.schema.constraint_spec import ExcludeSpec, PartitionSpec, UniqueSpec
from sqla_scaffold.schema.spec import InheritsSpec, ModelSpec, RelationshipSpec
from sqla_scaffold.schema.table import TypeUse
from sqla_scaffold.schema.word import Word

_TITLES = {"sqlite": "SQLite", "postgresql": "PostgreSQL", "mysql": "MySQL"}
_KEYS = {"storage": "with"}  # keys that are no names in Python
_POSTGRESQL, _MYSQL = ("postgresql",), ("mysql",)
# Index methods that can carry columns along (https://www.postgresql.org/docs/current/indexes-index-only-scans.html).
_CARRYING = ("btree", "gist", "spgist")
# Actions at an update that write to the column.
_SETTING = ("CASCADE", "SET NULL", "SET DEFAULT")
# Types whose names a STRICT table knows (https://www.sqlite.org/stricttables.html).
_STRICT = ("int", "text", "unicode_text", "bytes")
_STRICT_SQL = ("INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY")
# PostgreSQL's operators, less those that begin a comment; a percent sign is a driver's.
_SIGNS = r"(?!.*(?:--|/\*))[-+*/<>=~!@#^&|`?]+"
_OPERATOR = re.compile(rf"{_SIGNS}|OPERATOR\([A-Za-z_]\w*\.{_SIGNS}\)", re.ASCII)
# What is no name in SQL: texts, and the quotes around names.
_TEXT = re.compile(r"'(?:[^']|'')*'")
_NAME = re.compile(r'`((?:[^`]|``)+)`|"((?:[^"]|"")+)"|([^\W\d]\w*)')


def words_are_known_to_the_database(draft: SchemaDraft) -> None:
    """What is said to one database alone is not said to another."""
    for word, span, databases in _words(draft):
        if draft.database not in databases:
            message = f"{_TITLES[draft.database]} has no `{word}` here"
            where = " and ".join(_TITLES[name] for name in databases)
            hint = f"remove it; {where} {'has' if len(databases) == 1 else 'have'} it"
            draft.diagnostics.add(codes.DATABASE_LACKS, message, span, hint=hint)


def _words(draft: SchemaDraft) -> Iterator[tuple[str, Span, tuple[str, ...]]]:
    for key in _keys(draft):
        for name in ("deferrable", "initially"):
            yield from _said(key, name, ("sqlite", "postgresql"))
        yield from _said(key, "match", _POSTGRESQL)
        yield from _said(key, "not_valid", _POSTGRESQL)
    yield from _said(draft.spec, "extensions", _POSTGRESQL)
    for model in draft.models.values():
        for option, database in TABLE_OPTIONS.items():
            yield from _said(model.spec, option, (database,))
        yield from _said(model.spec, "primary_key_name", ("sqlite", "postgresql"))
        yield from _said(model.spec, "partitions", _POSTGRESQL)
        for side in model.spec.relationships:
            for name in ("deferrable", "initially"):
                yield from _said(side, name, ("sqlite", "postgresql"))
            yield from _said(side, "match", _POSTGRESQL)
        for exclude in model.spec.excludes:
            yield "excludes", exclude.span, _POSTGRESQL
    for holder in _holders(draft):
        for unique in holder.uniques:
            for name in ("deferrable", "initially", "nulls_not_distinct", "include"):
                yield from _said(unique, name, _POSTGRESQL)
        for check in holder.checks:
            yield from _said(check, "not_valid", _POSTGRESQL)
        for index in holder.indexes:
            for name in ("nulls_not_distinct", "include"):
                yield from _said(index, name, _POSTGRESQL)
            yield from _said(index, "tablespace", _POSTGRESQL)
            yield from _said(index, "concurrently", _POSTGRESQL)
            yield from _said(index, "storage", _POSTGRESQL)
            yield from _said(index, "prefix", _MYSQL)
            yield from _said(index, "with_parser", _MYSQL)
            for element in index.elements:
                for name in ("nulls", "ops"):
                    yield from _said(element, name, _POSTGRESQL)
                yield from _said(element, "length", _MYSQL)
                if element.kind == "sql":
                    yield "sql", element.value.span, ("sqlite", "postgresql")


def _holders(draft: SchemaDraft) -> Iterator[ModelSpec | PartitionSpec]:
    """Yield the models and their partitions, on each of which something may hold."""
    for model in draft.models.values():
        yield model.spec
        yield from model.spec.partitions


def _said(spec: object, name: str, databases: tuple[str, ...]) -> Iterator[tuple[str, Span, tuple[str, ...]]]:
    word = getattr(spec, name)
    while isinstance(word, tuple):
        word = word[0] if word else None
    if word is not None:
        yield _KEYS.get(name, name), word.span, databases


def _keys(draft: SchemaDraft) -> Iterator[ForeignKeySpec]:
    mixed = (column for mixin in draft.spec.mixins for column in mixin.columns)
    own = (column for model in draft.spec.models for column in model.columns)
    for column in (*mixed, *own):
        if column.foreign_key is not None:
            yield column.foreign_key
    for holder in _holders(draft):
        yield from holder.foreign_keys


def what_waits_is_deferrable(draft: SchemaDraft) -> None:
    """A check can wait for the end of the transaction only where it is deferrable."""
    sides = (side for model in draft.spec.models for side in model.relationships)
    uniques = (unique for holder in _holders(draft) for unique in holder.uniques)
    excludes = (exclude for model in draft.spec.models for exclude in model.excludes)
    parents = (model.inherits for model in draft.spec.models if model.inherits is not None)
    specs: list[ForeignKeySpec | RelationshipSpec | UniqueSpec | ExcludeSpec | InheritsSpec]
    specs = [*_keys(draft), *sides, *uniques, *excludes, *parents]
    for spec in specs:
        if spec.initially is not None and (spec.deferrable is None or not spec.deferrable.value):
            message = "`initially` speaks of what is deferrable, and this is not"
            hint = "say `deferrable: true`, or remove `initially`"
            draft.diagnostics.add(codes.OPTION_CLASH, message, spec.initially.span, hint=hint)


def foreign_keys_refer_to_nothing_that_waits(draft: SchemaDraft) -> None:
    """PostgreSQL lets no foreign key refer to a unique constraint that may be broken for a while."""
    for table in draft.tables:
        for key in table.foreign_keys:
            waiting = [one for one in key.target.uniques if set(one.columns) == set(key.target_columns)]
            if waiting and all(one.spec and one.spec.deferrable and one.spec.deferrable.value for one in waiting):
                message = f"a foreign key cannot refer to a unique constraint of `{key.target.key}` that is deferrable"
                hint = "remove `deferrable` there, or refer to the primary key"
                notes = [Note("the unique constraint", waiting[0].span)]
                draft.diagnostics.add(codes.OPTION_CLASH, message, key.span, hint=hint, notes=notes)


def lasting_tables_refer_to_no_unlogged_one(draft: SchemaDraft) -> None:
    """PostgreSQL lets no row that outlives a crash refer to one that does not."""
    for table in draft.tables if draft.database == "postgresql" else ():
        for key in table.foreign_keys:
            if key.target.options.unlogged and not table.options.unlogged:
                message = f"`{table.key}` outlives a crash, and cannot refer to `{key.target.key}`, which is unlogged"
                hint = "say `unlogged: true` here as well, or remove it there"
                notes = [Note("the unlogged table", key.target.span)]
                draft.diagnostics.add(codes.OPTION_CLASH, message, key.span, hint=hint, notes=notes)


def options_of_indexes_go_together(draft: SchemaDraft) -> None:
    """Words of an index that speak of its other words find them there."""
    for holder in _holders(draft):
        for index in holder.indexes:
            word = index.nulls_not_distinct
            if word is not None and word.value and (index.unique is None or not index.unique.value):
                message = "`nulls_not_distinct` is for an index that is unique"
                draft.diagnostics.add(codes.OPTION_CLASH, message, word.span, hint="say `unique: true`, or remove it")
            if index.include and index.using is not None and index.using.value not in _CARRYING:
                message = f"an index by {index.using.value} cannot carry columns along"
                hint = f"remove `include`, or use {', '.join(_CARRYING)}"
                draft.diagnostics.add(codes.OPTION_CLASH, message, index.include[0].span, hint=hint)
            if index.concurrently is not None and (
                isinstance(holder, PartitionSpec) or holder.partition_by is not None
            ):
                message = "PostgreSQL builds no index of a table in partitions next to the work of others"
                hint = "remove `concurrently`"
                draft.diagnostics.add(codes.OPTION_CLASH, message, index.concurrently.span, hint=hint)
            if index.prefix is not None and index.unique is not None and index.unique.value:
                message = f"a {index.prefix.value} index cannot be unique"
                draft.diagnostics.add(codes.OPTION_CLASH, message, index.prefix.span, hint="remove `unique`")
            lengths = [element.length for element in index.elements if element.length is not None]
            downs = [element.desc for element in index.elements if element.desc is not None and element.desc.value]
            if lengths and downs and draft.database == "mysql":
                message = "`desc` beside a `length`, which SQLAlchemy cannot write"
                hint = "remove `desc`: MySQL reads an index backwards as well"
                draft.diagnostics.add(codes.OPTION_CLASH, message, downs[0].span, hint=hint)
            for element in index.elements:
                for name in ("desc", "nulls", "ops", "length"):
                    said = getattr(element, name)
                    if element.kind == "sql" and said is not None:
                        message = f"`{name}` is for a column, and this is an expression"
                        hint = "write it into the SQL text"
                        draft.diagnostics.add(codes.OPTION_CLASH, message, said.span, hint=hint)


def operators_are_operators(draft: SchemaDraft) -> None:
    """What stands between two values in SQL goes there as it is, so nothing else may stand in it."""
    for model in draft.models.values():
        for element in (element for exclude in model.spec.excludes for element in exclude.elements):
            if _OPERATOR.fullmatch(element.operator.value) is None:
                message = f"`{element.operator.value}` is no operator that an exclusion constraint can have"
                hint = "write one such as =, <> or &&, or OPERATOR(schema.&&)"
                draft.diagnostics.add(codes.OPTION_CLASH, message, element.operator.span, hint=hint)
            if element.ops is not None and element.kind == "sql":
                message = "`ops` is for a column, and this is an expression"
                draft.diagnostics.add(codes.OPTION_CLASH, message, element.ops.span, hint="write it into the SQL text")


def keys_hold_what_partitions_a_table(draft: SchemaDraft) -> None:
    """PostgreSQL keeps a key of a partitioned table in each partition, so the key says which one it is."""
    for model in draft.models.values():
        words = [model.spec.partition_by, *(one.partition_by for one in model.spec.partitions)]
        for word in words if draft.database == "postgresql" else ():
            if word is not None:
                _check_partition_key(word, model.table, draft)


def _check_partition_key(word: Word[str], table: TableDraft, draft: SchemaDraft) -> None:
    if partition_key(word.value) is None:
        message, hint = "this partitions no table", "write RANGE (day), LIST (country) or HASH (id)"
        draft.diagnostics.add(codes.OPTION_CLASH, message, word.span, hint=hint)
        return
    named = {name.lower() for name in _names(word.value)}
    wanted = [column for column in table.columns if column.name.lower() in named]
    keys = [table.primary_key, *(one.columns for one in table.uniques)]
    keys += [index.columns for index in table.indexes if index.unique]
    missing = next((column for column in wanted for key in keys if key and column not in key), None)
    if missing is not None:
        message = f"`{missing.key}` partitions the table and is not in every key of it"
        hint = f"put `{missing.key}` into the primary key and into whatever is unique"
        draft.diagnostics.add(codes.OPTION_CLASH, message, word.span, hint=hint)


def tables_of_sqlite_hold_what_they_can(draft: SchemaDraft) -> None:
    """A STRICT table has few types, and one without rowids makes no values for its key."""
    for model in draft.models.values() if draft.database == "sqlite" else ():
        options, spec = model.table.options, model.spec
        other = [column for column in model.table.columns if column.type and not _is_strict(column.type)]
        if options.strict and other and spec.strict is not None:
            message = f"a strict table of SQLite has no type for `{other[0].key}`"
            hint = f"use {', '.join(_STRICT)}, or remove `strict`"
            draft.diagnostics.add(codes.OPTION_CLASH, message, spec.strict.span, hint=hint)
        word = spec.sqlite_autoincrement
        if options.sqlite_autoincrement and word is not None:
            if options.without_rowid or not any(column.autoincrement for column in model.table.primary_key):
                message = "SQLite counts no key here: AUTOINCREMENT goes with a primary key of one whole number"
                hint = "remove `sqlite_autoincrement`, or what keeps SQLite from counting"
                draft.diagnostics.add(codes.OPTION_CLASH, message, word.span, hint=hint)
        if options.without_rowid and spec.without_rowid is not None:
            if any(column.autoincrement for column in model.table.primary_key):
                message = "SQLite makes no values for the key of a table without rowids"
                hint = "say `autoincrement: false` at the key, choose another one, or remove `without_rowid`"
                draft.diagnostics.add(codes.OPTION_CLASH, message, spec.without_rowid.span, hint=hint)


def _is_strict(use: TypeUse) -> bool:
    return use.name in _STRICT or (use.sql is not None and use.sql.split(" ")[0].upper() in _STRICT_SQL)


def checks_name_no_column_that_mysql_changes_by_itself(draft: SchemaDraft) -> None:
    """MySQL and MariaDB refuse a check of a column that a foreign key's action sets, or that counts by itself."""
    for table in draft.tables if draft.database == "mysql" else ():
        changed = dict(_changed(table))
        for check, span in table.checks:
            named = {name.lower() for name in _names(check.sqltext)}
            for column, reason in changed.items():
                if column.name.lower() in named:
                    message = f"MySQL refuses a check that names `{column.name}`, which {reason}"
                    hint = "leave the column out of the check, or choose another action of the foreign key"
                    draft.diagnostics.add(codes.CHECK_COLUMN, message, span, hint=hint)


def _changed(table: TableDraft) -> Iterator[tuple[ColumnDraft, str]]:
    # Measured on MariaDB 10.11 (error 1901); ON DELETE CASCADE and RESTRICT are taken.
    for key in table.foreign_keys:
        actions = [("ON DELETE", key.ondelete, ("SET NULL", "SET DEFAULT")), ("ON UPDATE", key.onupdate, _SETTING)]
        for event, action, setting in actions:
            if action in setting:
                yield from ((column, f"its foreign key sets {event} {action}") for column in key.columns)
    yield from ((column, "is AUTO_INCREMENT") for column in table.primary_key if column.autoincrement)


def _names(sql: str) -> Iterator[str]:
    for match in _NAME.finditer(_TEXT.sub("''", sql)):
        quoted = match[1] or match[2]
        yield match[3] if quoted is None else quoted.replace("``", "`").replace('""', '"')
