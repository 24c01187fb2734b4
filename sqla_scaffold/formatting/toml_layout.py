"""The layout of TOML: nothing at the ends of lines. How far a line is indented says nothing there, and stays."""

from __future__ import annotations

from collections.abc import Iterator

from sqla_scaffold.reading.nodes import Mapping, Node, Scalar, Sequence


def lay_out(text: str, root: Node) -> tuple[list[str], set[int]]:
    """Return the lines of a sound TOML document in their layout, and the numbers of those whose end is in a text."""
    kept: set[int] = set()
    for scalar in _scalars(root):
        source = scalar.span.source
        first, _ = source.position(scalar.span.start)
        last, _ = source.position(scalar.span.end)
        kept.update(range(first - 1, last - 1))
    lines = text.split("\n")
    return [line if number in kept else line.rstrip(" \t") for number, line in enumerate(lines)], kept


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    for below in node.items if isinstance(node, Sequence) else ():
        yield from _scalars(below)
    for entry in node.entries if isinstance(node, Mapping) else ():
        yield from _scalars(entry.value)
