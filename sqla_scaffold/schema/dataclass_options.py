"""What Python's dataclass makes of a mapped class and of its attributes."""

from __future__ import annotations

from dataclasses import dataclass

from sqla_scaffold.schema.table import CallDefault


@dataclass(frozen=True, slots=True)
class DataclassOptions:
    """The arguments of a dataclass (https://docs.python.org/3/library/dataclasses.html#dataclasses.dataclass).

    An object of a mapped class is its row, whatever values it has, and prints itself without loading any: unless
    somebody asks for more, the dataclass makes `__init__` alone.
    """

    init: bool = True
    kw_only: bool = True
    repr: bool = False
    eq: bool = False
    order: bool = False
    unsafe_hash: bool = False


@dataclass(frozen=True, slots=True)
class FieldOptions:
    """What a dataclass does with an attribute.

    Args:
        init: whether `__init__` takes it.
        optional: whether `__init__` can do without it.
        kw_only: whether it is given by name alone, where the class does not say it.
        default_factory: the function that makes the value to begin with.
        compare: whether objects differ by it.
        hash: whether the hash has it, where that is not as `compare`.
    """

    init: bool = True
    optional: bool = False
    kw_only: bool | None = None
    default_factory: CallDefault | None = None
    compare: bool = True
    hash: bool | None = None
