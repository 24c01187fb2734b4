"""What PostgreSQL alone has: types of their own for enums, sequences behind columns, casts that must be said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from sqla_scaffold.compare.changes import ChangeColumn, Part
from sqla_scaffold.compare.object_changes import ChangeEnum
from sqla_scaffold.migrate.calls import Call, execute
from sqla_scaffold.migrate.ground import Ground
from sqla_scaffold.migrate.wording import column_words, default_words, quote, table_name, type_words
from sqla_scaffold.schema.model import EnumType
from sqla_scaffold.schema.table import Column, Identity, Index, Table, TableKey, TypeUse
from sqla_scaffold.schema.type_use import kind_of
from sqla_scaffold.schema.types import BY_NAME, Kind

_NAME = "postgresql"
_LONGEST = 63
_NUMBERS = (Kind.INT, Kind.FLOAT, Kind.DECIMAL)
_MOMENTS = (Kind.DATE, Kind.DATETIME)
_SEQUENCE_TYPES = {"smallint": "smallint", "int": "integer", "bigint": "bigint"}


# --- enums --------------------------------------------------------------------------------------------------------------


def type_name(enum: EnumType) -> str:
    """Return the name of an enum's type, as SQL has it."""
    return ".".join(quote(part, _NAME) for part in (enum.schema, enum.type_name) if part is not None)


def text(value: str) -> str:
    """Return a text as SQL has it; a backslash is a plain character there."""
    return "'" + value.replace("'", "''") + "'"


def create_type(enum: EnumType) -> str:
    """Return the statement that makes an enum's type."""
    return f"CREATE TYPE {type_name(enum)} AS ENUM ({', '.join(text(one.value) for one in enum.members)})"


def rename_type(before: EnumType, after: EnumType) -> Iterator[str]:
    """Yield the statements that give a type its name and its schema."""
    if before.schema != after.schema:
        yield f"ALTER TYPE {type_name(before)} SET SCHEMA {quote(after.schema or 'public', _NAME)}"
    if before.type_name != after.type_name:
        schema = "" if after.schema is None else quote(after.schema, _NAME) + "."
        yield f"ALTER TYPE {schema}{quote(before.type_name, _NAME)} RENAME TO {quote(after.type_name, _NAME)}"


def rename_value(enum: EnumType, was: str, now: str) -> str:
    """Return the statement that gives a value another text."""
    return f"ALTER TYPE {type_name(enum)} RENAME VALUE {text(was)} TO {text(now)}"


def _held(change: ChangeEnum) -> list[str]:
    """Return the values that the type has once those with other texts have them."""
    targets = [now for _, now in change.values]
    kept = {one.value for one in change.after.members}
    return [
        now if now is not None and targets.count(now) == 1 and was not in kept else was for was, now in change.values
    ]


def additions(change: ChangeEnum) -> list[str] | None:
    """Return the statements that add values where they belong, None where adding is not enough."""
    held, wanted = _held(change), [one.value for one in change.after.members]
    if [value for value in wanted if value in held] != held:
        return None
    found = []
    for number, value in enumerate(wanted):
        if value not in held:
            place = f"AFTER {text(wanted[number - 1])}" if number else f"BEFORE {text(held[0])}"
            found.append(f"ALTER TYPE {type_name(change.after)} ADD VALUE {text(value)} {place}")
    return found


def replace_type(ground: Ground, change: ChangeEnum) -> Iterator[str]:
    """Yield the statements that put a new type in the place of an enum's, with the values of all columns."""
    enum = change.after
    old = EnumType(enum.name, f"{enum.type_name[:50]}__old", enum.members, None, enum.schema)
    yield f"ALTER TYPE {type_name(enum)} RENAME TO {quote(old.type_name, _NAME)}"
    yield create_type(enum)
    now = dict(zip((was for was, _ in change.values), (value for _, value in change.values)))
    cases = [(was, now[was]) for was in _held(change) if was in now and now[was] not in (None, was)]
    for key, table in ground.kept.items():
        for column in table.columns:
            if enum_of(column.type) == enum.name:
                yield from _recast(ground, key, column, enum, cases)
    yield f"DROP TYPE {type_name(old)}"


