"""A value that is quickly made is a frozen dataclass like any other."""

from __future__ import annotations

import dataclasses
import inspect
from dataclasses import FrozenInstanceError, dataclass

import pytest

from sqla_scaffold.quick import quickly_made
from tests.house.source_tree import modules


@dataclass(frozen=True, slots=True)
class Plain:
    one: int
    two: str = "two"
    many: tuple[int, ...] = ()


Quick = quickly_made(
    dataclasses.make_dataclass(
        "Quick", [("one", "int"), ("two", "str", "two"), ("many", "tuple[int, ...]", ())], frozen=True, slots=True
    )
)


@pytest.mark.parametrize(
    ("arguments", "keywords"), [((1,), {}), ((1, "x"), {}), ((), {"one": 1, "many": (3,)}), ((1, "x", ()), {})]
)
def test_it_holds_the_same(arguments: tuple[object, ...], keywords: dict[str, object]) -> None:
    quick, plain = Quick(*arguments, **keywords), Plain(*arguments, **keywords)
    assert dataclasses.astuple(quick) == dataclasses.astuple(plain)
    assert quick == Quick(*arguments, **keywords) and hash(quick) == hash(Quick(*arguments, **keywords))
    assert dataclasses.replace(quick, two="other").two == "other"


@pytest.mark.parametrize(
    ("arguments", "keywords"), [((), {}), ((1, "x", (), 4), {}), ((1,), {"one": 1}), ((1,), {"three": 3})]
)
def test_it_refuses_the_same(arguments: tuple[object, ...], keywords: dict[str, object]) -> None:
    for kind in (Plain, Quick):
        with pytest.raises(TypeError):
            kind(*arguments, **keywords)


def test_it_is_frozen_and_looks_the_same() -> None:
    value = Quick(1)
    with pytest.raises(FrozenInstanceError):
        value.one = 2
    assert repr(value) == "Quick(one=1, two='two', many=())"
    assert str(inspect.signature(Quick)) == str(inspect.signature(Plain))


def test_all_that_are_quickly_made_have_plain_fields() -> None:
    """What `quickly_made` does not know is not there: factories, and what happens after `__init__`."""
    import importlib

    seen = 0
    for name in modules():
        if ".children" in name or name.endswith("__main__"):
            continue
        for value in vars(importlib.import_module(name)).values():
            init = getattr(value, "__init__", None)
            if (
                isinstance(value, type)
                and dataclasses.is_dataclass(value)
                and "put_" in str(getattr(init, "__code__", "") and init.__code__.co_names)
            ):
                seen += 1
                assert not hasattr(value, "__post_init__")
                for field in dataclasses.fields(value):
                    assert field.init and not field.kw_only and field.default_factory is dataclasses.MISSING
    assert seen > 10
