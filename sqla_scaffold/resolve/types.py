"""Column types: from what was written to a row of the table of types with checked arguments."""

from __future__ import annotations

import keyword
import re
from dataclasses import replace

from sqla_scaffold.report.codes import types as codes
from sqla_scaffold.report.suggest import did_you_mean, nearest
from sqla_scaffold.resolve.drafts import SchemaDraft
from sqla_scaffold.resolve.sets import settle_set
from sqla_scaffold.schema.column_spec import ColumnSpec, TypeSpec
from sqla_scaffold.schema.foreign_words import said_here
from sqla_scaffold.schema.word import Word
from sqla_scaffold.schema.table import TypeUse
from sqla_scaffold.schema.type_use import type_text
from sqla_scaffold.schema.types import (
    BY_NAME,
    CHARSET,
    COLLATION,
    TYPES,
    WORDS,
    ColumnType,
    Kind,
    Parameter,
    ParameterKind,
    rows_of,
)

ENUM, DOMAIN, SQL, PYTHON = "enum", "domain", "sql", "python"
_MYSQL_TEXTS = {"str": "varchar", "char": "mysql.char", "text": "mysql.text"}
_STAND_IN = {
    Kind.ARRAY: "json holds lists and mappings everywhere",
    Kind.JSON: "json holds lists and mappings everywhere",
    Kind.DATETIME: "datetime holds moments everywhere",
    Kind.INT: "int or bigint hold whole numbers everywhere",
    Kind.STR: "str or text hold any text",
}


def settle_texts(
    use: TypeUse | None, spec: ColumnSpec | TypeSpec, draft: SchemaDraft, database: str | None = None
) -> TypeUse | None:
    """Return a type with the character set and the collation that were said of it, None where it takes none.

    Args:
        database: where it is used; None for the database of the project.
    """
    for parameter, word in ((CHARSET, spec.charset), (COLLATION, spec.collation)):
        if use is None or word is None:
            continue
        if parameter.name in dict(use.arguments):
            message, hint = f"the {parameter.name} is said twice", "keep it beside the type, or beside the column"
            draft.diagnostics.add(codes.COLLATION, message, word.span, hint=hint)
            return None
        if parameter is CHARSET and (database or draft.database) != "mysql":
            message = f"{database or draft.database} has no character sets of columns"
            hint = "remove it, or write it in the variant of MySQL: {mysql: {type: varchar(80), charset: latin1}}"
            draft.diagnostics.add(codes.COLLATION, message, word.span, hint=hint)
            return None
        use = _with_text(use, parameter, word, draft)
    return use


def _with_text(use: TypeUse, parameter: Parameter, word: Word[str], draft: SchemaDraft) -> TypeUse | None:
    # The types of every database know nothing of a character set, those of MySQL do.
    name = _MYSQL_TEXTS.get(use.name, use.name) if parameter is CHARSET else use.name
    row = BY_NAME.get(name)
    if row is None or parameter not in row.parameters:
        hint = "str, char, text and their like have one; remove it from others"
        message = f"{type_text(use)} takes no {parameter.name}"
        draft.diagnostics.add(codes.COLLATION, message, word.span, hint=hint)
        return None
    lost = next((one for one, _ in use.arguments if one not in {known.name for known in row.parameters}), None)
    if lost is not None:
        message = f"{type_text(use)} with a {parameter.name} takes no {lost}"
        hint = f"leave the {lost} out, or choose `varchar`"
        draft.diagnostics.add(codes.COLLATION, message, word.span, hint=hint)
        return None
    return replace(use, name=name, arguments=(*use.arguments, (parameter.name, word.value)))


def settle_type(spec: TypeSpec, draft: SchemaDraft, database: str | None) -> TypeUse | None:
    """Return the type that was written, None where that is a mistake.

    Args:
        database: where it is used; None where a variant stands in its place.
    """
    return settle_texts(_settled(spec, draft, database), spec, draft, database)


