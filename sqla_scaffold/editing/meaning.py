"""What a schema says, without where: so that what was read can be compared with what was asked."""

from __future__ import annotations

import dataclasses
from typing import Any

from sqla_scaffold.schema.spec import SchemaSpec
from sqla_scaffold.schema.word import Word

_PLACES = "Span"


def meaning(spec: SchemaSpec) -> Any:
    """Return what a schema says as plain values; in which order models and enums stand says nothing."""
    made = {field.name: getattr(spec, field.name) for field in dataclasses.fields(spec) if field.type != _PLACES}
    return {key: _by_name(value) if _are_named(value) else _plain(value) for key, value in made.items()}


def _are_named(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and all(hasattr(one, "name") for one in value)


def _by_name(value: tuple[Any, ...]) -> Any:
    return {one.name.value: _plain(one) for one in value}


def _plain(value: Any) -> Any:
    if isinstance(value, Word):
        return repr(value.value)
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return tuple(
            (field.name, _plain(getattr(value, field.name)))
            for field in dataclasses.fields(value)
            if field.type != _PLACES
        )
    return repr(value)
