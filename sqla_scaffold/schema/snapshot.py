"""A schema as text and back: what `migrations/schema.lock` holds.

The text is JSON with sorted keys, laid out so that a line states one fact and git merges unrelated changes. A field that
has its default is left out: a field added to a dataclass of `schema.model`, `schema.attribute` or `schema.table` later
changes no snapshot that exists.
Reader and writer follow the types of the dataclasses' fields (`json_values`); nothing here knows a class of them but the whole.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field, replace
from enum import Enum
from json.encoder import encode_basestring
from typing import Any, TypeVar

from sqla_scaffold.report.source import Source, Span
from sqla_scaffold.schema.json_values import Encoded, Misfit, decode, encode
from sqla_scaffold.schema.model import Model, Schema
from sqla_scaffold.schema.table import Table, TableKey

T = TypeVar("T")

FORMAT = 1
# A line of JSON never begins like this.
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})", re.MULTILINE)
_HASH = re.compile(r'^  "hash": "sha256:([0-9a-f]{64})"', re.MULTILINE)
_SHORT = 16
# Fields of a schema whose parts are many.
_SHARED = ("models", "tables")
_HOLDING = frozenset((dict, list))
_encoded = json.JSONEncoder(sort_keys=True, ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a snapshot says.

    Args:
        schema: the schema.
        head: the revision that leads to it, None before the first.
        hash: that of the whole, by which the next revision knows it; short, as `hash_of` has it.
        adopted: whether a person said that the head leads to it, and not the head by itself.
    """

    schema: Schema
    head: str | None = None
    hash: str = field(default="", compare=False)
    adopted: bool = False


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


def dump(schema: Schema, head: str | None = None, *, adopted: bool = False) -> str:
    """Return the snapshot's text, which ends in a newline.

    Args:
        schema: the schema.
        head: the revision that leads to it.
        adopted: whether a person said so.
    """
    content = {"format": FORMAT, "head": head, "schema": encode(schema), **({"adopted": True} if adopted else {})}
    return _layout({**content, "hash": _hash(content)}) + "\n"


def hash_of(text: str) -> str:
    """Return the hash that stands in a snapshot's text, as short as a revision has it; nothing where there is none."""
    found = _HASH.search(text)
    return found[1][:_SHORT] if found else ""


def short_hash(value: Any) -> str:
    """Return a hash of a frozen value, which a field that is added to its class later does not change."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()[:_SHORT]


def canonical(value: Any) -> str:
    """Return a frozen value as a line of text, which a field that is added to its class later does not change."""
    return json.dumps([type(value).__name__, encode(value)], sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Like:
    """A schema that a snapshot is probably much like: what is the same in both is not made a second time."""

    schema: Schema
    encoded: Encoded

    def model(self, data: Any) -> Model | None:
        """Return the model of which a snapshot says this, if there is one."""
        return self._same(data, self.schema.models_by_name.get(data.get("name")))

    def table(self, data: Any) -> Table | None:
        """Return the table of which a snapshot says this, if there is one."""
        key = data.get("key")
        if not isinstance(key, dict):
            return None
        return self._same(data, self.schema.tables_by_key.get(TableKey(key.get("name", ""), key.get("schema"))))

    def _same(self, data: Any, value: T | None) -> T | None:
        return value if value is not None and self.encoded.of(value) == data else None


def load(source: Source, like: Like | None = None) -> Snapshot | Flaw:
    """Read a snapshot; a broken one gives what is wrong with it instead.

    Args:
        source: the text under the name that people know it by.
        like: a schema that is probably much the same.
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
    return _read(content, source, like, str(said).removeprefix("sha256:")[:_SHORT])


def _read(content: dict[str, Any], source: Source, like: Like | None, hashed: str) -> Snapshot | Flaw:
    try:
        head = decode(str | None, content.pop("head", None), "head")
        adopted = decode(bool, content.pop("adopted", False), "adopted")
        schema = _schema(content.pop("schema"), like)
        del content["format"]
        if content:
            raise Misfit(min(content), "is unknown")
    except Misfit as misfit:
        said = f"the snapshot cannot be understood: `{misfit.path}` {misfit.problem}"
        return Flaw(FlawKind.SHAPE, said, _line_span(source, 0))
    return Snapshot(schema, head, hashed, adopted)


def _schema(data: Any, like: Like | None) -> Schema:
    made: Schema
    if like is None or not isinstance(data, dict) or not all(_holds_objects(data.get(one)) for one in _SHARED):
        made = decode(Schema, data, "schema")  # which says what is wrong
        return made
    models = [like.model(one) or decode(Model, one, f"schema.models[{at}]") for at, one in enumerate(data["models"])]
    tables = [like.table(one) or decode(Table, one, f"schema.tables[{at}]") for at, one in enumerate(data["tables"])]
    made = decode(Schema, {key: held for key, held in data.items() if key not in _SHARED}, "schema")
    return replace(made, models=tuple(models), tables=tuple(tables))


def _holds_objects(data: Any) -> bool:
    return isinstance(data, list) and all(isinstance(one, dict) for one in data)


def _hash(content: dict[str, Any]) -> str:
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), check_circular=False)
    return f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"


def _line_span(source: Source, offset: int) -> Span:
    """Return the rest of the line from an offset on."""
    end = source.text.find("\n", offset)
    return Span(source, offset, len(source.text) if end < 0 else end)


def _key_span(source: Source, key: str) -> Span:
    """Return the line that holds a key of the whole."""
    place = source.text.find(f'"{key}":')
    return _line_span(source, max(place, 0))


# --- JSON to text -----------------------------------------------------------------------------------------------------


def _layout(data: Any, indent: str = "") -> str:
    """Return JSON with a fact per line: what holds no object stands on one line, everything else on several."""
    return (_several_lines(data, indent) if type(data) in _HOLDING else None) or _one_line(data)


def _several_lines(data: Any, indent: str) -> str | None:
    """Lay out what holds objects; None for everything else."""
    keys = sorted(data) if type(data) is dict else None
    items = data if keys is None else [data[key] for key in keys]
    if _HOLDING.isdisjoint(map(type, items)):
        return None
    inner = indent + "  "
    laid = [_several_lines(item, inner) if type(item) in _HOLDING else None for item in items]
    # The arguments of a type are two pairs at most and stay on its line; a longer list of pairs is a table.
    is_table = keys is None and sum(type(item) is list for item in items) > 2
    if not is_table and not any(laid) and dict not in map(type, items):
        return None
    parts = [text or _one_line(item) for item, text in zip(items, laid)]
    if keys is not None:
        parts = [f"{_one_line(key)}: {part}" for key, part in zip(keys, parts)]
    first, last = "[]" if keys is None else "{}"
    return f"{first}\n{inner}" + f",\n{inner}".join(parts) + f"\n{indent}{last}"


def _one_line(data: Any) -> str:
    return encode_basestring(data) if type(data) is str else _encoded(data)
