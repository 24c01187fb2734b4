"""Statements laid out as black would, without black: it is the judge in tests, and the fallback for what we are not sure of.

Our statements are few forms (an annotated name and a call, imports, tuples of calls), and black's rules for them are
few: what fits stays on a line; else the outermost bracket is split; the arguments of a call stay together when they fit
on a line of their own; the elements of a display always get a line each.
(https://black.readthedocs.io/en/stable/the_black_code_style/current_style.html#how-black-wraps-lines)
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from sqla_scaffold.emit.pyexpr import Call, Dict, Display, Joined, Names, PyExpr, call, own
from sqla_scaffold.emit.literal import literal
from sqla_scaffold.emit.render import LINE_LENGTH, black, width

_STEP = 4


def statement(head: str, expression: PyExpr, names: Names, indent: int = 0) -> str:
    """Return `head` followed by an expression as one statement, indented, without a line end.

    Args:
        head: what stands before the expression, such as `name: Mapped[str] = `; without schema text.
        names: how the module calls what it imports.
        indent: columns to the left of the statement.
    """
    lines = _lay(head, expression, "", names, indent)
    if all(width(line) <= LINE_LENGTH for line in lines):
        return "\n".join(lines)
    return by_black(head + expression.flat(names), indent)


def class_head(name: str, bases: tuple[PyExpr, ...], keywords: Mapping[str, PyExpr], names: Names) -> str:
    """Return the head of a class."""
    if not bases:
        return f"class {name}:"
    head = call(own(name), *bases, **keywords)
    lines = _lay("class ", head, ":", names, 0)
    if all(width(line) <= LINE_LENGTH for line in lines):
        return "\n".join(lines)
    return black(f"class {head.flat(names)}:\n    pass\n").removesuffix("\n    pass\n")


def by_black(source: str, indent: int) -> str:
    """Return a statement as black lays it out at a depth; it splits what is too long in its own ways.

    Args:
        source: the statement, on several lines where it is a block; not indented.
        indent: columns to the left of it, a multiple of four.
    """
    depth = indent // _STEP
    opening = "".join(f"{' ' * (_STEP * level)}class _:\n" for level in range(depth))
    text = black(f"{opening}{textwrap.indent(source, ' ' * indent)}\n")
    return "\n".join(text.split("\n")[depth:]).rstrip("\n")


def _lay(head: str, expression: PyExpr, tail: str, names: Names, indent: int) -> list[str]:
    margin = " " * indent
    line = f"{margin}{head}{expression.flat(names)}{tail}"
    if width(line) <= LINE_LENGTH:
        return [line]
    match expression:
        case Call(function, arguments) if arguments and not _is_chained(function):
            pieces = [(argument.prefix, argument.value) for argument in arguments]
            opening, closing = f"{function.flat(names)}(", ")"
            together = True
        case Display(items, brackets) if items:
            pieces = [("", item) for item in items]
            opening, closing = brackets[0], brackets[1]
            together = False
        case Dict(items) if items:
            pieces = [(f"{literal(key)}: ", value) for key, value in items]
            opening, closing = "{", "}"
            together = False
        case _:
            return [line]
    first, last = f"{margin}{head}{opening}", f"{margin}{closing}{tail}"
    inner = indent + _STEP
    joined = " " * inner + ", ".join(prefix + value.flat(names) for prefix, value in pieces)
    comma = "," if isinstance(expression, Display) and expression.brackets == "()" else ""
    if len(pieces) == 1:
        # Without a second element there is no comma to split at, so black adds none (but a tuple of one has its own).
        return [first, *_lay(pieces[0][0], pieces[0][1], comma, names, inner), last]
    if together and width(joined) <= LINE_LENGTH:
        return [first, joined, last]
    body = [text for prefix, value in pieces for text in _lay(prefix, value, ",", names, inner)]
    return [first, *body, last]


def _is_chained(function: PyExpr) -> bool:
    """Tell whether a method is called on what a method returned: black breaks such chains at their dots."""
    called = [part for part in function.parts if isinstance(part, Call)] if isinstance(function, Joined) else []
    return any(isinstance(call.function, Joined) for call in called)


def import_lines(module: str, imported: list[str], indent: int = 0) -> list[str]:
    """Return `from module import names`, on a line or with a name each as black does it."""
    margin = " " * indent
    line = f"{margin}from {module} import {', '.join(imported)}"
    if width(line) <= LINE_LENGTH:
        return [line]
    inner = " " * (indent + _STEP)
    return [f"{margin}from {module} import (", *(f"{inner}{name}," for name in imported), f"{margin})"]
