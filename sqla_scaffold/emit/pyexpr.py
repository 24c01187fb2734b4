"""Pieces of Python that carry their imports: to print a name is to import it.

An expression is a small tree. Names are `PythonName`s until a `Scope` says how the module at hand calls them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sqla_scaffold.emit.literal import literal
from sqla_scaffold.quick import quickly_made
from sqla_scaffold.schema.types import UNION, Annotation, PythonName

Names = Mapping[PythonName, str]


class PyExpr(ABC):
    """A piece of Python."""

    __slots__ = ()

    @abstractmethod
    def names(self) -> Iterator[PythonName]:
        """Yield every name that must be imported."""

    @abstractmethod
    def flat(self, names: Names) -> str:
        """Return the source on one line."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Source(PyExpr):
    """Source that needs no import: a literal, or an attribute of the class at hand. Made by the functions below only."""

    text: str

    def names(self) -> Iterator[PythonName]:
        return iter(())

    def flat(self, names: Names) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Name(PyExpr):
    """An imported name, with attributes of it: `func.now`, `OrderStatus.DRAFT`."""

    name: PythonName
    attributes: tuple[str, ...] = ()

    def names(self) -> Iterator[PythonName]:
        yield self.name

    def flat(self, names: Names) -> str:
        return ".".join((names[self.name], *self.attributes))


@dataclass(frozen=True, slots=True)
class Subscript(PyExpr):
    """A generic type: `dict[str, Any]`."""

    base: PyExpr
    arguments: tuple[PyExpr, ...]

    def names(self) -> Iterator[PythonName]:
        yield from self.base.names()
        for argument in self.arguments:
            yield from argument.names()

    def flat(self, names: Names) -> str:
        return f"{self.base.flat(names)}[{', '.join(argument.flat(names) for argument in self.arguments)}]"


@dataclass(frozen=True, slots=True)
class Joined(PyExpr):
    """Expressions joined by an operator or other fixed text: `int | None`, `lambda: a == b`."""

    parts: tuple[PyExpr, ...]
    separator: str = ""

    def names(self) -> Iterator[PythonName]:
        for part in self.parts:
            yield from part.names()

    def flat(self, names: Names) -> str:
        return self.separator.join(part.flat(names) for part in self.parts)


@quickly_made
@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a call; a positional one has no name."""

    value: PyExpr
    name: str | None = None

    @property
    def prefix(self) -> str:
        """What stands before the value."""
        return "" if self.name is None else f"{self.name}="


@quickly_made
@dataclass(frozen=True, slots=True)
class Call(PyExpr):
    """A call."""

    function: PyExpr
    arguments: tuple[Argument, ...] = ()

    def names(self) -> Iterator[PythonName]:
        yield from self.function.names()
        for argument in self.arguments:
            yield from argument.value.names()

    def flat(self, names: Names) -> str:
        inner = ", ".join(argument.prefix + argument.value.flat(names) for argument in self.arguments)
        return f"{self.function.flat(names)}({inner})"


@dataclass(frozen=True, slots=True)
class Display(PyExpr):
    """A list, tuple or set display; a tuple of one keeps its comma."""

    items: tuple[PyExpr, ...]
    brackets: str = "[]"

    def names(self) -> Iterator[PythonName]:
        for item in self.items:
            yield from item.names()

    def flat(self, names: Names) -> str:
        inner = ", ".join(item.flat(names) for item in self.items)
        comma = "," if self.brackets == "()" and len(self.items) == 1 else ""
        return f"{self.brackets[0]}{inner}{comma}{self.brackets[1]}"


@dataclass(frozen=True, slots=True)
class Dict(PyExpr):
    """A dictionary display with string keys."""

    items: tuple[tuple[str, PyExpr], ...]

    def names(self) -> Iterator[PythonName]:
        for _, value in self.items:
            yield from value.names()

    def flat(self, names: Names) -> str:
        return "{" + ", ".join(f"{literal(key)}: {value.flat(names)}" for key, value in self.items) + "}"


NONE = Source("None")
TRUE = Source("True")
FALSE = Source("False")


def value(of: str | bytes | int | float | bool | None) -> Source:
    """Return the literal of a plain value."""
    return Source(literal(of))


def own(name: str) -> Source:
    """Return an attribute of the class at hand; `name` is a checked name."""
    return Source(name)


@lru_cache(maxsize=10_000)  # a page says the same few names over and over
def imported(module: str, name: str, *attributes: str) -> Name:
    """Return a name that an import brings."""
    return Name(PythonName(module, name), attributes)


def call(function: PyExpr, *positional: PyExpr, **keywords: PyExpr | None) -> Call:
    """Return a call; keywords that are None are left out."""
    named = (Argument(expression, name) for name, expression in keywords.items() if expression is not None)
    return Call(function, (*map(Argument, positional), *named))


def annotation(of: Annotation) -> PyExpr:
    """Return a Python type as an expression."""
    arguments = tuple(map(annotation, of.arguments))
    if of.name == UNION:
        return Joined(arguments, " | ")
    return Subscript(Name(of.name), arguments) if arguments else Name(of.name)


def optional(of: PyExpr) -> PyExpr:
    """Return `X | None`."""
    return Joined((of, NONE), " | ")
