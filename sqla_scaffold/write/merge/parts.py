"""A module or a class body cut into parts, without losing a byte."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Sequence
from dataclasses import dataclass

Key = tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A statement and what stands above it.

    Args:
        key: what it defines; unique among its neighbours.
        above: empty lines and comments between the statement before and this one.
        text: whole lines of the statement, with comments behind it and its line end.
        node: its syntax tree.
        line: its first line in the file, counted from 1.
    """

    key: Key
    above: str
    text: str
    node: ast.stmt
    line: int

    @property
    def meaning(self) -> str:
        """What the statement says, whatever its layout."""
        return ast.dump(self.node)

    @property
    def whole(self) -> str:
        """Everything, as it stands in the file."""
        return self.above + self.text

    @property
    def has_comment(self) -> bool:
        """Whether a comment stands inside the statement or behind it."""
        return "#" in self.text and _has_comment(self.text)


@dataclass(frozen=True)
class Body:
    """Parts in their order, and what stands behind the last one."""

    parts: tuple[Part, ...]
    rest: str

    @property
    def by_key(self) -> dict[Key, Part]:
        """The parts by their keys."""
        return {part.key: part for part in self.parts}


def module_body(source: str) -> Body:
    """Cut a module into parts; `SyntaxError` when it is none."""
    lines = _lines(source)
    return cut(ast.parse(source).body, lines, 0, len(lines))


def _lines(source: str) -> list[str]:
    # Python's own idea of a line: splitlines() would also part at form feeds and the like.
    parts = source.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def cut(statements: Sequence[ast.stmt], lines: Sequence[str], start: int, end: int, shift: int = 0) -> Body:
    """Cut the lines from `start` up to `end` (counted from 0) at the statements in them.

    Args:
        shift: how many lines of the file stand before these lines.
    """
    parts: list[Part] = []
    seen: dict[Key, int] = {}
    position = start
    for statement in statements:
        first = _first_line(statement) - 1
        last = statement.end_lineno or statement.lineno
        if first < position:  # a second statement on the same line belongs to the part before
            before = parts.pop()
            text = before.text + "".join(lines[position:last])
            parts.append(Part(before.key, before.above, text, before.node, before.line))
            position = max(position, last)
            continue
        key = _key(statement)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1:
            key = (*key, str(seen[key]))
        above, text = "".join(lines[position:first]), "".join(lines[first:last])
        parts.append(Part(key, above, text, statement, shift + first + 1))
        position = last
    return Body(tuple(parts), "".join(lines[position:end]))


def class_body(part: Part) -> tuple[str, Body]:
    """Cut a class (or `if` block) into its head, as text, and the parts of its body."""
    node = part.node
    assert isinstance(node, ast.ClassDef | ast.If)
    lines = _lines(part.text)
    tree = ast.parse(part.text).body[0]
    assert isinstance(tree, ast.ClassDef | ast.If)
    head = _head_end(tree, lines)
    return "".join(lines[:head]), cut(tree.body, lines, head, len(lines), part.line - 1)


def _head_end(node: ast.ClassDef | ast.If, lines: Sequence[str]) -> int:
    # The head ends at the colon; what stands between it and the first statement belongs to that statement.
    first = _first_line(node.body[0]) - 1
    line = first
    while line > 0 and (not lines[line - 1].strip() or lines[line - 1].lstrip().startswith("#")):
        line -= 1
    return line


def _first_line(statement: ast.stmt) -> int:
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return min([statement.lineno, *(decorator.lineno for decorator in statement.decorator_list)])
    return statement.lineno


def _key(statement: ast.stmt) -> Key:
    match statement:
        case ast.ClassDef(name=name):
            return ("class", name)
        case ast.FunctionDef(name=name, decorator_list=decorators) | ast.AsyncFunctionDef(
            name=name, decorator_list=decorators
        ):
            # A property and its setter have one name, and are two parts.
            accessor = [one.attr for one in decorators if isinstance(one, ast.Attribute)]
            return ("def", name, *accessor)
        case ast.AnnAssign(target=target):
            return ("name", ast.unparse(target))
        case ast.Assign(targets=targets):
            return ("name", *map(ast.unparse, targets))
        case ast.Expr(value=ast.Constant(value=str())):
            return ("docstring",)
        case ast.If(test=test):
            return ("if", ast.unparse(test))
        case ast.ImportFrom(module=module, level=level):
            return ("from", "." * level + (module or ""))
        case ast.Import(names=names):
            return ("import", *sorted(ast.unparse(one) for one in names))
        case _:
            return ("statement", ast.dump(statement))


def _has_comment(text: str) -> bool:
    try:
        tokens = tokenize.generate_tokens(io.StringIO(text).readline)
        return any(token.type == tokenize.COMMENT for token in tokens)
    except (tokenize.TokenError, IndentationError, SyntaxError):
        return True  # what cannot be read is not thrown away
