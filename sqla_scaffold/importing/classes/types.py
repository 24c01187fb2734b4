"""Types and defaults of columns as a schema writes them, with what only models have: variants, classes of a person's own."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.schema.table import CallDefault, Default, LiteralDefault, SqlDefault, TypeUse, Value
from sqla_scaffold.schema.type_use import ENUMS_MODULE, annotation_of, kind_of, type_text
from sqla_scaffold.schema.types import UNION, Annotation, Kind

_BESIDE = ("collation", "charset")
_PLAIN = {"builtins", "datetime", "decimal", "uuid", "typing", ENUMS_MODULE}
_WORDS = re.compile(r"[\w.:\[\], |]+", re.ASCII)


def type_plain(use: TypeUse) -> Plain:
    """Return a type as it is written where nothing stands beside it."""
    beside = {name: value for name, value in use.arguments if name in _BESIDE}
    bare = replace(use, arguments=tuple(one for one in use.arguments if one[0] not in _BESIDE), variants=())
    if bare.python is not None and bare.impl is not None:
        return {"python": bare.python, "impl": type_plain(bare.impl)}
    if bare.sql is not None:
        return {"sql": bare.sql} if bare.impl is None else {"sql": bare.sql, "impl": type_plain(bare.impl)}
    word: Plain = {"set": list(bare.values)} if bare.values else type_text(bare)
    if not beside:
        return word
    # A mapping of a set takes the two beside its members.
    return {**(word if isinstance(word, dict) else {"type": word}), **beside}


def type_words(use: TypeUse, *, nullable: bool) -> dict[str, Plain]:
    """Return a type as a column says it: with what stands beside it, and whether it may be null."""
    beside: dict[str, Plain] = {name: value for name, value in use.arguments if name in _BESIDE}
    bare = replace(use, arguments=tuple(one for one in use.arguments if one[0] not in _BESIDE), variants=())
    word = type_plain(bare)
    words: dict[str, Plain] = {"type": f"{word}?" if nullable and isinstance(word, str) else word}
    if nullable and not isinstance(word, str):
        words["nullable"] = True
    if use.variants:
        words["variants"] = {database: type_plain(one) for database, one in use.variants}
    return words | beside


def default_words(default: Default, use: TypeUse) -> Plain:
    """Return a default: a plain value, SQL, or a function."""
    match default:
        case SqlDefault(sql):
            return {"sql": sql}
        case CallDefault(module, name):
            return {"call": f"{module}:{name}"}
        case LiteralDefault(value):
            return _value(value, use)


def _value(value: Value, use: TypeUse) -> Plain:
    if kind_of(use) is Kind.JSON and isinstance(value, str):
        document: Plain = json.loads(value)
        return document
    if isinstance(value, tuple):
        return [_value(one, use.item or use) for one in value]
    if isinstance(value, str) and kind_of(use) in (Kind.INT, Kind.FLOAT, Kind.DECIMAL):
        return _number(value, use)
    return value


def _number(text: str, use: TypeUse) -> Plain:
    """Return a number that was written as a text; a decimal keeps its digits."""
    try:
        return int(text)
    except ValueError:
        return text if kind_of(use) is Kind.DECIMAL else float(text)


def annotation_word(said: str, use: TypeUse, enums: Mapping[str, str]) -> str | None:
    """Return the words for the Python type of a column; None where its type says the same.

    Args:
        said: what the class says, in the words of a schema.
        enums: names of enums in the schema, by `module:Class`.
    """
    text = re.sub(r"[\w.]+:[\w.]+", lambda match: enums.get(match[0], match[0]), said)
    usual = shown(annotation_of(use))
    same = text == usual or text == usual.partition("[")[0] or set(text.split(" | ")) == set(usual.split(" | "))
    return None if same or not _WORDS.fullmatch(text) else text


def shown(annotation: Annotation) -> str:
    """Return a Python type in the words of a schema."""
    if annotation.name == UNION:
        return " | ".join(map(shown, annotation.arguments))
    name = annotation.name
    word = name.name if name.module in _PLAIN else f"{name.module}:{name.name}"
    return f"{word}[{', '.join(map(shown, annotation.arguments))}]" if annotation.arguments else word