def _recast(
    ground: Ground, key: TableKey, column: Column, enum: EnumType, cases: list[tuple[str, str | None]]
) -> Iterator[str]:
    target = table_name(ground.old_table(key), _NAME)
    name = quote(column.name, _NAME)
    brackets = "[]" if column.type.item is not None else ""
    if column.server_default is not None:
        yield f"ALTER TABLE {target} ALTER COLUMN {name} DROP DEFAULT"
    value = f"{name}::text{brackets}"
    if cases and brackets:
        for was, now in cases:
            value = f"array_replace({value}, {text(was)}, {text(str(now))})"
    elif cases:
        whens = " ".join(f"WHEN {text(was)} THEN {text(str(now))}" for was, now in cases)
        value = f"(CASE {value} {whens} ELSE {value} END)"
    yield f"ALTER TABLE {target} ALTER COLUMN {name} TYPE {type_name(enum)}{brackets} USING {value}::{type_name(enum)}{brackets}"
    new = ground.new_table(key).c.get(column.name)
    if column.server_default is not None and new is not None:
        default = default_words(new, _NAME)
        if default is not None:
            yield f"ALTER TABLE {target} ALTER COLUMN {name} SET DEFAULT {default}"


def enum_of(use: TypeUse) -> str | None:
    """Return the enum of a column or of an array's items."""
    return use.enum if use.item is None else enum_of(use.item)


# --- names --------------------------------------------------------------------------------------------------------------


def rename_constraint(table: sa.Table, before: str, after: str) -> str:
    """Return the statement that renames a constraint."""
    return f"ALTER TABLE {table_name(table, _NAME)} RENAME CONSTRAINT {quote(before, _NAME)} TO {quote(after, _NAME)}"


def rename_part(table: sa.Table, before: Part, after: Part) -> str:
    """Return the statement that renames a constraint or an index."""
    if not isinstance(before, Index):
        return rename_constraint(table, before.name, after.name)
    schema = "" if table.schema is None else quote(table.schema, _NAME) + "."
    return f"ALTER INDEX {schema}{quote(before.name, _NAME)} RENAME TO {quote(after.name, _NAME)}"


def sequence_of(table: str, column: str) -> str:
    """Return the name that PostgreSQL gives to the sequence behind a column (makeObjectName in its sources)."""
    room = _LONGEST - len("__seq")
    first, second = table.encode(), column.encode()
    while len(first) + len(second) > room:
        if len(first) > len(second):
            first = first[:-1]
        else:
            second = second[:-1]
    return f"{first.decode(errors='ignore')}_{second.decode(errors='ignore')}_seq"


def rename_sequences(ground: Ground, key: TableKey, table: Table) -> Iterator[Call]:
    """Yield what gives the sequences behind renamed columns the names that they would have had."""
    for column in table.columns:
        if not (column.autoincrement or column.identity is not None):
            continue
        was = ground.difference.matches.columns[key].get(column.name, column.name)
        before, after = sequence_of(ground.was(key).name, was), sequence_of(key.name, column.name)
        if before != after:
            schema = "" if key.schema is None else quote(key.schema, _NAME) + "."
            yield execute(f"ALTER SEQUENCE {schema}{quote(before, _NAME)} RENAME TO {quote(after, _NAME)}")


# --- columns ------------------------------------------------------------------------------------------------------------


def add_serial(column: sa.Column[Any]) -> str:
    """Return the statement that adds a column which counts up, with values for the rows that are there."""
    return f"ALTER TABLE {table_name(column.table, _NAME)} ADD COLUMN {column_words(column, _NAME)[0]}"


def _sequence(ground: Ground, change: ChangeColumn) -> str:
    schema = "" if change.table.schema is None else quote(change.table.schema, _NAME) + "."
    return schema + quote(sequence_of(change.table.name, change.after.name), _NAME)


def before_change(ground: Ground, change: ChangeColumn) -> Iterator[Call]:
    """Yield what must be done before a column can change."""
    before, after = change.before, change.after
    target = table_name(ground.new_table(change.table), _NAME)
    name = quote(after.name, _NAME)
    if before.autoincrement and not after.autoincrement:
        yield execute(f"ALTER TABLE {target} ALTER COLUMN {name} DROP DEFAULT")
        yield execute(f"DROP SEQUENCE {_sequence(ground, change)}")
    if before.identity is not None and after.identity is None:
        yield execute(f"ALTER TABLE {target} ALTER COLUMN {name} DROP IDENTITY")
    if not ground.is_same_type(change.table, after.name):
        if _keeps_moments(before.type, after.type):
            yield execute("SET LOCAL TimeZone = 'UTC'", "Times without a zone are taken for UTC.")
        if before.server_default is not None and _needs_new_default(before, after):
            yield execute(f"ALTER TABLE {target} ALTER COLUMN {name} DROP DEFAULT")


def _needs_new_default(before: Column, after: Column) -> bool:
    """Tell whether the default would keep the type of before."""
    return enum_of(before.type) is not None or using(before.type, after.type, "", "") is not None


def _keeps_moments(before: TypeUse, after: TypeUse) -> bool:
    kinds = (kind_of(before), kind_of(after))
    return kinds == (Kind.DATETIME, Kind.DATETIME) and _zone(before) != _zone(after)


def _zone(use: TypeUse) -> bool:
    return bool(dict(use.arguments).get("timezone"))


