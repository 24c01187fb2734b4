"""The newest revisions of a project, read from their files without running them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqla_scaffold.report.source import Source, Span


@dataclass(frozen=True, slots=True)
class Revision:
    """What a revision's file says of its place in the history.

    Args:
        name: its identifier.
        below: the revisions on which it stands.
        span: where it says its name.
    """

    name: str
    below: tuple[str, ...]
    span: Span


def heads(files: Iterable[Source]) -> list[Revision]:
    """Return the revisions on which no other one stands; one is as it should be."""
    revisions = [found for file in files if (found := _revision(file)) is not None]
    covered = {name for one in revisions for name in one.below}
    return [one for one in revisions if one.name not in covered]


def _revision(source: Source) -> Revision | None:
    try:
        tree = ast.parse(source.text)
    except (SyntaxError, ValueError):
        return None
    said = dict(_assignments(tree))
    name = said.get("revision")
    if not isinstance(name, ast.Constant) or not isinstance(name.value, str):
        return None
    start = source.line_starts[name.lineno - 1] + name.col_offset
    below = said.get("down_revision")
    names = tuple(
        node.value
        for node in (ast.walk(below) if below is not None else ())
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return Revision(name.value, names, Span(source, start, start + (name.end_col_offset or 0) - name.col_offset))


def _assignments(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for statement in tree.body:
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                yield name, value
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                yield name, value
