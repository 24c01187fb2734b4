"""What pages were made of: a page is made anew only when something has changed at which its making looked.

Nothing has to be said about what a page depends on: it is made from a schema that notes what is looked at.
"""

from __future__ import annotations

import json
import marshal
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, is_dataclass
from hashlib import sha256
from types import FunctionType
from typing import Any

from sqla_scaffold.schema.json_values import Encoded, decode, encode
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.table import TableKey

Key = str | TableKey | None
Look = tuple[str, Key]
"""An attribute of the schema, and the key that was looked up in it; None where all of it was looked at."""


@dataclass(frozen=True, slots=True)
class Made:
    """What is remembered of a page.

    Args:
        looks: at what its making looked.
        inputs: a hash of what was there.
        text: a hash of the page.
    """

    looks: tuple[Look, ...]
    inputs: str
    text: str


def told(made: Mapping[str, Made]) -> dict[str, Any]:
    """Return what is to be remembered as data of JSON."""
    return {
        path: [one.inputs, one.text, *([name, encode(key)] for name, key in one.looks)] for path, one in made.items()
    }


def understood(data: Mapping[str, Any]) -> dict[str, Made]:
    """Return what was remembered; the data is as `told` makes it.

    Errors: `ValueError`, `TypeError` or `Misfit` when it is not.
    """
    found = {}
    for path, (inputs, text, *looks) in data.items():
        keys = tuple((name, key if type(key) is str else decode(TableKey | None, key, "key")) for name, key in looks)
        found[path] = Made(keys, inputs, text)
    return found


@dataclass
class Memory:
    """What the last run made of its schema, and what this one makes; without it everything is only slower.

    Args:
        before: the pages that were made by the last run with the same program and settings, by path.
        text_of: returns what was written last to a path, from wherever it is kept.
        made: the pages of this run; grows while they are made.
        encoded: what of the schema was made data of JSON.
    """

    before: Mapping[str, Made]
    text_of: Callable[[str], str | None]
    made: dict[str, Made] = field(default_factory=dict)
    encoded: Encoded = field(default_factory=Encoded)
    _facts: dict[Look, str] = field(default_factory=dict)
    _parts: dict[int, str] = field(default_factory=dict)

    def page(self, path: str, schema: Schema, given: str, make: Callable[[Schema], str]) -> str:
        """Return a page as it was made last, where it would be made of the same; else make it.

        Args:
            path: where it lies.
            schema: what it is made of.
            given: what else it is made of.
            make: makes it.
        """
        was = self.before.get(path)
        if was is not None and self._inputs(schema, was.looks, given) == was.inputs:
            text = self.text_of(path)
            if text is not None and _hash(text) == was.text:
                self.made[path] = was
                return text
        looks: set[Look] = set()
        text = make(_Watched(schema, looks))
        said = tuple(sorted(looks, key=str))
        self.made[path] = Made(said, self._inputs(schema, said, given), _hash(text))
        return text

    def _inputs(self, schema: Schema, looks: tuple[Look, ...], given: str) -> str:
        return _hash("\n".join([given, *(self._fact(schema, look) for look in looks)]))

    def _fact(self, schema: Schema, look: Look) -> str:
        """Return a hash of what is there."""
        found = self._facts.get(look)
        if found is None:
            name, key = look
            value = getattr(schema, name, None)
            if key is not None:
                value = value.get(key) if isinstance(value, dict) else None
            found = self._facts[look] = _hash(self._line(value))
        return found

    def _line(self, value: Any) -> str:
        """Return a value as a text; the parts at which many pages look are made texts of once."""
        if isinstance(value, (list, tuple)):
            return "\n".join(map(self._line, value))
        if isinstance(value, dict):
            return "\n".join(f"{self._line(name)} {self._line(value[name])}" for name in value)
        if isinstance(value, frozenset):
            return json.dumps(sorted(value))
        if not is_dataclass(value):
            return json.dumps(value)
        if id(value) not in self._parts:
            self._parts[id(value)] = _hash_of(type(value).__name__, self.encoded.of(value))
        return self._parts[id(value)]


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _hash_of(kind: str, data: Any) -> str:
    """Return a hash of data of JSON; the version of marshal is one in which equal data is written in the same way."""
    return sha256(marshal.dumps((kind, data), 2)).hexdigest()


class _Watched(Schema):
    """A schema that notes what is looked at."""

    def __init__(self, schema: Schema, looks: set[Look]) -> None:
        object.__setattr__(self, "_schema", schema)
        object.__setattr__(self, "_looks", looks)

    def __getattribute__(self, name: str) -> Any:
        own = object.__getattribute__
        if name.startswith("__") or isinstance(getattr(Schema, name, None), FunctionType):
            return own(self, name)  # a method looks at what it needs
        value = getattr(own(self, "_schema"), name)
        if isinstance(value, dict):
            return _WatchedDict(value, name, own(self, "_looks"))
        own(self, "_looks").add((name, None))
        return value


class _WatchedDict(Mapping[Any, Any]):
    """A dictionary that notes which of its keys are looked up, and when all are."""

    def __init__(self, held: Mapping[Any, Any], name: str, looks: set[Look]) -> None:
        self._held = held
        self._name = name
        self._looks = looks

    def __getitem__(self, key: Any) -> Any:
        self._looks.add((self._name, key))
        return self._held[key]

    def __contains__(self, key: object) -> bool:
        return self.get(key) is not None

    def __iter__(self) -> Iterator[Any]:
        self._looks.add((self._name, None))
        return iter(self._held)

    def __len__(self) -> int:
        self._looks.add((self._name, None))
        return len(self._held)
