"""What a dataclass makes, and what it does with each attribute."""

from __future__ import annotations

import dataclasses
from typing import Any

from .defaults import path_of
from .job import Facts


def dataclass_facts(cls: type[Any]) -> Facts | None:
    """Return the words of `MappedAsDataclass`; None for a class that is none."""
    said = cls.__dict__.get("__dataclass_fields__")
    if said is None:
        return None
    parameters = getattr(cls, "__dataclass_params__", None)
    words = ("init", "repr", "eq", "order", "unsafe_hash")
    found = {word: bool(getattr(parameters, word)) for word in words}
    found["kw_only"] = all(one.kw_only is True for one in said.values() if one.init)
    return {"words": found, "fields": {name: _field(one) for name, one in said.items()}}


def _field(one: dataclasses.Field[Any]) -> Facts:
    factory = None if one.default_factory is dataclasses.MISSING else path_of(one.default_factory)
    return {
        "init": one.init,
        "kw_only": one.kw_only is True,
        "compare": one.compare,
        "hash": one.hash,
        "default_factory": factory,
    }
