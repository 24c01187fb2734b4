"""The last section of docs/schema.md lists every key of the language; it is derived from the table of the language."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from sqla_scaffold.reading.fields import SHAPES
from sqla_scaffold.reading.takes import (
    Annotation,
    ClassPath,
    Default,
    Field,
    Flag,
    Many,
    Members,
    Named,
    Nested,
    Pairs,
    Parameters,
    Reference,
    Shape,
    Takes,
    Target,
    Text,
    TextOrFalse,
    TextOrWhole,
    Type,
    Whole,
)

PAGE = Path(__file__).parents[2] / "docs/schema.md"
MARK = "<!-- The rest of the page is derived from the table of the language: pytest tests/docs --accept -->\n"


def takes_in_words(takes: Takes) -> str:
    match takes:
        case Flag(word):
            return f"`true`, `false` or `{word}`" if word else "`true` or `false`"
        case Whole((), signed):
            return "a number, below 0 as well" if signed else "a number"
        case Whole(numbers):
            return ", ".join(f"`{number}`" for number in numbers)
        case Text(words) if words:
            return ", ".join(f"`{word}`" for word in words)
        case Text():
            return "text"
        case TextOrFalse():
            return "text, or `false`"
        case TextOrWhole():
            return "text, or a whole number"
        case Default(call):
            return "a value, `{sql: ...}`" + (" or `{call: ...}`" if call else "")
        case Type():
            return "a type, or [a mapping](#keys-of-a-type)"
        case ClassPath():
            return "`module:Class`"
        case Annotation():
            return "a type in Python"
        case Target():
            return "`Model` or `Model?`"
        case Reference():
            return "`Model.column` or `Model`"
        case Members(shape):
            return f"a list, or names, each with {link(shape)}"
        case Pairs(()):
            return "a mapping of texts"
        case Pairs(words, item):
            what = "" if isinstance(item, Text) else f", each {takes_in_words(item)}"
            return "a mapping with " + ", ".join(f"`{word}`" for word in words) + what
        case Parameters():
            return "names with numbers, words, `true` or `false`"
        case Nested(shape):
            return link(shape)
        case Named(shape):
            return f"names, each with {link(shape)}"
        case Many(item, bare):
            one = takes_in_words(item)
            return f"{one}, or a list of it" if bare else f"a list, each {one}"


def link(shape: Shape) -> str:
    return f"[{shape.name}](#{title(shape).lower().replace(' ', '-')})"


def title(shape: Shape) -> str:
    twins = [other for other in SHAPES if other.name == shape.name]
    if len(twins) > 1:
        return f"Keys of {shape.name} of {'one column' if shape is twins[0] else 'several columns'}"
    return f"Keys of {shape.name}"


def rows(shape: Shape) -> list[str]:
    def row(field: Field) -> str:
        needed = " (required)" if field.required and shape.short != field.key else ""
        return f"| `{field.key}` | {takes_in_words(field.takes)} | {field.doc}{needed} |"

    return ["| Key | Takes | |", "|---|---|---|", *map(row, shape.fields)]


def all_keys() -> str:
    lines: list[str] = []
    for shape in SHAPES:
        lines += ["", f"### {title(shape)}", "", shape.doc, "", *rows(shape)]
    return "\n".join(lines) + "\n"


def test_the_page_lists_every_key(expect: Callable[[Path, str], None]) -> None:
    written, mark, _ = PAGE.read_text(encoding="utf-8").partition(MARK)
    assert mark
    expect(PAGE, written + MARK + all_keys())


def test_every_key_is_shown_in_an_example() -> None:
    told = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    examples = "\n".join(part for number, part in enumerate(told.split("```")) if number % 2)
    missing = [
        f"{shape.name}: {field.key}"
        for shape in SHAPES
        for field in shape.fields
        if not re.search(rf"\b{field.key}:", examples)
    ]
    assert missing == []
