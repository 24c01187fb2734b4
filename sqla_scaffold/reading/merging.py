"""Several files are one schema: definitions come together, settings stand in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqla_scaffold.reading.fields import SCHEMA
from sqla_scaffold.reading.takes import Field, Named
from sqla_scaffold.report.codes import files as codes
from sqla_scaffold.report.diagnostic import Diagnostics, Note
from sqla_scaffold.report.source import Span
from sqla_scaffold.schema.spec import SchemaSpec

_INCLUDE = "include"


def merge(roots: Sequence[SchemaSpec], rest: Sequence[SchemaSpec], diagnostics: Diagnostics) -> SchemaSpec:
    """Return the one schema that several files are.

    Args:
        roots: the file that includes the others; or all files of a folder, of which each may hold settings.
        rest: the included files, in their order.
    """
    merged: dict[str, Any] = {}
    for field in SCHEMA.fields:
        name = field.attribute or field.key
        if isinstance(field.takes, Named):
            merged[name] = _definitions([getattr(spec, name) for spec in (*roots, *rest)], diagnostics)
        elif field.key != _INCLUDE:
            merged[name] = _setting(field, [getattr(spec, name) for spec in roots], diagnostics)
            _refuse_settings(field, [getattr(spec, name) for spec in rest], diagnostics)
    return replace(roots[0], **merged)


def _definitions(of_files: Sequence[tuple[Any, ...]], diagnostics: Diagnostics) -> tuple[Any, ...]:
    known: dict[str, Any] = {}
    for made in (made for of_file in of_files for made in of_file):
        first = known.setdefault(made.name.value, made)
        if first is not made:
            _report_twice(made.name.value, made.name.span, first.name.span, diagnostics)
    return tuple(known.values())


def _report_twice(name: str, span: Span, first: Span, diagnostics: Diagnostics) -> None:
    notes = [Note("the first is here", first)]
    hint = "rename or remove one of them"
    diagnostics.add(codes.DEFINED_TWICE, f"`{name}` is defined twice", span, hint=hint, notes=notes)


def _setting(field: Field, values: Sequence[Any], diagnostics: Diagnostics) -> Any:
    written = [value for value in values if value not in (None, ())]
    for value in written[1:]:
        _report_twice(field.key, _place(value), _place(written[0]), diagnostics)
    return written[0] if written else values[0]


def _refuse_settings(field: Field, values: Sequence[Any], diagnostics: Diagnostics) -> None:
    for value in values:
        if value not in (None, ()):
            message = f"`{field.key}` holds for the whole schema and stands in an included file"
            hint = "move it to the file that includes this one"
            diagnostics.add(codes.SETTING_INCLUDED, message, _place(value), hint=hint)


def _place(value: Any) -> Span:
    """The place of a setting: its word's, or that of the first of its words."""
    while isinstance(value, tuple):
        value = value[0]
    span: Span = value.span
    return span