def _settled(spec: TypeSpec, draft: SchemaDraft, database: str | None) -> TypeUse | None:
    if spec.sql is not None:
        return _named_in_sql(spec.sql, spec.impl, draft, database)
    if spec.python is not None and spec.impl is not None:
        return _class_of_a_person(spec.python, spec.impl, draft, database)
    name = "set" if spec.values else spec.name.value
    if name in draft.enums and not spec.values:
        if spec.arguments:
            _refuse_arguments(spec, draft)
            return None
        return TypeUse(ENUM, enum=name)
    if name in draft.domains and not spec.values:
        return _of_a_domain(name, spec, draft)
    rows = rows_of(name)
    if not rows:
        message, hint = f"there is no type `{name}`", _known_type(name, draft)
        draft.diagnostics.add(codes.TYPE_UNKNOWN, message, spec.name.span, hint=hint)
        return None
    usable = [row for row in rows if database is None or database in row.databases]
    if not usable:
        only = " and ".join(dict.fromkeys(database for row in rows for database in row.databases))
        message = f"{database} has no type `{rows[0].word}`"
        hint = f"only {only} has it; " + _STAND_IN.get(rows[0].kind, "choose a type that every database has")
        draft.diagnostics.add(codes.TYPE_DATABASE, message, spec.span if spec.values else spec.name.span, hint=hint)
        return None
    row = next((row for row in usable if _takes(row, spec)), usable[-1])
    if row.kind is Kind.SET:
        return settle_set(spec, draft)
    return _with_arguments(row, spec, draft, database)


def _known_type(name: str, draft: SchemaDraft) -> str:
    """Return the hint of what may have been meant: a composite type is said by its name in SQL."""
    if name in draft.composites:
        key = draft.composites[name]
        return f"to Python the composite type is a name in SQL: write {{type: {{sql: {key}}}}}"
    otherwise = "see docs/types.md for the types, or write the enum under `enums:`"
    ours = {*draft.enums, *draft.domains, *draft.composites}
    if nearest(name, ours) is None and (hint := said_here(name)) is not None:
        return hint
    known = {*(row.word for row in TYPES), *ours}
    return did_you_mean(name, known) or did_you_mean(name, WORDS, otherwise=otherwise) or otherwise


def _of_a_domain(name: str, spec: TypeSpec, draft: SchemaDraft) -> TypeUse | None:
    if spec.arguments:
        message = f"the domain `{name}` takes nothing in parentheses"
        draft.diagnostics.add(codes.TYPE_ARGUMENTS, message, spec.span, hint=f"write {name}")
        return None
    return TypeUse(DOMAIN, domain=name, impl=draft.domains[name].type)


def _named_in_sql(word: Word[str], impl: TypeSpec | None, draft: SchemaDraft, database: str | None) -> TypeUse | None:
    if not word.value.strip() and draft.database != "sqlite":
        message, hint = f"{draft.database} has no columns without a type", "write the type as in CREATE TABLE"
        draft.diagnostics.add(codes.TYPE_SQL, message, word.span, hint=hint)
        return None
    if "%" in word.value:
        message = "no type of SQL has a percent sign in its name"
        draft.diagnostics.add(codes.TYPE_SQL, message, word.span, hint="write the type as in CREATE TABLE")
        return None
    if impl is None:
        return TypeUse(SQL, sql=word.value.strip())
    settled = settle_type(impl, draft, database)
    if settled is not None and (settled.enum or settled.domain or settled.python or settled.sql is not None):
        message = f"the values of a type of SQL are not like those of {type_text(settled)}"
        hint = "write a type of the table of types, such as int, text or datetime"
        draft.diagnostics.add(codes.TYPE_SQL, message, impl.span, hint=hint)
        return None
    return None if settled is None else TypeUse(SQL, sql=word.value.strip(), impl=settled)


def _class_of_a_person(path: Word[str], impl: TypeSpec, draft: SchemaDraft, database: str | None) -> TypeUse | None:
    settled = settle_type(impl, draft, database)
    if not is_importable(path.value):
        message = f"`{path.value}` cannot be imported: it holds a word of Python's own"
        draft.diagnostics.add(codes.ANNOTATION, message, path.span, hint="name a module and a class in it")
        return None
    return None if settled is None else TypeUse(PYTHON, python=path.value, impl=settled)


def is_importable(path: str) -> bool:
    """Tell whether Python can import what module:Class names."""
    return not any(keyword.iskeyword(part) for part in re.split("[.:]", path))


