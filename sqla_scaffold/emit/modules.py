"""A Python module in the making: blocks of statements first, then the imports that they turned out to need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.attributes import Line
from sqla_scaffold.emit.imports import Imports, Wanted
from sqla_scaffold.emit.layout import class_head, statement
from sqla_scaffold.emit.literal import docstring
from sqla_scaffold.emit.pyexpr import Names, PyExpr
from sqla_scaffold.schema.types import PythonName


@dataclass(frozen=True)
class Assignment:
    """`name = expression`, with an annotation where the class of another module may assign something else."""

    name: str
    expression: PyExpr
    annotation: PyExpr | None = None

    def text(self, names: Names) -> str:
        """Lay it out in a class body."""
        annotation = "" if self.annotation is None else f": {self.annotation.flat(names)}"
        return statement(f"{self.name}{annotation} = ", self.expression, names, 4)


@dataclass(frozen=True)
class Method:
    """A method without arguments that returns an expression."""

    name: str
    decorator: PyExpr
    annotation: PyExpr
    expression: PyExpr
    doc: str | None = None


@dataclass(frozen=True)
class ClassBody:
    """A class before its module's imports are known.

    Args:
        doc: the docstring's text, where there is one.
        settings: assignments before the columns: `__tablename__`.
        lines: columns, then relationships; each group is set off by an empty line.
        arguments: what speaks of the columns: `__table_args__` and `__mapper_args__`, each set off by an empty line.
        keywords: what stands behind the bases in the head of the class.
    """

    name: str
    bases: tuple[PyExpr, ...]
    doc: str | None = None
    settings: tuple[Assignment, ...] = ()
    lines: tuple[tuple[Line, ...], ...] = ()
    arguments: tuple[Assignment, ...] = ()
    methods: tuple[Method, ...] = ()
    keywords: Mapping[str, PyExpr] = field(default_factory=dict)

    def annotated(self) -> set[str]:
        """Return the names in annotations, which other attributes than the class's own may hide as well."""
        return {name.name for group in self.lines for line in group for name in line.annotation.names()}

    def names(self) -> Iterable[PythonName]:
        """Yield what the class needs at run time and in annotations."""
        for base in self.bases:
            yield from base.names()
        for group in self.lines:
            for line in group:
                yield from line.annotation.names()
                if line.expression is not None:
                    yield from line.expression.names()
        for method in self.methods:
            for expression in (method.decorator, method.annotation, method.expression):
                yield from expression.names()
        for assignment in (*self.settings, *self.arguments):
            yield from assignment.expression.names()
            if assignment.annotation is not None:
                yield from assignment.annotation.names()


@dataclass(frozen=True)
class ClassText:
    """A class ready for its template: nothing but texts; the head is the line that begins with `class`."""

    name: str
    head: str
    docstring: str
    blocks: tuple[str, ...]


def class_text(body: ClassBody, names: Names) -> ClassText:
    """Lay a class out."""
    blocks = ["\n".join(one.text(names) for one in body.settings)]
    blocks += ["\n".join(_line(line, names) for line in group) for group in body.lines]
    blocks += [one.text(names) for one in body.arguments]
    blocks += [_method(one, names) for one in body.methods]
    return ClassText(
        body.name,
        class_head(body.name, body.bases, body.keywords, names),
        "" if body.doc is None else docstring(body.doc, 4),
        tuple(block for block in blocks if block),
    )


def _method(method: Method, names: Names) -> str:
    lines = [
        f"    @{method.decorator.flat(names)}",
        f"    def {method.name}(self) -> {method.annotation.flat(names)}:",
        *(() if method.doc is None else (f"        {docstring(method.doc, 8)}",)),
        statement("return ", method.expression, names, 8),
    ]
    return "\n".join(lines)


def _line(line: Line, names: Names) -> str:
    annotated = f"{line.name}: {line.annotation.flat(names)}"
    if line.expression is None:
        return statement("", py.Source(annotated), names, 4)
    return statement(f"{annotated} = ", line.expression, names, 4)


def imports_of(
    package: str,
    names: Iterable[PythonName],
    *,
    defined: Iterable[str] = (),
    taken: Iterable[str] = (),
    typing_only: Iterable[PythonName] = (),
) -> Imports:
    """Return the imports of a module that prints these names.

    Args:
        typing_only: names of which annotations alone speak, so that modules do not import each other in a circle.
    """
    late = set(typing_only)
    wanted = Wanted(package, set(defined), set(taken))
    wanted.used.update(name for name in names if name not in late)
    wanted.typing_only.update(late)
    return wanted.resolve()
