"""A schema as text and back: what `migrations/schema.lock` holds.

The text is JSON with sorted keys, laid out so that a line states one fact and git merges unrelated changes. A field that
has its default is left out: a field added to a dataclass of `schema.model`, `schema.attribute` or `schema.table` later
changes no snapshot that exists.
Reader and writer follow the types of the dataclasses' fields; nothing here knows a class of them but the whole.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, ForwardRef, Union, get_args, get_origin, get_type_hints

from sqla_scaffold.report.source import Source, Span
from sqla_scaffold.schema.model import Schema

FORMAT = 1
# Says which class an object is, where a field may hold several; no field can have this name.
_CLASS = "class"
# A line of JSON never begins like this.
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})", re.MULTILINE)
_PLAIN = (str, int, float, bool, type(None))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a snapshot says.

    Args:
        schema: the schema.
        head: the revision that leads to it, None before the first.
    """

    schema: Schema
    head: str | None = None


class FlawKind(Enum):
    """In which way a snapshot is of no use."""

    NOT_JSON = "not-json"
    CONFLICT = "conflict"
    FORMAT = "format"
    EDITED = "edited"
    SHAPE = "shape"


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a snapshot cannot be read: the kind, a terse headline, and the place."""

    kind: FlawKind
    message: str
    span: Span


class _Misfit(Exception):
    """Data that does not fit the type of a field; never leaves this module."""


def dump(schema: Schema, head: str | None = None) -> str:
    """Return the snapshot's text, which ends in a newline.

    Args:
        schema: the schema.
        head: the revision that leads to it.
    """
    content = {"format": FORMAT, "head": head, "schema": _encode(schema)}
    return _layout({**content, "hash": _hash(content)}) + "\n"


def canonical(value: Any) -> str:
    """Return a frozen value as a line of text, which a field that is added to its class later does not change."""
    return json.dumps([type(value).__name__, _encode(value)], sort_keys=True, separators=(",", ":"))


def load(source: Source) -> Snapshot | Flaw:
    """Read a snapshot; a broken one gives what is wrong with it instead.

    Args:
        source: the text under the name that people know it by.
    """
    if conflict := _CONFLICT.search(source.text):
        place = _line_span(source, conflict.start())
        return Flaw(FlawKind.CONFLICT, "the snapshot holds conflict markers of git", place)
    try:
        content = json.loads(source.text)
    except json.JSONDecodeError as error:
        return Flaw(FlawKind.NOT_JSON, f"the snapshot is not JSON: {error.msg.lower()}", _line_span(source, error.pos))
    except (RecursionError, ValueError):
        return Flaw(FlawKind.NOT_JSON, "the snapshot is no JSON that can be read", _line_span(source, 0))
    if not isinstance(content, dict) or not {"format", "hash", "schema"} <= content.keys():
        return Flaw(FlawKind.SHAPE, "the snapshot lacks `format`, `hash` or `schema`", _line_span(source, 0))
    if content["format"] != FORMAT:
        place = _key_span(source, "format")
        return Flaw(FlawKind.FORMAT, f"the snapshot has format {content['format']!r}, known is {FORMAT}", place)
    said = content.pop("hash")
    if said != _hash(content):
        return Flaw(FlawKind.EDITED, "the snapshot does not fit its hash", _key_span(source, "hash"))
    return _read(content, source)


def _read(content: dict[str, Any], source: Source) -> Snapshot | Flaw:
    try:
        head = _decode(str | None, content.pop("head", None), "head")
        schema = _decode(Schema, content.pop("schema"), "schema")
        del content["format"]
        if content:
            raise _Misfit(f"`{min(content)}` is unknown")
    except _Misfit as misfit:
        return Flaw(FlawKind.SHAPE, f"the snapshot cannot be understood: {misfit}", _line_span(source, 0))
    return Snapshot(schema, head)


def _hash(content: dict[str, Any]) -> str:
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"


def _line_span(source: Source, offset: int) -> Span:
    """Return the rest of the line from an offset on."""
    end = source.text.find("\n", offset)
    return Span(source, offset, len(source.text) if end < 0 else end)


def _key_span(source: Source, key: str) -> Span:
    """Return the line that holds a key of the whole."""
    place = source.text.find(f'"{key}":')
    return _line_span(source, max(place, 0))


# --- values to JSON ---------------------------------------------------------------------------------------------------


@cache
def _fields(cls: Any) -> tuple[tuple[Field[Any], Any], ...]:
    """Return the fields of a dataclass that are compared, each with its resolved type."""
    hints = get_type_hints(cls)
    return tuple((field, hints[field.name]) for field in fields(cls) if field.compare)


@cache
def _members(hint: Any) -> tuple[Any, ...]:
    """Return what a field may hold: the parts of a union, or the type alone."""
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


@cache
def _classes(hint: Any) -> tuple[type[Any], ...]:
    """Return the dataclasses among what a field may hold."""
    return tuple(member for member in _members(hint) if isinstance(member, type) and is_dataclass(member))


@cache
def _is_ambiguous(hint: Any) -> bool:
    """Tell whether an object of this type must say its class."""
    return len(_classes(hint)) > 1


def _default(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


def _encode(value: Any, hint: Any = None) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        data: dict[str, Any] = {_CLASS: type(value).__name__} if _is_ambiguous(hint) else {}
        for field, field_hint in _fields(type(value)):
            held = getattr(value, field.name)
            default = _default(field)
            # The type counts as well: False is equal to 0, but it is another default.
            if not (type(held) is type(default) and held == default):
                data[field.name] = _encode(held, field_hint)
        return data
    if isinstance(value, tuple):
        items = get_args(hint)
        if len(items) == 2 and items[1] is Ellipsis:
            items = (items[0],) * len(value)
        return [_encode(held, items[at] if at < len(items) else None) for at, held in enumerate(value)]
    return value.value if isinstance(value, Enum) else value


# --- JSON to values ---------------------------------------------------------------------------------------------------


def _decode(hint: Any, data: Any, path: str) -> Any:
    members = _members(hint)
    if isinstance(data, dict):
        return _decode_object(hint, data, path)
    if isinstance(data, list):
        for member in members:
            if get_origin(member) is tuple:
                return _decode_tuple(get_args(member), data, path)
    for member in members:
        if isinstance(member, type) and issubclass(member, Enum) and any(data == part.value for part in member):
            return member(data)
        if member in _PLAIN and type(data) is member or member is None and data is None:
            return data
    if _is_forward(hint):  # a plain value inside a plain value
        return tuple(_decode(hint, item, path) for item in data) if isinstance(data, list) else data
    raise _Misfit(f"`{path}` holds {json.dumps(data)[:60]}")


def _decode_tuple(items: tuple[Any, ...], data: list[Any], path: str) -> tuple[Any, ...]:
    if len(items) == 2 and items[1] is Ellipsis:
        items = (items[0],) * len(data)
    if len(items) != len(data):
        raise _Misfit(f"`{path}` holds {len(data)} parts instead of {len(items)}")
    return tuple(_decode(item, held, f"{path}[{at}]") for at, (item, held) in enumerate(zip(items, data)))


def _decode_object(hint: Any, data: dict[str, Any], path: str) -> Any:
    said = data.get(_CLASS) if _is_ambiguous(hint) else None
    wanted = [cls for cls in _classes(hint) if said is None or cls.__name__ == said]
    if len(wanted) != 1:
        raise _Misfit(f"`{path}` holds an object that has no place there")
    values = {key: held for key, held in data.items() if said is None or key != _CLASS}
    arguments = {}
    made: Any = wanted[0]
    for field, field_hint in _fields(made):
        if field.name in values:
            arguments[field.name] = _decode(field_hint, values.pop(field.name), f"{path}.{field.name}")
        elif _default(field) is MISSING:
            raise _Misfit(f"`{path}` lacks `{field.name}`")
    if values:
        raise _Misfit(f"`{path}.{min(values)}` is unknown")
    return made(**arguments)


def _is_forward(hint: Any) -> bool:
    return isinstance(hint, (str, ForwardRef))


# --- JSON to text -----------------------------------------------------------------------------------------------------


def _layout(data: Any, indent: str = "") -> str:
    """Return JSON with a fact per line: what holds no object stands on one line, everything else on several."""
    if not _holds_objects(data):
        return json.dumps(data, sort_keys=True, ensure_ascii=False)
    inner = indent + "  "
    if isinstance(data, dict):
        parts = [f"{json.dumps(key)}: {_layout(data[key], inner)}" for key in sorted(data)]
        first, last = "{}"
    else:
        parts = [_layout(item, inner) for item in data]
        first, last = "[]"
    return f"{first}\n{inner}" + f",\n{inner}".join(parts) + f"\n{indent}{last}"


def _holds_objects(data: Any) -> bool:
    items = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    # The arguments of a type are two pairs at most and stay on its line; a longer list of pairs is a table.
    is_table = isinstance(data, list) and sum(isinstance(item, list) for item in data) > 2
    return is_table or any(isinstance(item, dict) or _holds_objects(item) for item in items)
