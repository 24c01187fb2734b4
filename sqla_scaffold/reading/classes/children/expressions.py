"""Hybrids and column properties whose code is one expression, as a schema writes it: `price * quantity`."""

from __future__ import annotations

import ast
from collections.abc import Callable

_OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.BitAnd: "and",
    ast.BitOr: "or",
    ast.Eq: "=",
    ast.NotEq: "<>",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}


class Unsayable(Exception):
    """Python that is more than the expressions of a schema."""


def expression_of(statement: ast.stmt) -> str | None:
    """Return the expression of a hybrid or a column property; None for anything else.

    Args:
        statement: a function with one `return`, or an assignment of `column_property(...)`.
    """
    try:
        if isinstance(statement, ast.FunctionDef):
            return _of_hybrid(statement)
        value = getattr(statement, "value", None)
        if isinstance(value, ast.Call) and value.args and _called(value.func) == "column_property":
            return _text(value.args[0], lambda one: one.id if isinstance(one, ast.Name) else None)
    except Unsayable:
        pass
    return None


def _called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _of_hybrid(function: ast.FunctionDef) -> str | None:
    body = [one for one in function.body if not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))]
    owner = function.args.args[0].arg if len(function.args.args) == 1 else None
    if len(body) != 1 or not isinstance(body[0], ast.Return) or body[0].value is None:
        return None

    def own(one: ast.expr) -> str | None:
        is_own = isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id == owner
        return one.attr if is_own and isinstance(one, ast.Attribute) else None

    return _text(body[0].value, own)


def _text(one: ast.expr, own: Callable[[ast.expr], str | None]) -> str:
    name = own(one)
    if name is not None:
        return name
    match one:
        case ast.BinOp():
            return f"{_part(one.left, own)} {_word(one.op)} {_part(one.right, own)}"
        case ast.Compare(ops=[operator], comparators=[right]):
            return f"{_part(one.left, own)} {_word(operator)} {_part(right, own)}"
        case ast.UnaryOp(op=ast.USub()):
            return f"-{_part(one.operand, own)}"
        case ast.Constant(value=bool() as value):
            return str(value).lower()
        case ast.Constant(value=int() | float() as number):
            return str(number)
        case ast.Constant(value=str() as text):
            return "'" + text.replace("'", "''") + "'"
        case ast.Call(args=[ast.Constant(value=str() as text)]) if _called(one.func) == "Decimal":
            return text
    raise Unsayable


def _word(operator: ast.AST) -> str:
    if type(operator) not in _OPERATORS:
        raise Unsayable
    return _OPERATORS[type(operator)]


def _part(one: ast.expr, own: Callable[[ast.expr], str | None]) -> str:
    text = _text(one, own)
    return f"({text})" if isinstance(one, (ast.BinOp, ast.Compare)) else text
