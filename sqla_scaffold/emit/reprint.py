"""Python that somebody else printed (Alembic, for one), laid out as black would, by our printer where it is sure."""

from __future__ import annotations

import ast

from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.layout import by_black, statement
from sqla_scaffold.emit.pyexpr import Argument, Call, PyExpr


class _NotOurs(Exception):
    """An expression of a form that our printer does not know."""


def laid_out(source: str, indent: int) -> str:
    """Return statements in black's layout and at a depth, without a line end at the end.

    Calls with literals, lists, tuples and dictionaries are printed by us, which takes a twentieth of black's time;
    everything else, such as a block with its comments, goes to black.

    Args:
        source: statements that are not indented.
        indent: columns to the left of them, a multiple of four.
    """
    lines = source.split("\n")
    texts: list[str] = []
    position = 0
    for node in ast.parse(source).body:
        end = node.end_lineno or node.lineno
        between = [line for line in lines[position : node.lineno - 1] if line.strip()]
        texts += [" " * indent + line for line in between]
        texts.append(_statement(node, "\n".join(lines[node.lineno - 1 : end]), indent))
        position = end
    return "\n".join(texts)


def _statement(node: ast.stmt, source: str, indent: int) -> str:
    if isinstance(node, ast.Expr):
        try:
            return statement("", _expression(node.value), {}, indent)
        except _NotOurs:
            pass
    return by_black(source, indent)


def _expression(node: ast.expr) -> PyExpr:
    match node:
        case ast.Constant(value=str() | bytes() | bool() | int() | float() | None as value):
            return py.value(value)
        case ast.Call(func=function, args=arguments, keywords=keywords) if _is_dotted(function):
            named = [Argument(_expression(one.value), _name(one)) for one in keywords]
            return Call(py.own(ast.unparse(function)), (*(Argument(_expression(one)) for one in arguments), *named))
        case ast.List(elts=items):
            return py.Display(tuple(map(_expression, items)))
        case ast.Tuple(elts=items) if items:
            return py.Display(tuple(map(_expression, items)), "()")
        case ast.Dict(keys=keys, values=values):
            return py.Dict(tuple((_key(key), _expression(value)) for key, value in zip(keys, values, strict=True)))
        case ast.Name() | ast.Attribute() if _is_dotted(node):
            return py.own(ast.unparse(node))
        case _:
            raise _NotOurs


def _is_dotted(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) or (isinstance(node, ast.Attribute) and _is_dotted(node.value))


def _name(keyword: ast.keyword) -> str:
    if keyword.arg is None:
        raise _NotOurs
    return keyword.arg


def _key(key: ast.expr | None) -> str:
    if isinstance(key, ast.Constant) and isinstance(key.value, str):
        return key.value
    raise _NotOurs
