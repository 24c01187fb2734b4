"""The head of a revision's file: what stands above its first function. A first revision may be of megabytes."""

from __future__ import annotations

import ast
import re

_BODY = re.compile(r"^(?:def|async def|class|@)", re.MULTILINE)
_SAYS_MORE = re.compile(r"\brevision\s*[:=]")


def header(text: str) -> ast.Module | None:
    """Return the statements in which a revision says its place in the history; None where the text is no Python."""
    body = _BODY.search(text)
    if body is not None and not _SAYS_MORE.search(text, body.start()):
        try:
            return ast.parse(text[: body.start()])
        except (SyntaxError, ValueError):
            pass  # the word may stand in a text over several lines
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError):
        return None
