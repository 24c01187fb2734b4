"""An assignment that both sides changed: its annotation and the arguments of its calls are merged one by one.

The person's text is edited in place; what comes from the other side is copied from there.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass


class Collision(Exception):
    """Both sides changed the same thing in different ways."""


@dataclass(frozen=True)
class _Text:
    """A statement's source, from which the source of its nodes is cut."""

    source: str

    def of(self, node: ast.AST) -> str:
        """Return the source of a node."""
        return ast.get_source_segment(self.source, node) or ""


@dataclass(frozen=True)
class _Three:
    """The three texts of a statement."""

    base: _Text
    yours: _Text
    new: _Text


def merge_assignment(base: str, yours: str, new: str) -> str:
    """Return the statement with the changes of both sides.

    Args:
        base, yours, new: the statement's source without indentation.

    Raises:
        Collision: where both sides changed the same argument, or something else than arguments.
    """
    texts = _Three(_Text(base), _Text(yours), _Text(new))
    nodes = [_assignment(text) for text in (base, yours, new)]
    targets = [ast.dump(node[0]) for node in nodes]
    if len(set(targets)) > 1:
        raise Collision
    target = texts.yours.of(nodes[1][0])
    head = _pick(nodes[0][1], nodes[1][1], nodes[2][1], texts)
    value = _merged(nodes[0][2], nodes[1][2], nodes[2][2], texts)
    return target + (f": {head}" if head else "") + (f" = {value}" if value else "")


def merge_head(base: str, yours: str, new: str) -> str:
    """Return the head of a class with the bases and keywords of both sides, the person's mixins where they stand.

    The last base is the class above, which either side may exchange; those before it are mixins.

    Args:
        base, yours, new: the heads, from `class` to the colon.

    Raises:
        Collision: where both sides exchanged the class above or changed the same keyword, or one is decorated.
    """
    texts = _Three(*(_Text(f"{head.rstrip()} ...") for head in (base, yours, new)))
    was, mine, now = (_class(text.source) for text in (texts.base, texts.yours, texts.new))
    if not (was.name == mine.name == now.name and was.bases and mine.bases and now.bases):
        raise Collision
    mixins = _merged_items(_mixins(was), _mixins(mine), _mixins(now), texts)
    above = _pick(was.bases[-1], mine.bases[-1], now.bases[-1], texts)
    keywords = _merged_items(_keywords(was), _keywords(mine), _keywords(now), texts)
    inner = [*(text for _, text in mixins), above, *(f"{name}={text}" for name, text in keywords)]
    return f"class {mine.name}({', '.join(inner)}):\n"


def _class(source: str) -> ast.ClassDef:
    node = ast.parse(source).body[0]
    if not isinstance(node, ast.ClassDef) or node.decorator_list or "#" in source:
        raise Collision
    return node


def _mixins(node: ast.ClassDef) -> dict[str, ast.expr]:
    if any(isinstance(one, ast.Starred) for one in node.bases):
        raise Collision
    return {ast.dump(one): one for one in node.bases[:-1]}


def _assignment(source: str) -> tuple[ast.expr, ast.expr | None, ast.expr | None]:
    node = ast.parse(source).body[0]
    match node:
        case ast.AnnAssign(target=target, annotation=annotation, value=value):
            return target, annotation, value
        case ast.Assign(targets=[target], value=value):
            return target, None, value
        case _:
            raise Collision


def _pick(base: ast.expr | None, yours: ast.expr | None, new: ast.expr | None, texts: _Three) -> str:
    """Return the side that changed, where only one did."""
    was, mine, theirs = _say(base), _say(yours), _say(new)
    if mine == theirs or theirs == was:
        return texts.yours.of(yours) if yours is not None else ""
    if mine == was:
        return texts.new.of(new) if new is not None else ""
    raise Collision


def _say(node: ast.AST | None) -> str:
    return "" if node is None else ast.dump(node)


