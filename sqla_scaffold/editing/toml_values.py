"""Values as TOML: on a line, or as tables under headers."""

from __future__ import annotations

import json
import re

from sqla_scaffold.editing.places import Plain

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def key(text: str) -> str:
    """Return a key, in quotes where it needs them."""
    return text if _BARE_KEY.fullmatch(text) else _text(text)


def on_a_line(value: Plain, spaced: bool = True) -> str:
    """Return a value that takes one line.

    Args:
        spaced: whether there are blanks inside of braces.
    """
    if isinstance(value, dict):
        inner = ", ".join(f"{key(name)} = {on_a_line(item, spaced)}" for name, item in value.items())
        return f"{{ {inner} }}" if spaced and inner else f"{{{inner}}}"
    if isinstance(value, list):
        return f"[{', '.join(on_a_line(item, spaced) for item in value)}]"
    return _text(value) if isinstance(value, str) else json.dumps(value)


def _text(value: str) -> str:
    # JSON's escapes are TOML's too, but for the halves of characters beyond 16 bits; TOML has the letter for DEL alone.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
