"""What stands in the database, for people to read: tables, enums, domains and sequences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from sqla_scaffold.emit.overview.words import Row, aligned, name_list, one_line, quoted
from sqla_scaffold.schema.composites import Composite
from sqla_scaffold.schema.domains import Domain
from sqla_scaffold.schema.model import EnumType
from sqla_scaffold.schema.sequences import NumberSequence
from sqla_scaffold.schema.table import (
    CallDefault,
    Column,
    Default,
    Exclude,
    ForeignKey,
    Index,
    IndexElement,
    LiteralDefault,
    NextValue,
    Partition,
    SqlDefault,
    Table,
    TableOptions,
)
from sqla_scaffold.schema.type_use import type_text


def enum_lines(enum: EnumType) -> Iterator[str]:
    """Yield an enum and its members."""
    yield f"{enum.name}: enum, {f'type {quoted(enum.type_name)}' if enum.stored else 'in Python alone'}"
    yield from aligned((member.name, repr(member.value)) for member in enum.members)


def domain_lines(domain: Domain) -> Iterator[str]:
    """Yield a domain and what it holds values to."""
    name = f"{domain.schema}.{domain.type_name}" if domain.schema else domain.type_name
    yield f"{domain.name}: domain {quoted(name)} of {type_text(domain.type, one_line)}"
    if domain.not_null:
        yield "    not null"
    if domain.default is not None:
        yield f"    default {default_text(domain.default)}"
    yield from aligned(("check", quoted(check.name), one_line(check.sqltext)) for check in domain.checks)
    if domain.comment is not None:
        yield f"    comment {domain.comment!r}"


def composite_lines(composite: Composite) -> Iterator[str]:
    """Yield a composite type and its parts."""
    yield f"{quoted(str(composite))}: composite type"
    yield from aligned((quoted(name), one_line(type_)) for name, type_ in composite.attributes)
    if composite.comment is not None:
        yield f"    comment {composite.comment!r}"


def sequence_line(sequence: NumberSequence) -> str:
    """Return a sequence with its options."""
    words = [*([sequence.type] if sequence.type else []), *(f"{name} {n}" for name, n in sequence.options().items())]
    if sequence.owned_by is not None:
        words.append(f"owned by {quoted('.'.join(map(str, sequence.owned_by)))}")
    return f"{sequence.name}: sequence {quoted(str(sequence.key))}" + (f", {', '.join(words)}" if words else "")


def association_lines(table: Table) -> Iterator[str]:
    """Yield an association table."""
    yield f"{quoted(str(table.key))}: association table{engine_of(table)}"
    yield "  columns"
    yield from aligned((quoted(column.name), *column_words(column, table)) for column in table.columns)
    yield from constraint_lines(table)


def engine_of(table: Table) -> str:
    """Return the engine that a table is bound to, in words; nothing for the default one."""
    return "" if table.key.bind is None else f", engine {table.key.bind}"


def column_words(column: Column, table: Table) -> Row:
    """Return the type of a column, and what else is said of it."""
    said = []
    if column.name in table.primary_key.columns:
        said.append("primary key")
    if column.autoincrement:
        said.append("made by the database")
    for word, default in (
        ("default", column.default),
        ("server default", column.server_default),
        ("onupdate", column.onupdate),
    ):
        if default is not None:
            said.append(f"{word} {default_text(default)}")
    if column.server_onupdate:
        said.append("server onupdate")
    if column.computed is not None:
        said.append(
            f"computed {one_line(column.computed.sqltext)}" + ("" if column.computed.persisted else ", not stored")
        )
    if column.identity is not None:
        said.append("identity " + " ".join(f"{name} {value}" for name, value in column.identity.options().items()))
    if column.comment is not None:
        said.append(f"comment {column.comment!r}")
    return type_text(column.type, one_line) + ("?" if column.nullable else ""), ", ".join(said)


def default_text(default: Default | NextValue) -> str:
    """Return a default as a person would write it."""
    match default:
        case NextValue(sequence):
            return f"next of {quoted(str(sequence))}"
        case LiteralDefault(value):
            return repr(value)
        case SqlDefault(sql):
            return one_line(sql)
        case CallDefault(module, name):
            return f"{module}:{name}"


def constraint_lines(table: Table) -> Iterator[str]:
    """Yield the constraints and indexes of a table."""
    key = table.primary_key
    rows: list[Row] = [(quoted(key.name or "(unnamed)"), "primary key", name_list(key.columns))] * bool(key.columns)
    rows += [(quoted(one.name), "foreign key", _foreign_key(one)) for one in table.foreign_keys]
    rows += [(quoted(one.name), "unique", ", ".join((name_list(one.columns), *_options(one)))) for one in table.uniques]
    rows += [(quoted(one.name), "check", ", ".join((one_line(one.sqltext), *_options(one)))) for one in table.checks]
    rows += [(quoted(one.name), "exclusion", _exclude(one)) for one in table.excludes]
    if rows:
        yield "  constraints"
        yield from aligned(rows)
    if table.indexes:
        yield "  indexes"
        yield from aligned((quoted(one.name), "unique" if one.unique else "", _index(one)) for one in table.indexes)


def _foreign_key(key: ForeignKey) -> str:
    actions = [
        f"{word} {action}" for word, action in (("ondelete", key.ondelete), ("onupdate", key.onupdate)) if action
    ]
    late = ["after the tables"] if key.use_alter else []
    to = f"{name_list(key.columns)} to {quoted(str(key.target))} {name_list(key.target_columns)}"
    return ", ".join((to, *actions, *_options(key), *late))


def _options(one: object) -> Iterator[str]:
    """Yield what a constraint or index says beside its columns, in the schema's words."""
    if getattr(one, "deferrable", False):
        yield "deferrable"
    for word in ("initially", "match"):
        if getattr(one, word, None) is not None:
            yield f"{word} {getattr(one, word)}"
    for word in ("not_valid", "nulls_not_distinct", "concurrently", "unnamed"):
        if getattr(one, word, False):
            yield word.replace("_", " ")
    if getattr(one, "include", ()):
        yield f"include {name_list(getattr(one, 'include'))}"
    for word in ("with_parser", "tablespace"):
        if getattr(one, word, None) is not None:
            yield f"{word.replace('_', ' ')} {quoted(getattr(one, word))}"
    if getattr(one, "storage", ()):
        yield f"with {', '.join(f'{name} {value}' for name, value in getattr(one, 'storage'))}"