def _merged(base: ast.expr | None, yours: ast.expr | None, new: ast.expr | None, texts: _Three) -> str:
    try:
        return _pick(base, yours, new, texts)
    except Collision:
        if isinstance(yours, ast.Call) and isinstance(new, ast.Call):
            if not isinstance(base, ast.Call):
                raise  # both wrote a call where there was none: nothing tells what either side changed
            return _merged_call(base, yours, new, texts)
        if isinstance(base, ast.Tuple | ast.List) and type(base) is type(yours) is type(new):
            return _merged_display(base, yours, new, texts)
        raise


def _merged_call(base: ast.Call, yours: ast.Call, new: ast.Call, texts: _Three) -> str:
    function = _pick(base.func, yours.func, new.func, texts)
    if any(isinstance(one, ast.Starred) for one in (*yours.args, *new.args)):
        raise Collision
    arguments = _merged_items(_positional(base), _positional(yours), _positional(new), texts)
    keywords = _merged_items(_keywords(base), _keywords(yours), _keywords(new), texts)
    inner = [*(text for _, text in arguments), *(f"{name}={text}" for name, text in keywords)]
    return f"{function}({', '.join(inner)})"


def _merged_display(
    base: ast.Tuple | ast.List, yours: ast.Tuple | ast.List, new: ast.Tuple | ast.List, texts: _Three
) -> str:
    items = [text for _, text in _merged_items(_elements(base), _elements(yours), _elements(new), texts)]
    if isinstance(yours, ast.List):
        return f"[{', '.join(items)}]"
    return f"({', '.join(items)}{',' if len(items) == 1 else ''})"


def _positional(call: ast.Call) -> dict[str, ast.expr]:
    # A string is a column's name, a call is known by what it calls: `ForeignKey(...)`; a type by its place among types.
    found: dict[str, ast.expr] = {}
    for node in call.args:
        found[_unique(_what(node), found)] = node
    return found


def _keywords(call: ast.Call | ast.ClassDef) -> dict[str, ast.expr]:
    if any(keyword.arg is None for keyword in call.keywords):
        raise Collision
    return {str(keyword.arg): keyword.value for keyword in call.keywords}


def _elements(display: ast.Tuple | ast.List) -> dict[str, ast.expr]:
    found: dict[str, ast.expr] = {}
    for node in display.elts:
        found[_unique(_identity(node), found)] = node
    return found


def _what(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str()):
            return "name"
        case ast.Call(func=function) if ast.unparse(function).endswith(
            ("ForeignKey", "Identity", "Computed", "Sequence")
        ):
            return ast.unparse(function)
        case _:
            return "type"


def _identity(node: ast.expr) -> str:
    """Return by what an element of `__table_args__` is known: its name, or its columns."""
    match node:
        case ast.Call(func=function, args=arguments, keywords=keywords):
            name = next((ast.dump(one.value) for one in keywords if one.arg == "name"), None)
            if name is None:
                name = " ".join(ast.dump(one) for one in arguments[: 1 if "Index" in ast.unparse(function) else None])
            return f"{ast.unparse(function)} {name}"
        case ast.Dict():
            return "options"
        case _:
            return ast.dump(node)


def _unique(key: str, taken: dict[str, ast.expr]) -> str:
    return key if key not in taken else _unique(f"{key}'", taken)


def _merged_items(
    base: dict[str, ast.expr], yours: dict[str, ast.expr], new: dict[str, ast.expr], texts: _Three
) -> list[tuple[str, str]]:
    """Merge by key: the person's order, with what the other side added behind what stands before it there."""
    result: list[tuple[str, str]] = []
    for key, node in yours.items():
        if key in new:
            result.append((key, _merged(base.get(key), node, new[key], texts)))
        elif key not in base:
            result.append((key, texts.yours.of(node)))
        elif _say(base[key]) != _say(node):
            raise Collision
    order = [key for key, _ in result]
    before: str | None = None
    for key, node in new.items():
        if key not in yours and key not in base:
            place = order.index(before) + 1 if before in order else 0
            order.insert(place, key)
            result.insert(place, (key, texts.new.of(node)))
        elif key not in yours and _say(base[key]) != _say(node):
            raise Collision  # the person removed it, the schema changed it
        before = key if key in order else before
    return result
