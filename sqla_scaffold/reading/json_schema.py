"""The language as a JSON Schema, derived from the table of fields, so that editors complete and check a schema.

It says the same of a document as the reader says of the document's structure. Beyond it is what a value does not show:
how it was written (encodings, duplicate keys, anchors, `1` or `1.0`), and what other files and models say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from sqla_scaffold.reading import json_patterns as patterns
from sqla_scaffold.reading.fields import SCHEMA
from sqla_scaffold.reading.values import PARAMETER, PARAMETER_VALUE
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
from sqla_scaffold.reading.type_fields import TYPE
from sqla_scaffold.schema.types import TYPES

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

Rules = dict[str, Any]


def json_schema() -> Rules:
    """Return the language as a JSON Schema of draft 2020-12 (https://json-schema.org/draft/2020-12)."""
    return _Deriver().document(SCHEMA)


def json_schema_text() -> str:
    """Return the JSON Schema as the text of a file; the same on every machine."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


class _Deriver:
    """Goes down the table and keeps each shape once, under a name of its own."""

    def __init__(self) -> None:
        self._names: dict[int, str] = {}
        self._shapes: dict[str, Rules] = {}

    def document(self, shape: Shape) -> Rules:
        head = {"$schema": _DIALECT, "title": "A schema of sqla-scaffold"}
        return {**head, **self._mapping(shape), "$defs": self._shapes}

    def _reference(self, shape: Shape) -> Rules:
        name = self._names.get(id(shape))
        if name is None:
            name = self._free(shape.name.partition(" ")[2].replace(" ", "_"))
            self._names[id(shape)] = name
            self._shapes[name] = {}  # its place, in the order in which shapes are met; and the end of a circle
            self._shapes[name].update(self._shape(shape))
        return {"$ref": f"#/$defs/{name}"}

    def _free(self, name: str) -> str:
        return next(word for word in (name, *(f"{name}_{count}" for count in range(2, 99))) if word not in self._shapes)

    def _shape(self, shape: Shape) -> Rules:
        short = None if shape.short is None else shape.field(shape.short)
        if short is None:
            return self._mapping(shape)
        alone = self._alone(short.takes)
        return {"description": shape.doc, "anyOf": [alone, self._mapping(shape)]}

    def _alone(self, takes: Takes) -> Rules:
        """What stands for an object instead of its mapping: never a mapping itself."""
        rules = self._takes(takes)
        if isinstance(takes, (Members, Default, Type, Nested, Named, Pairs, Parameters)):
            return {"allOf": [{"not": {"type": "object"}}, rules]}
        return rules

    def _mapping(self, shape: Shape) -> Rules:
        rules: Rules = {
            "description": shape.doc,
            "type": "object",
            "properties": {field.key: self._field(field) for field in shape.fields},
            "additionalProperties": False,
        }
        required = [field.key for field in shape.fields if field.required]
        if required:
            rules["required"] = required
        if shape.one_of:
            rules["anyOf"] = [{"required": [key]} for key in shape.one_of]
        if shape.needs:
            rules["dependentRequired"] = {key: [other] for key, other in shape.needs}
        return rules

    def _field(self, field: Field) -> Rules:
        return {"description": field.doc, **self._takes(field.takes)}

    def _takes(self, takes: Takes) -> Rules:
        match takes:
            case Flag(""):
                return {"type": "boolean"}
            case Flag(word):
                return {"enum": [True, False, word]}
            case Whole((), signed):
                return {"type": "integer"} if signed else {"type": "integer", "minimum": 1}
            case Whole(numbers):
                return {"type": "integer", "enum": list(numbers)}
            case Text():
                return _text(takes)
            case TextOrFalse():
                return {"anyOf": [_text(Text()), {"const": False}]}
            case TextOrWhole():
                return {"anyOf": [_text(Text()), {"type": "integer"}]}
            case Default(call):
                return _default(call=call)
            case Type():
                # The words are there to be completed; the pattern lets enums and arguments through.
                text = {"type": "string", "anyOf": [{"enum": _type_examples()}, {"pattern": patterns.TYPE}]}
                return {"anyOf": [text, self._reference(TYPE)]}
            case ClassPath():
                return {"type": "string", "pattern": patterns.CALL}
            case Annotation():
                return {"type": "string", "pattern": patterns.ANNOTATION}
            case Target():
                return {"type": "string", "pattern": patterns.TARGET}
            case Reference():
                return {"type": "string", "pattern": patterns.REFERENCE}
            case Members(shape):
                return self._members(shape)
            case Pairs(()):
                return {"type": "object", "additionalProperties": _text(Text(empty=True))}
            case Pairs(words, item):
                return {
                    "type": "object",
                    "properties": {word: self._takes(item) for word in words},
                    "additionalProperties": False,
                }
            case Parameters():
                value = {"type": "string", "pattern": f"^{PARAMETER_VALUE}$"}
                return {
                    "type": "object",
                    "propertyNames": {"pattern": f"^{PARAMETER}$"},
                    "additionalProperties": {"anyOf": [{"type": ["number", "boolean"]}, value]},
                }
            case Nested(shape):
                return self._reference(shape)
            case Named(shape, python):
                names = patterns.NAME if python else patterns.NOT_BLANK
                return {
                    "type": "object",
                    "propertyNames": {"pattern": names},
                    "additionalProperties": self._reference(shape),
                }
            case Many():
                return self._many(takes)

    def _members(self, shape: Shape) -> Rules:
        member = self._reference(shape)
        named: Rules = {
            "type": "object",
            "propertyNames": {"pattern": patterns.NAME},
            "additionalProperties": member,
            "minProperties": 1,
        }
        return {"anyOf": [{"type": "array", "items": member, "minItems": 1}, named]}

    def _many(self, takes: Many) -> Rules:
        item = self._takes(takes.item)
        several: Rules = {"type": "array", "items": item}
        if takes.least:
            several["minItems"] = takes.least
        return {"anyOf": [item, several]} if takes.bare else several


def _text(takes: Text) -> Rules:
    rules: Rules = {"type": "string"}
    if takes.words and takes.upper:
        return {**rules, "anyOf": [{"enum": list(takes.words)}, {"pattern": patterns.any_case(takes.words)}]}
    if takes.words and takes.commas:
        return {**rules, "anyOf": [{"enum": list(takes.words)}, {"pattern": patterns.comma_list(takes.words)}]}
    if takes.words:
        return {**rules, "enum": list(takes.words)}
    return rules if takes.empty else {**rules, "pattern": patterns.NOT_BLANK}


def _default(*, call: bool) -> Rules:
    kinds: list[Rules] = [
        {"type": ["string", "number", "boolean", "null", "array"]},
        _only("sql", "An expression in SQL.", _text(Text())),
    ]
    if call:
        rules = {"type": "string", "pattern": patterns.CALL}
        kinds.append(_only("call", "A function in Python, as module:function.", rules))
    literal = {"type": "object", "not": _any_key(("sql", "call"))}
    return {"anyOf": [*kinds, literal]}


def _only(key: str, doc: str, rules: Rules) -> Rules:
    properties = {key: {"description": doc, **rules}}
    return {"type": "object", "properties": properties, "required": [key], "additionalProperties": False}


def _any_key(keys: Iterable[str]) -> Rules:
    return {"anyOf": [{"required": [key]} for key in keys]}


def _type_examples() -> list[str]:
    words = {row.word for row in TYPES if not any(one.required for one in row.parameters)}
    return sorted(word for word in words | {row.example for row in TYPES} if re.search(patterns.TYPE, word))