def differences(ground: Ground, change: ChangeColumn, given: dict[str, Any]) -> dict[str, Any]:
    """Return the arguments of `alter_column` that PostgreSQL needs beside the others."""
    more: dict[str, Any] = {}
    before, after = change.before, change.after
    if "type_" in given:
        column = ground.new_column(change.table, after.name)
        cast = using(before.type, after.type, quote(after.name, _NAME), type_words(column, _NAME))
        if cast is not None:
            more["postgresql_using"] = cast
        if after.server_default is not None and _needs_new_default(before, after):
            more["server_default"] = column.server_default
    return more


def after_change(ground: Ground, change: ChangeColumn) -> Iterator[Call]:
    """Yield what completes a changed column: its sequence."""
    before, after = change.before, change.after
    target = table_name(ground.new_table(change.table), _NAME)
    name, sequence = quote(after.name, _NAME), _sequence(ground, change)
    if before.autoincrement and after.autoincrement and before.type != after.type:
        yield execute(f"ALTER SEQUENCE {sequence} AS {_SEQUENCE_TYPES[after.type.name]}")
    if after.autoincrement and not before.autoincrement:
        kind = _SEQUENCE_TYPES[after.type.name]
        yield execute(f"CREATE SEQUENCE {sequence} AS {kind} OWNED BY {target}.{name}")
        yield execute(f"ALTER TABLE {target} ALTER COLUMN {name} SET DEFAULT nextval({text(sequence)})")
        yield execute(_set_value(sequence, name, target))
    if after.identity is not None and before.identity != after.identity:
        yield from _identity(before.identity, after.identity, target, name, sequence)


def _set_value(sequence: str, name: str, target: str) -> str:
    return f"SELECT setval({text(sequence)}, coalesce(max({name}), 0) + 1, false) FROM {target}"


def _identity(before: Identity | None, after: Identity, target: str, name: str, sequence: str) -> Iterator[Call]:
    always = "ALWAYS" if after.always else "BY DEFAULT"
    if before is None:
        options = _options(Identity(), after)
        listed = f" ({' '.join(options)})" if options else ""
        yield execute(f"ALTER TABLE {target} ALTER COLUMN {name} ADD GENERATED {always} AS IDENTITY{listed}")
        if after.start is None:
            yield execute(_set_value(sequence, name, target))
        return
    changes = [f"SET {option}" for option in _options(before, after)]
    if before.always != after.always:
        changes.insert(0, f"SET GENERATED {always}")
    if changes:
        yield execute(f"ALTER TABLE {target} ALTER COLUMN {name} {' '.join(changes)}")


def _options(before: Identity, after: Identity) -> list[str]:
    words = {"start": "START WITH", "increment": "INCREMENT BY", "minvalue": "MINVALUE", "maxvalue": "MAXVALUE"}
    plain = {"start": "1", "increment": "1"}
    found = []
    for name, word in words.items():
        value = getattr(after, name)
        if value != getattr(before, name):
            if value is not None or name in plain:
                found.append(f"{word} {plain.get(name) if value is None else value}")
            else:
                found.append(f"NO {word}")
    if before.cache != after.cache:
        found.append(f"CACHE {after.cache or 1}")
    if before.cycle != after.cycle:
        found.append("CYCLE" if after.cycle else "NO CYCLE")
    return found


def using(before: TypeUse, after: TypeUse, name: str, words: str) -> str | None:
    """Return the cast that a change of type must say; None where PostgreSQL assigns by itself.

    A cast that is not needed is not written: it would cut a text that is too long, where an assignment refuses it.
    """
    old, new = kind_of(before), kind_of(after)
    if new is Kind.BOOL and old in _NUMBERS:
        return f"{name} <> 0"
    if old is Kind.BOOL and new in _NUMBERS:
        return f"{name}::integer"
    if enum_of(after) is not None and before != after:
        return f"{name}::text{'[]' if after.item else ''}::{words}"
    if old is new or new is Kind.STR or (old in _NUMBERS and new in _NUMBERS) or {old, new} <= set(_MOMENTS):
        if old is Kind.ARRAY and before.item is not None and after.item is not None:
            inner = using(before.item, after.item, name, words)
            return None if inner is None else f"{name}::text[]::{words}"
        return None if _assigns(before, after) else f"{name}::text::{words}"
    return f"{name}::{words}" if old is Kind.STR else f"{name}::text::{words}"


def _assigns(before: TypeUse, after: TypeUse) -> bool:
    """Types of one kind that are no texts and no casts lead between are few: those of networks, ranges and the like."""
    kind = kind_of(after)
    return kind is not Kind.OTHER or before.name == after.name or BY_NAME[after.name].word == BY_NAME[before.name].word