def _takes(row: ColumnType, spec: TypeSpec) -> bool:
    """Tell whether a type takes everything that was written in the parentheses."""
    free = list(row.parameters)
    for argument in spec.arguments:
        parameter = _parameter(argument, free)
        if parameter is None:
            return False
        free.remove(parameter)
    return True


def _refuse_arguments(spec: TypeSpec, draft: SchemaDraft) -> None:
    message = f"the enum `{spec.name.value}` takes nothing in parentheses"
    draft.diagnostics.add(codes.TYPE_ARGUMENTS, message, spec.span, hint=f"write {spec.name.value}")


def _with_arguments(row: ColumnType, spec: TypeSpec, draft: SchemaDraft, database: str | None) -> TypeUse | None:
    before = draft.diagnostics.errors
    given: dict[str, int | bool | str] = {}
    item: TypeUse | None = None
    free = list(row.parameters)
    for argument in spec.arguments:
        parameter = _parameter(argument, free)
        if parameter is None:
            message = f"`{row.word}` does not take `{_text(argument)}` here"
            draft.diagnostics.add(codes.TYPE_ARGUMENTS, message, argument.span, hint=_usage(row))
            continue
        free.remove(parameter)
        if isinstance(argument, Word):
            given[parameter.name] = argument.value
            _check_bounds(parameter, argument, draft)
        elif parameter.kind is ParameterKind.FLAG:
            given[parameter.name] = True
        elif parameter.kind is ParameterKind.WORD:
            given[parameter.name] = dict(parameter.words)[argument.name.value]
        else:
            item = _item(argument, draft, database)
    for parameter in free:
        if parameter.required and draft.diagnostics.errors == before:
            draft.diagnostics.add(codes.TYPE_ARGUMENTS, f"`{row.word}` says too little", spec.span, hint=_usage(row))
    _check_scale(given, spec, draft)
    if draft.diagnostics.errors > before:
        return None
    arguments = tuple((one.name, given[one.name]) for one in row.parameters if one.name in given)
    return TypeUse(row.name, arguments, item)


def _parameter(argument: Word[int] | TypeSpec, free: list[Parameter]) -> Parameter | None:
    """Return the parameter that an argument fills: numbers in order, flags by their word, types as they come."""
    if isinstance(argument, Word):
        return next((one for one in free if one.kind is ParameterKind.NUMBER), None)
    word = argument.name.value
    words = (one for one in free if one.word == word or word in dict(one.words))
    return next(words, None) or next((one for one in free if one.kind is ParameterKind.TYPE), None)


def _text(argument: Word[int] | TypeSpec) -> str:
    return str(argument.value) if isinstance(argument, Word) else argument.name.value


def _usage(row: ColumnType) -> str:
    return f"write for example {row.example}" if row.parameters else f"write {row.word} alone"


def _check_bounds(parameter: Parameter, argument: Word[int], draft: SchemaDraft) -> None:
    if not parameter.least <= argument.value <= parameter.most:
        message = f"the {parameter.name} {argument.value} is out of range"
        hint = f"choose a number from {parameter.least} to {parameter.most}"
        draft.diagnostics.add(codes.TYPE_BOUNDS, message, argument.span, hint=hint)


def _check_scale(given: dict[str, int | bool | str], spec: TypeSpec, draft: SchemaDraft) -> None:
    precision, scale = given.get("precision"), given.get("scale")
    if isinstance(precision, int) and isinstance(scale, int) and scale > precision:
        message = f"{scale} digits behind the point are more than the {precision} digits in all"
        hint = "the first number counts all digits, the second those behind the point"
        draft.diagnostics.add(codes.TYPE_BOUNDS, message, spec.span, hint=hint)


def _item(argument: TypeSpec, draft: SchemaDraft, database: str | None) -> TypeUse | None:
    if argument.name.value in ("array", "ARRAY"):
        hint = "write array(int, 2) for two dimensions"
        draft.diagnostics.add(codes.TYPE_ARGUMENTS, "an array of arrays", argument.span, hint=hint)
        return None
    if argument.name.value in draft.domains:
        message = "an array of a domain, which drivers read as a text"
        hint = "write a domain of an array, or an array of the type that the domain narrows"
        draft.diagnostics.add(codes.DOMAIN, message, argument.span, hint=hint)
        return None
    return settle_type(argument, draft, database)
