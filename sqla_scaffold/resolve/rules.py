"""THE TABLE of rules: small checks of a whole schema, each a function whose name is the sentence it holds to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqla_scaffold.report.codes import keys as codes
from sqla_scaffold.report.codes import types as type_codes
from sqla_scaffold.report.suggest import did_you_mean
from sqla_scaffold.resolve.drafts import SchemaDraft
from sqla_scaffold.resolve.table_drafts import ColumnDraft, ForeignKeyDraft, IndexDraft
from sqla_scaffold.resolve.rules_of_databases import (
    checks_name_no_column_that_mysql_changes_by_itself,
    foreign_keys_refer_to_nothing_that_waits,
    keys_hold_what_partitions_a_table,
    lasting_tables_refer_to_no_unlogged_one,
    operators_are_operators,
    options_of_indexes_go_together,
    tables_of_sqlite_hold_what_they_can,
    what_waits_is_deferrable,
    words_are_known_to_the_database,
)
from sqla_scaffold.resolve.rules_of_keys import (
    computed_columns_are_set_by_nothing_else,
    relationships_lead_to_other_columns,
)
from sqla_scaffold.resolve.rules_of_relationships import (
    inner_joins_lose_no_rows,
    keys_written_later_are_nullable,
    only_collections_have_a_class,
    only_collections_have_an_order,
    only_collections_stay_in_the_database,
    only_owners_of_a_key_speak_about_it,
    orphans_are_deleted_from_the_parents_side,
    scalar_sides_rest_on_a_unique_key,
    sides_for_viewing_say_nothing_about_writing,
)
from sqla_scaffold.resolve.tables import INTEGERS
from sqla_scaffold.schema.references import may_refer
from sqla_scaffold.schema.table import IndexElement
from sqla_scaffold.schema.type_use import type_text

# https://www.postgresql.org/docs/current/indexes-types.html
_INDEX_METHODS = ("btree", "hash", "gin", "gist", "spgist", "brin")
_MYSQL_INDEX_METHODS = ("btree", "hash")
_LARGE_IN_MYSQL = ("tinytext", "mediumtext", "longtext", "tinyblob", "mediumblob", "longblob")
_UNINDEXED_IN_MYSQL = ("text", "mysql.text", "unicode_text", "bytes", "json", *_LARGE_IN_MYSQL)


def columns_are_null_where_their_domains_are(draft: SchemaDraft) -> None:
    """A column of a domain that takes no null takes none either; Alembic would compare them so."""
    for table in draft.tables:
        for column in table.columns:
            name = None if column.type is None else column.type.domain
            if name is not None and column.nullable and draft.domains[name].not_null:
                message = f"`{column.key}` may be null, and its domain {name} takes no null"
                hint = "remove the question mark, or `not_null` of the domain"
                draft.diagnostics.add(type_codes.DOMAIN, message, column.span, hint=hint)


def foreign_keys_refer_to_what_is_unique(draft: SchemaDraft) -> None:
    """A row refers to one row: the columns referred to are a primary key or unique."""
    for key in _foreign_keys(draft):
        if not key.target.is_unique(key.target_columns):
            what = ", ".join(column.key for column in key.target_columns)
            message = f"nothing makes `{what}` unique in `{key.target.key}`"
            hint = "refer to the primary key, or say `unique: true` there"
            draft.diagnostics.add(codes.FOREIGN_KEY_TARGET, message, key.span, hint=hint)


def foreign_keys_have_the_type_of_their_target(draft: SchemaDraft) -> None:
    """A foreign key's column has the type of the column it refers to, or one that the database compares with it."""
    for key in _foreign_keys(draft):
        for column, referred in zip(key.columns, key.target_columns, strict=True):
            if column.type is None or referred.type is None:
                continue
            if may_refer(column.type, referred.type, draft.database):
                continue
            other = f"`{key.target.key}.{referred.key}`"
            message = f"`{column.key}` is {type_text(column.type)}, {other} is {type_text(referred.type)}"
            hint = f"write {type_text(referred.type)}, or leave the type out, and it follows the foreign key"
            draft.diagnostics.add(codes.FOREIGN_KEY_TYPE, message, key.span, hint=hint)


