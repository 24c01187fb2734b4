"""Frozen values as data of JSON and back, along the types of their fields.

For each class, what there is to know of its fields is found out once: a schema of a thousand models has a hundred
thousand values. Nothing here knows a class by name.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from operator import attrgetter
from types import UnionType
from typing import Any, ForwardRef, Union, get_args, get_origin, get_type_hints

# Says which class an object is, where a field may hold several; no field can have this name.
_CLASS = "class"
_PLAIN: frozenset[type] = frozenset((str, int, float, bool, type(None)))

# How many values of a field are remembered.
_MOST_MET = 100

_Encoder = Callable[[Any], Any]
_Getter = Callable[[Any], tuple[Any, ...]]
_Decoder = Callable[[Any], Any]


class Misfit(ValueError):
    """Data that does not fit the type of a field.

    Args:
        path: where it stands in the data.
        problem: what is wrong there, to be read after the path.
    """

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(path, problem)
        self.path = path
        self.problem = problem

    def within(self, above: str) -> Misfit:
        """Return the same as seen from what holds it."""
        return Misfit(above + self.path, self.problem)


# --- what is known of classes and types -------------------------------------------------------------------------------


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


def _default(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


# --- values to data ---------------------------------------------------------------------------------------------------


def encode(value: Any, hint: Any = None) -> Any:
    """Return a value as data of JSON: objects without the fields that have their defaults."""
    kind: Any = type(value)
    return value if kind in _PLAIN else _encoder(kind, hint)(value)


@cache
def _encoder(kind: Any, hint: Any) -> _Encoder:
    """Return what makes data of values of a class, where a field of this type holds them."""
    if kind is tuple:
        return _tuple_encoder(get_args(hint))
    if issubclass(kind, Enum):
        return _member_value
    # Where a field may hold several classes, an object says which it is.
    said = {_CLASS: kind.__name__} if len(_classes(hint)) > 1 else {}
    return _object_encoder(kind, said) if is_dataclass(kind) else _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _member_value(value: Enum) -> Any:
    return value.value


def _tuple_encoder(items: tuple[Any, ...]) -> _Encoder:
    if len(items) == 2 and items[1] is Ellipsis:
        each = _Held(items[0])
        return lambda value: [each.data(held) for held in value]
    return lambda value: [encode(held, items[at] if at < len(items) else None) for at, held in enumerate(value)]


def _object_encoder(cls: Any, said: dict[str, str]) -> _Encoder:
    facts = tuple((field.name, _default(field), _Held(hint)) for field, hint in _fields(cls))
    names = [name for name, _, _ in facts]
    several: _Getter = (
        attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, one) for one in names)
    )

    def made(value: Any) -> Any:
        data: dict[str, Any] = dict(said)
        for held, (name, default, inner) in zip(several(value), facts):
            # The type counts as well: False is equal to 0, but it is another default.
            if held is not default and not (type(held) is type(default) and held == default):
                data[name] = held if type(held) in _PLAIN else inner.data(held)
        return data

    return made


class _Held:
    """What a field or a tuple holds: for each class that was met there, what makes data of it.

    A few values are remembered with their data: types and annotations are the same objects in thousands of columns.
    """

    __slots__ = ("_hint", "_encoders", "_met")

    def __init__(self, hint: Any) -> None:
        self._hint = hint
        self._encoders: dict[type, _Encoder] = dict.fromkeys(_PLAIN, _as_it_is)
        self._met: dict[int, tuple[Any, Any]] = {}  # by the id, with the value, so that its id stays its own

    def data(self, value: Any) -> Any:
        met = self._met.get(id(value))
        if met is not None:
            return met[1]
        kind: Any = type(value)
        encoder = self._encoders.get(kind)
        if encoder is None:
            encoder = self._encoders[kind] = _encoder(kind, self._hint)
        made = encoder(value)
        if len(self._met) < _MOST_MET:
            self._met[id(value)] = value, made
        return made


class Encoded:
    """Values as data of JSON, each made once however many ask for it."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, Any]] = {}  # with the value, so that its id stays its own

    def of(self, value: object) -> Any:
        """Return a value's data, which is not to be changed."""
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = value, encode(value)
        return known[1]


