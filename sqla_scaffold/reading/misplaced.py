"""Keys that an object does not have, where what stands under them shows what was meant."""

from __future__ import annotations

import re

from sqla_scaffold.reading.nodes import Entry, Mapping, Scalar
from sqla_scaffold.reading.takes import Shape
from sqla_scaffold.schema.types import WORDS

_TYPE = re.compile(r"(\w+)(\([^()]*\))?\??")
_OF_TYPES = {"length": "str(80)", "max_length": "str(80)", "size": "str(80)", "precision": "decimal(12, 2)"}
_OF_TYPES |= {"scale": "decimal(12, 2)", "timezone": "datetime(tz)"}


def where_it_belongs(shape: Shape, entry: Entry) -> str | None:
    """Return the hint for a key of a column, a model or the schema that stands a level too high; None for any other."""
    key, value = entry.key.text, entry.value
    if shape.name == "a column" and key in _OF_TYPES:
        return f"it belongs to the type, in parentheses, as in {_OF_TYPES[key]}"
    if shape.field("columns") is not None and isinstance(value, Scalar) and isinstance(value.value, str):
        written = _TYPE.fullmatch(value.value)
        return "columns stand under `columns:`" if written is not None and written[1] in WORDS else None
    if shape.field("models") is not None and isinstance(value, Mapping):
        known = {one.key.text for one in value.entries} & {"columns", "relationships", "table"}
        return "models stand under `models:`" if known else None
    return None
