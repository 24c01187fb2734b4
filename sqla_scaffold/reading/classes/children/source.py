"""Classes as they are written: where, and what their bodies define."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import textwrap
from dataclasses import dataclass, field

from .expressions import expression_of


@dataclass(frozen=True)
class Body:
    """What the text of a class says.

    Args:
        file, line: where it begins; None for a class without a text, such as one that a function made.
        lines: the names that its body defines, with their lines.
        functions: the names of those that are functions.
        expressions: what a schema says of those that are one expression.
    """

    file: str | None = None
    line: int | None = None
    lines: dict[str, int] = field(default_factory=dict)
    functions: tuple[str, ...] = ()
    expressions: dict[str, str] = field(default_factory=dict)


_BODIES: dict[type, Body] = {}


def body_of(cls: type) -> Body:
    """Return what the text of a class says."""
    if cls not in _BODIES:
        _BODIES[cls] = _read(cls)
    return _BODIES[cls]


def _read(cls: type) -> Body:
    try:
        file = inspect.getsourcefile(cls)
        text, line = inspect.getsourcelines(cls)
        tree = ast.parse(textwrap.dedent("".join(text))).body[0]
    except (OSError, TypeError, SyntaxError, IndexError):
        return Body()
    if not isinstance(tree, ast.ClassDef):
        return Body(file, line)
    lines: dict[str, int] = {}
    functions = []
    expressions: dict[str, str] = {}
    for statement in tree.body:
        for name in _names(statement):
            lines[name] = line + statement.lineno - 1
            expression = expression_of(statement)
            if expression is not None:
                expressions[name] = expression
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
            functions.append(statement.name)
    return Body(file, line + tree.lineno - 1, lines, tuple(functions), expressions)


def _names(statement: ast.stmt) -> list[str]:
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return [statement.name]
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    return [one.id for one in targets if isinstance(one, ast.Name)]


def defines(cls: type, name: str) -> bool:
    """Tell whether a class itself says a name; what SQLAlchemy puts there is not in its text."""
    body = body_of(cls)
    if body.line is not None:
        return name in body.lines
    return name in cls.__dict__ or name in cls.__dict__.get("__annotations__", {})


def doc_of(cls: type) -> str | None:
    """Return the docstring of the class itself."""
    doc = cls.__dict__.get("__doc__")
    if not isinstance(doc, str) or (dataclasses.is_dataclass(cls) and doc.startswith(f"{cls.__name__}(")):
        return None  # Python's own, of a dataclass
    return inspect.cleandoc(doc)