# --- data to values ---------------------------------------------------------------------------------------------------


def decode(hint: Any, data: Any, name: str) -> Any:
    """Return the value that data stands for.

    Args:
        hint: the type of the value.
        data: what JSON holds.
        name: what the whole is called.

    Raises:
        Misfit: the data does not fit.
    """
    try:
        return _decoder(hint)(data)
    except Misfit as misfit:
        raise misfit.within(name) from None


@cache
def _decoder(hint: Any) -> _Decoder:
    """Return what makes values of this type."""
    objects = _object_decoder(hint)
    items = next((get_args(one) for one in _members(hint) if get_origin(one) is tuple), None)
    tuples = None if items is None else _tuple_decoder(items)
    plain = _plain_decoder(hint)

    def made(data: Any) -> Any:
        if type(data) is dict:
            return objects(data)
        if type(data) is list and tuples is not None:
            return tuples(data)
        return plain(data)

    return made


def _plain_decoder(hint: Any) -> _Decoder:
    members = _members(hint)
    enums = tuple(one for one in members if isinstance(one, type) and issubclass(one, Enum))
    plain = frozenset(type(None) if one is None else one for one in members if one in (*_PLAIN, None))
    is_forward = isinstance(hint, (str, ForwardRef))  # a plain value inside a plain value

    def made(data: Any) -> Any:
        for one in enums:
            if any(data == part.value for part in one):
                return one(data)
        if type(data) in plain:
            return data
        if is_forward:
            return tuple(map(made, data)) if isinstance(data, list) else data
        raise Misfit("", f"holds {json.dumps(data)[:60]}")

    return made


def _tuple_decoder(items: tuple[Any, ...]) -> _Decoder:
    repeated = len(items) == 2 and items[1] is Ellipsis
    each = () if repeated else tuple(map(_lazily, items))
    every = _lazily(items[0]) if repeated else None

    def made(data: Any) -> Any:
        if every is None and len(each) != len(data):
            raise Misfit("", f"holds {len(data)} parts instead of {len(each)}")
        found = []
        decoders = each if every is None else (every,) * len(data)
        try:
            for decoder, held in zip(decoders, data):
                found.append(decoder(held))
        except Misfit as misfit:
            raise misfit.within(f"[{len(found)}]") from None
        return tuple(found)

    return made


def _object_decoder(hint: Any) -> _Decoder:
    classes: dict[str, Any] = {cls.__name__: cls for cls in _classes(hint)}
    if len(classes) == 1:
        return _class_decoder(*classes.values())

    def made(data: Any) -> Any:
        said = data.get(_CLASS)
        if said not in classes:
            raise Misfit("", "holds an object that has no place there")
        return _class_decoder(classes[said])({key: held for key, held in data.items() if key != _CLASS})

    return made


@cache
def _class_decoder(cls: Any) -> _Decoder:
    known = {field.name: _lazily(hint) for field, hint in _fields(cls)}
    needed = [field.name for field, _ in _fields(cls) if _default(field) is MISSING]

    def made(data: Any) -> Any:
        arguments = {}
        for name, decoder in known.items():
            if name in data:
                try:
                    arguments[name] = decoder(data[name])
                except Misfit as misfit:
                    raise misfit.within(f".{name}") from None
        for name in needed:
            if name not in arguments:
                raise Misfit("", f"lacks `{name}`")
        if len(arguments) != len(data):
            raise Misfit(f".{min(data.keys() - arguments.keys())}", "is unknown")
        return cls(**arguments)

    return made


def _lazily(hint: Any) -> _Decoder:
    """Return what makes values of a type; of one that may hold itself, it is found when it is first asked."""
    if all(one in _PLAIN for one in _members(hint)):
        return _decoder(hint)
    found: list[_Decoder] = []

    def made(data: Any) -> Any:
        if not found:
            found.append(_decoder(hint))
        return found[0](data)

    return made
