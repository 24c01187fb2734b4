"""Words for messages: what was found, what was expected, and what may have been meant."""

from __future__ import annotations

from collections.abc import Sequence as Listed

from sqla_scaffold.reading.nodes import Mapping, Node, Scalar, Sequence
from sqla_scaffold.report.suggest import nearest

# How much of a text a headline repeats.
_MOST = 40


def shown(text: str) -> str:
    """Return a text as it may stand in a headline: short, and with all that is invisible written as escapes."""
    if len(text) > _MOST:
        text = text[: _MOST - 1] + "…"
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape", "replace").decode("ascii")
        for character in text
    )


def found(node: Node) -> str:
    """Say what a node is: `a list`, `the number 5`, `the text "abc"`."""
    if isinstance(node, Mapping):
        return "a mapping"
    if isinstance(node, Sequence):
        return "a list"
    if not isinstance(node, Scalar) or node.value is None:
        return "null" if isinstance(node, Scalar) and node.text else "nothing"
    if isinstance(node.value, bool):
        return "true" if node.value else "false"
    if isinstance(node.value, str):
        return f'the text "{shown(node.value)}"' if node.value else "an empty text"
    return f"the number {shown(node.text)}"


def listed(words: Listed[str]) -> str:
    """Join words as a sentence does: `a, b or c`."""
    quoted = [f"`{word}`" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def suggestion(word: str, known: Listed[str]) -> str:
    """Return the hint for a word that is none of the known ones."""
    near = nearest(word, known) if len(word) <= 2 * _MOST else None
    return f"did you mean `{near}`?" if near is not None else f"write {listed(known)}"