def set_null_needs_a_nullable_column(draft: SchemaDraft) -> None:
    """What is to be set to null may be null."""
    for key in _foreign_keys(draft):
        fixed = [column.key for column in key.columns if not column.is_optional]
        if "SET NULL" in (key.ondelete, key.onupdate) and fixed:
            code = codes.SET_NULL if draft.database == "mysql" else codes.SET_NULL_REFUSED
            message = f"SET NULL cannot be: `{fixed[0]}` is not nullable"
            hint = "make it nullable with a `?`, or choose CASCADE or RESTRICT"
            draft.diagnostics.add(code, message, key.span, hint=hint)


def foreign_keys_stand_once(draft: SchemaDraft) -> None:
    """No two foreign keys lead from the same columns to the same table."""
    for table in draft.tables:
        seen: set[tuple[object, ...]] = set()
        for key in table.foreign_keys:
            ends = (frozenset(key.columns), key.target)
            if ends in seen:
                message = f"these columns have a foreign key to `{key.target.key}` already"
                draft.diagnostics.add(codes.FOREIGN_KEY_TWICE, message, key.span, hint="remove one of the two")
            seen.add(ends)


def columns_that_are_referred_to_hold_no_dot(draft: SchemaDraft) -> None:
    """SQLAlchemy can refer to any name in parts; Alembic's comparison takes every dot for a boundary and fails."""
    reported: set[ColumnDraft] = set()
    for key in _foreign_keys(draft):
        for column in key.target_columns:
            if "." in column.name and column not in reported:
                reported.add(column)
                message = f"a foreign key cannot refer to `{column.name}`, whose name holds a dot"
                draft.diagnostics.add(codes.REFERENCE_DOT, message, key.span, hint="rename it in the database")


def autoincrement_is_for_one_whole_number(draft: SchemaDraft) -> None:
    """Where autoincrement is asked for, the database can do it."""
    for model in draft.models.values():
        for column in (*model.own, *model.mixed):
            word = None if column.spec is None else column.spec.autoincrement
            if word is not None and word.value and not column.autoincrement:
                kinds = ", ".join(INTEGERS)
                message = f"the database cannot make the values of `{column.key}`"
                hint = f"it takes a primary key of one column of {kinds} without a default and a foreign key"
                draft.diagnostics.add(codes.AUTOINCREMENT, message, word.span, hint=hint)


def index_methods_are_those_of_the_database(draft: SchemaDraft) -> None:
    """`using` names a method that the database has."""
    for model in draft.models.values():
        for index in model.spec.indexes:
            if index.using is None:
                continue
            word = index.using
            if draft.database == "mysql":
                if word.value.lower() not in _MYSQL_INDEX_METHODS:
                    message, known = f"no method `{word.value}`", " and ".join(_MYSQL_INDEX_METHODS)
                    draft.diagnostics.add(codes.INDEX_METHOD, message, word.span, hint=f"MySQL has {known}")
            elif draft.database != "postgresql":
                message = f"{draft.database} has no choice of index methods"
                draft.diagnostics.add(codes.INDEX_METHOD, message, word.span, hint="remove `using`")
            elif word.value not in _INDEX_METHODS:
                hint = did_you_mean(word.value, _INDEX_METHODS, otherwise=f"PostgreSQL has {', '.join(_INDEX_METHODS)}")
                draft.diagnostics.add(codes.INDEX_METHOD, f"no method `{word.value}`", word.span, hint=hint)
            elif word.value != "btree" and index.unique is not None and index.unique.value:
                message = f"an index by {word.value} cannot be unique"
                draft.diagnostics.add(codes.INDEX_METHOD, message, word.span, hint="use btree, or leave out `unique`")


def conditions_of_indexes_need_a_database_that_has_them(draft: SchemaDraft) -> None:
    """MySQL has no index over some of the rows; one over all would mean something else, above all a unique one."""
    for model in draft.models.values() if draft.database == "mysql" else ():
        for index in model.spec.indexes:
            if index.where is not None:
                message = "MySQL has no index with a condition"
                draft.diagnostics.add(codes.INDEX_METHOD, message, index.where.span, hint="remove `where`")


def texts_have_a_length_in_mysql(draft: SchemaDraft) -> None:
    """MySQL has no VARCHAR without a length."""
    if draft.database != "mysql":
        return
    for column in _written_columns(draft):
        use = column.type
        if use is not None and use.name in ("str", "unicode") and not use.arguments and column.spec is not None:
            if column.spec.type is not None:
                hint = f"write {use.name}(255), or text for a long one"
                message = f"MySQL wants a length for {use.name}"
                draft.diagnostics.add(type_codes.LENGTH_MISSING, message, column.spec.type.span, hint=hint)


