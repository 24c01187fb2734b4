"""Column types: from what was written to a row of the table of types with checked arguments."""

from __future__ import annotations

from dataclasses import replace

from sqla_scaffold.report.codes import types as codes
from sqla_scaffold.report.suggest import did_you_mean
from sqla_scaffold.resolve.drafts import SchemaDraft
from sqla_scaffold.schema.model import TypeUse
from sqla_scaffold.schema.spec import TypeSpec, Word
from sqla_scaffold.schema.types import (
    BY_NAME,
    TYPES,
    Annotation,
    ColumnType,
    Kind,
    Parameter,
    ParameterKind,
    PythonName,
)

ENUM = "enum"
_ENUMS_MODULE = ".enums"


def settle_type(spec: TypeSpec, draft: SchemaDraft) -> TypeUse | None:
    """Return the type that was written, None where that is a mistake."""
    name = spec.name.value
    if name in draft.enums:
        if spec.arguments:
            _refuse_arguments(spec, draft)
            return None
        return TypeUse(ENUM, enum=name)
    row = BY_NAME.get(name)
    if row is None:
        otherwise = did_you_mean(
            name, BY_NAME, otherwise="see docs/types.md for the types, or write the enum under `enums:`"
        )
        hint = did_you_mean(name, {*(row.name for row in TYPES), *draft.enums}, otherwise=otherwise)
        draft.diagnostics.add(codes.TYPE_UNKNOWN, f"there is no type `{name}`", spec.name.span, hint=hint)
        return None
    if draft.database not in row.databases:
        message = f"{draft.database} has no type `{row.name}`"
        hint = f"only {' and '.join(row.databases)} has it; json holds lists and mappings everywhere"
        draft.diagnostics.add(codes.TYPE_DATABASE, message, spec.name.span, hint=hint)
        return None
    return _with_arguments(row, spec, draft)


def _refuse_arguments(spec: TypeSpec, draft: SchemaDraft) -> None:
    message = f"the enum `{spec.name.value}` takes nothing in parentheses"
    draft.diagnostics.add(codes.TYPE_ARGUMENTS, message, spec.span, hint=f"write {spec.name.value}")


def _with_arguments(row: ColumnType, spec: TypeSpec, draft: SchemaDraft) -> TypeUse | None:
    before = draft.diagnostics.errors
    given: dict[str, int | bool] = {}
    item: TypeUse | None = None
    free = list(row.parameters)
    for argument in spec.arguments:
        parameter = _parameter(argument, free)
        if parameter is None:
            message = f"`{row.name}` does not take `{_text(argument)}` here"
            draft.diagnostics.add(codes.TYPE_ARGUMENTS, message, argument.span, hint=_usage(row))
            continue
        free.remove(parameter)
        if isinstance(argument, Word):
            given[parameter.name] = argument.value
            _check_bounds(parameter, argument, draft)
        elif parameter.kind is ParameterKind.FLAG:
            given[parameter.name] = True
        else:
            item = _item(argument, draft)
    for parameter in free:
        if parameter.required and not spec.arguments:
            draft.diagnostics.add(codes.TYPE_ARGUMENTS, f"`{row.name}` says too little", spec.span, hint=_usage(row))
    _check_scale(given, spec, draft)
    if draft.diagnostics.errors > before:
        return None
    arguments = tuple((one.name, given[one.name]) for one in row.parameters if one.name in given)
    return TypeUse(row.name, arguments, item)


def _parameter(argument: Word[int] | TypeSpec, free: list[Parameter]) -> Parameter | None:
    """Return the parameter that an argument fills: numbers in order, flags by their word, types as they come."""
    if isinstance(argument, Word):
        return next((one for one in free if one.kind is ParameterKind.NUMBER), None)
    flags = (one for one in free if one.kind is ParameterKind.FLAG and one.word == argument.name.value)
    return next(flags, None) or next((one for one in free if one.kind is ParameterKind.TYPE), None)


def _text(argument: Word[int] | TypeSpec) -> str:
    return str(argument.value) if isinstance(argument, Word) else argument.name.value


def _usage(row: ColumnType) -> str:
    return f"write for example {row.example}" if row.parameters else f"write {row.name} alone"


def _check_bounds(parameter: Parameter, argument: Word[int], draft: SchemaDraft) -> None:
    if not parameter.least <= argument.value <= parameter.most:
        message = f"the {parameter.name} {argument.value} is out of range"
        hint = f"choose a number from {parameter.least} to {parameter.most}"
        draft.diagnostics.add(codes.TYPE_BOUNDS, message, argument.span, hint=hint)


def _check_scale(given: dict[str, int | bool], spec: TypeSpec, draft: SchemaDraft) -> None:
    precision, scale = given.get("precision"), given.get("scale")
    if precision is not None and scale is not None and scale > precision:
        message = f"{scale} digits behind the point are more than the {precision} digits in all"
        hint = "the first number counts all digits, the second those behind the point"
        draft.diagnostics.add(codes.TYPE_BOUNDS, message, spec.span, hint=hint)


def _item(argument: TypeSpec, draft: SchemaDraft) -> TypeUse | None:
    if argument.name.value in ("array", "ARRAY"):
        hint = "write array(int): PostgreSQL does not fix the number of dimensions"
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
    return annotation if use.item is None else replace(annotation, arguments=(annotation_of(use.item),))


def type_text(use: TypeUse) -> str:
    """Return a type as a schema writes it."""
    if use.enum is not None:
        return use.enum
    words = {one.name: one.word for one in BY_NAME[use.name].parameters}
    parts = [type_text(use.item)] if use.item is not None else []
    parts += [words[name] or str(value) for name, value in use.arguments]
    return f"{use.name}({', '.join(parts)})" if parts else use.name