def _exclude(exclude: Exclude) -> str:
    parts = (
        f"{quoted(str(one.column)) if one.sql is None else one_line(one.sql)}"
        f"{'' if one.ops is None else ' ' + one.ops} with {one.operator}"
        for one in exclude.elements
    )
    said = f"({', '.join(parts)}) using {exclude.using}"
    said += f" where {one_line(exclude.where)}" if exclude.where is not None else ""
    return ", ".join((said, *_options(exclude)))


def _index(index: Index) -> str:
    said = f"({', '.join(_element(one) for one in index.elements)})"
    if index.using is not None or index.mysql_using is not None:
        said += f" using {index.using or index.mysql_using}"
    said += f" where {one_line(index.where)}" if index.where is not None else ""
    return ", ".join((said, *_options(index)))


def _element(element: IndexElement) -> str:
    text = quoted(str(element.column)) if element.sql is None else one_line(element.sql)
    said = [text, *([element.ops] if element.ops is not None else []), *(["desc"] if element.desc else [])]
    said += [f"nulls {element.nulls}"] if element.nulls is not None else []
    said += [f"length {element.length}"] if element.length is not None else []
    return " ".join(said)


def option_lines(table: Table) -> Iterator[str]:
    """Yield what a table says to one database alone, and its partitions."""
    options = list(_option_rows(table.options))
    if options:
        yield "  options"
        yield from aligned(options)
    if table.partitions:
        yield "  partitions"
        yield from aligned(map(_partition, table.partitions))


def _option_rows(options: TableOptions) -> Iterator[tuple[str, str]]:
    for field in fields(TableOptions):
        value = getattr(options, field.name)
        if field.name == "storage":
            yield from (("with", f"{name} {said}") for name, said in value)
        elif field.name == "inherits":
            yield from (("postgresql_inherits", quoted(str(key))) for key in value)
        elif value != field.default:
            yield field.name.replace("_", " "), "True" if value is True else one_line(str(value))


def _partition(partition: Partition) -> Row:
    said = [f"of {quoted(partition.of)}"] if partition.of is not None else []
    said += [name if value == "True" else f"{name} {value}" for name, value in _option_rows(partition.options)]
    said += [f"foreign key {quoted(one.name)} {_foreign_key(one)}" for one in partition.foreign_keys]
    said += [f"unique {quoted(one.name)} {name_list(one.columns)}" for one in partition.uniques]
    said += [f"check {quoted(one.name)} {one_line(one.sqltext)}" for one in partition.checks]
    said += [f"{'unique ' * one.unique}index {quoted(one.name)} {_index(one)}" for one in partition.indexes]
    said += [f"comment {one_line(repr(partition.comment))}"] if partition.comment is not None else []
    return quoted(partition.name), one_line(partition.values), ", ".join(said)