def large_types_carry_no_key_in_mysql(draft: SchemaDraft) -> None:
    """MySQL indexes TEXT, BLOB and JSON by a prefix only, which is no key; that of a view is the mapper's alone."""
    if draft.database != "mysql":
        return
    views = {model.table for model in draft.models.values() if model.spec.view is not None}
    for table in (one for one in draft.tables if one not in views):
        keys = [table.primary_key, *(one.columns for one in table.uniques), *map(_whole_columns, table.indexes)]
        for column in dict.fromkeys(column for key in keys for column in key):
            if column.type is not None and column.type.name in _UNINDEXED_IN_MYSQL:
                message = f"MySQL cannot index `{column.key}`, which is {type_text(column.type)}"
                hint = "use str with a length, give the index `length` or `prefix: fulltext`, or do without it"
                draft.diagnostics.add(type_codes.LARGE_KEY, message, column.span, hint=hint)


def _whole_columns(index: IndexDraft) -> tuple[ColumnDraft, ...]:
    if index.prefix is not None:
        return ()
    return tuple(column for column in index.columns if index.parts.get(column, IndexElement()).length is None)


def _foreign_keys(draft: SchemaDraft) -> Sequence[ForeignKeyDraft]:
    return [key for table in draft.tables for key in table.foreign_keys]


def keys_are_not_deferred(draft: SchemaDraft) -> None:
    """What is loaded later is loaded by the primary key."""
    tables = (("primary key", column) for table in draft.tables for column in table.primary_key)
    mappers = (("key of the mapper", column) for model in draft.models.values() for column in model.mapper_key)
    for key, column in (*tables, *mappers):
        words = () if column.spec is None else (column.spec.deferred, column.spec.deferred_group)
        for word in words:
            if word is not None and word.value is not False:
                message = f"`{column.key}` is in the {key}, by which a deferred column is loaded"
                draft.diagnostics.add(type_codes.DEFERRED, message, word.span, hint="remove it")


def groups_are_of_deferred_columns(draft: SchemaDraft) -> None:
    """A column with a group is deferred."""
    for column in _written_columns(draft):
        spec = column.spec
        if spec is not None and spec.deferred_group is not None and spec.deferred is not None:
            if not spec.deferred.value:
                message = f"`{column.key}` has a group, which makes it deferred, and is not"
                hint = "remove `deferred: false` or the group"
                draft.diagnostics.add(type_codes.DEFERRED, message, spec.deferred.span, hint=hint)


def _written_columns(draft: SchemaDraft) -> Sequence[ColumnDraft]:
    mixed = [column for mixin in draft.mixins.values() for column in mixin.columns]
    return [*mixed, *(column for model in draft.models.values() for column in model.own)]


RULES: tuple[Callable[[SchemaDraft], None], ...] = (
    foreign_keys_refer_to_what_is_unique,
    foreign_keys_have_the_type_of_their_target,
    set_null_needs_a_nullable_column,
    foreign_keys_stand_once,
    relationships_lead_to_other_columns,
    computed_columns_are_set_by_nothing_else,
    columns_that_are_referred_to_hold_no_dot,
    autoincrement_is_for_one_whole_number,
    index_methods_are_those_of_the_database,
    conditions_of_indexes_need_a_database_that_has_them,
    words_are_known_to_the_database,
    what_waits_is_deferrable,
    foreign_keys_refer_to_nothing_that_waits,
    options_of_indexes_go_together,
    keys_hold_what_partitions_a_table,
    lasting_tables_refer_to_no_unlogged_one,
    operators_are_operators,
    tables_of_sqlite_hold_what_they_can,
    checks_name_no_column_that_mysql_changes_by_itself,
    keys_are_not_deferred,
    groups_are_of_deferred_columns,
    columns_are_null_where_their_domains_are,
    texts_have_a_length_in_mysql,
    large_types_carry_no_key_in_mysql,
    only_owners_of_a_key_speak_about_it,
    orphans_are_deleted_from_the_parents_side,
    only_collections_have_an_order,
    only_collections_have_a_class,
    only_collections_stay_in_the_database,
    inner_joins_lose_no_rows,
    keys_written_later_are_nullable,
    scalar_sides_rest_on_a_unique_key,
    sides_for_viewing_say_nothing_about_writing,
)


def check_rules(draft: SchemaDraft) -> None:
    """Hold the schema to every rule."""
    for rule in RULES:
        rule(draft)
