"""Column types: from what was written to a row of the table of types with checked arguments."""

from __future__ import annotations

from dataclasses import replace

from sqla_scaffold.report.codes import types as codes
from sqla_scaffold.report.suggest import did_you_mean
from sqla_scaffold.resolve.drafts import SchemaDraft
from sqla_scaffold.schema.spec import TypeSpec, Word
from sqla_scaffold.schema.table import TypeUse
from sqla_scaffold.schema.types import (
    BY_NAME,
    TYPES,
    WORDS,
    Annotation,
    ColumnType,
    Kind,
    Parameter,
    ParameterKind,
    PythonName,
    rows_of,
)

ENUM = "enum"
_ENUMS_MODULE = ".enums"
_STAND_IN = {
    Kind.ARRAY: "json holds lists and mappings everywhere",
    Kind.JSON: "json holds lists and mappings everywhere",
    Kind.STR: "str or text hold any text",
}


def settle_type(spec: TypeSpec, draft: SchemaDraft) -> TypeUse | None:
    """Return the type that was written, None where that is a mistake."""
    name = spec.name.value
    if name in draft.enums:
        if spec.arguments:
            _refuse_arguments(spec, draft)
            return None
        return TypeUse(ENUM, enum=name)
    rows = rows_of(name)
    if not rows:
        otherwise = did_you_mean(
            name, WORDS, otherwise="see docs/types.md for the types, or write the enum under `enums:`"
        )
        hint = did_you_mean(name, {*(row.word for row in TYPES), *draft.enums}, otherwise=otherwise)
        draft.diagnostics.add(codes.TYPE_UNKNOWN, f"there is no type `{name}`", spec.name.span, hint=hint)
        return None
    usable = [row for row in rows if draft.database in row.databases]
    if not usable:
        only = " and ".join(dict.fromkeys(database for row in rows for database in row.databases))
        message = f"{draft.database} has no type `{rows[0].word}`"
        hint = f"only {only} has it; " + _STAND_IN.get(rows[0].kind, "choose a type that every database has")
        draft.diagnostics.add(codes.TYPE_DATABASE, message, spec.name.span, hint=hint)
        return None
    return _with_arguments(next((row for row in usable if _takes(row, spec)), usable[-1]), spec, draft)


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


def _with_arguments(row: ColumnType, spec: TypeSpec, draft: SchemaDraft) -> TypeUse | None:
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
            item = _item(argument, draft)
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


def _item(argument: TypeSpec, draft: SchemaDraft) -> TypeUse | None:
    if argument.name.value in ("array", "ARRAY"):
        hint = "write array(int, 2) for two dimensions"
        draft.diagnostics.add(codes.TYPE_ARGUMENTS, "an array of arrays", argument.span, hint=hint)
        return None
    return settle_type(argument, draft)


def kind_of(use: TypeUse) -> Kind:
    """Return what values a type holds."""
    return Kind.ENUM if use.enum is not None else BY_NAME[use.name].kind


def annotation_of(use: TypeUse) -> Annotation:
    """Return the Python type of a value."""
    if use.enum is not None:
        return Annotation(PythonName(_ENUMS_MODULE, use.enum))
    annotation = BY_NAME[use.name].annotation
    if use.item is None:
        return annotation
    nested = annotation_of(use.item)
    for _ in range(dimensions_of(use)):
        nested = replace(annotation, arguments=(nested,))
    return nested


def dimensions_of(use: TypeUse) -> int:
    """Return how many lists stand around an item of an array."""
    return int(dict(use.arguments).get("dimensions", 1))


def type_text(use: TypeUse) -> str:
    """Return a type as a schema writes it."""
    if use.enum is not None:
        return use.enum
    row = BY_NAME[use.name]
    parameters = {one.name: one for one in row.parameters}
    parts = [type_text(use.item)] if use.item is not None else []
    parts += [_argument_text(parameters[name], value) for name, value in use.arguments]
    return f"{row.word}({', '.join(parts)})" if parts else row.word


def _argument_text(parameter: Parameter, value: int | bool | str) -> str:
    spelled = next((word for word, text in parameter.words if text == value), str(value))
    return parameter.word or spelled
