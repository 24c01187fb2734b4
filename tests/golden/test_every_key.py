"""Every key of the language stands in a golden case, whose output is read, imported, type-checked, run and compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from tests.golden.cases import CASES

from sqla_scaffold.reading.fields import SCHEMA, SHAPES
from sqla_scaffold.reading.takes import Many, Members, Named, Nested, Shape, Takes, Type
from sqla_scaffold.reading.type_fields import TYPE

# Keys that leave no trace in what is generated at first, each with the folder of tests that is about it.
ELSEWHERE = {
    "was": "migrations",
    "fill": "migrations",
    "include": "reading",
    "version": "reading",
    "with_parser": "diagnostics",  # a server has such a parser only where somebody installed it
}


def said(shape: Shape, value: Any) -> Iterator[tuple[int, str]]:
    """Yield the keys that a document says, each with the shape of the object in which it stands; two share a name."""
    if not isinstance(value, dict):
        short = None if shape.short is None else shape.field(shape.short)
        if short is not None:
            yield id(shape), short.key
            yield from inside(short.takes, value)
        return
    for key, held in value.items():
        field = shape.field(str(key))
        if field is not None:
            yield id(shape), field.key
            yield from inside(field.takes, held)


def inside(takes: Takes, value: Any) -> Iterator[tuple[int, str]]:
    match takes:
        case Nested(shape):
            yield from said(shape, value)
        case Named(shape) if isinstance(value, dict):
            for held in value.values():
                yield from said(shape, held)
        case Many(item):
            for held in value if isinstance(value, list) else [value]:
                yield from inside(item, held)
        case Members(shape):
            for held in value.values() if isinstance(value, dict) else value:
                yield from said(shape, held)
        case Type() if isinstance(value, dict):
            yield from said(TYPE, value)


@pytest.fixture(scope="module")
def found() -> set[tuple[int, str]]:
    texts = [case.schema_text for case in CASES]
    return {key for text in texts for key in said(SCHEMA, yaml.load(text, yaml.CSafeLoader))}


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_every_key_stands_in_a_golden_case(shape: Shape, found: set[tuple[int, str]]) -> None:
    keys = {field.key for field in shape.fields} - ELSEWHERE.keys()
    assert {key for key in keys if (id(shape), key) not in found} == set()
