"""What `Mapped[...]` says of a column: its Python type in the words of a schema, and whether it may be None."""

from __future__ import annotations

import builtins
import enum
import sys
import types
import typing
from typing import Any, Union, get_args, get_origin

_PLAIN = {
    "datetime": ("date", "datetime", "time", "timedelta"),
    "decimal": ("Decimal",),
    "uuid": ("UUID",),
}
# The enums that annotations name, of which no column need know.
ENUMS: dict[str, type[enum.Enum]] = {}


def annotation_of(cls: type, name: str) -> tuple[str, bool] | None:
    """Return the words for the type of an attribute without `None`, and whether there was one; None for none to be found."""
    for one in cls.__mro__:
        said = one.__dict__.get("__annotations__", {}).get(name)
        if said is None:
            continue
        found = _evaluated(said, one)
        if found is None or not get_args(found):
            return None
        return _words(get_args(found)[0])
    return None


def _evaluated(said: Any, cls: type) -> Any:
    if not isinstance(said, str):
        return said
    module = sys.modules.get(cls.__module__)
    try:
        return eval(said, dict(vars(module)) if module is not None else {}, dict(vars(typing)))
    except Exception:  # a name for type checkers alone
        return None


def _words(annotation: Any) -> tuple[str, bool] | None:
    parts = list(_members(annotation))
    words = [_one(part) for part in parts if part is not type(None)]
    if not words or None in words:
        return None
    return " | ".join(str(word) for word in words), len(words) < len(parts)


def _members(annotation: Any) -> tuple[Any, ...]:
    if get_origin(annotation) in (Union, types.UnionType):
        return tuple(one for part in get_args(annotation) for one in _members(part))
    if get_origin(annotation) is typing.Annotated:
        return _members(get_args(annotation)[0])
    return (annotation,)


def _one(annotation: Any) -> str | None:
    if annotation is None or annotation is type(None):
        return "None"
    if annotation is Any:
        return "Any"
    if annotation is ...:
        return "..."
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is not None and arguments:
        head = _one(origin)
        inner = [" | ".join(str(_one(part)) for part in _members(argument)) for argument in arguments]
        return None if head is None or "None" in head else f"{head}[{', '.join(inner)}]"
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        ENUMS[f"{annotation.__module__}.{annotation.__qualname__}"] = annotation
    module, name = getattr(annotation, "__module__", None), getattr(annotation, "__qualname__", None)
    if module is None or name is None or "<" in name:
        return None
    if module == "builtins" and hasattr(builtins, name):
        return str(name)
    return str(name) if name in _PLAIN.get(module, ()) else f"{module}:{name}"
