"""Values as YAML: on a line in braces, or as lines of a block."""

from __future__ import annotations

import json
import re
from functools import lru_cache

from sqla_scaffold.editing.places import Plain
from sqla_scaffold.reading.yaml_scalars import plain_scalar
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Source, Span

_NOWHERE = Span(Source("value", ""), 0, 0)
# What needs no quotes, in any version of YAML: narrower than the standard. The words that YAML 1.1 took for truth values
# are quoted for those who read the file with other programs.
_BARE = re.compile(r"(?!(?:y|n|yes|no|on|off)\Z)[^\W\d](?:[\w ()./<>=*+-]|:(?=\w))*(?<! )\??", re.IGNORECASE)
_BARE_WITH_COMMAS = re.compile(r"(?!(?:y|n|yes|no|on|off)\Z)[^\W\d][\w ()./<>=*+,-]*(?<![ ,])\??", re.IGNORECASE)


def scalar(value: Plain, *, in_braces: bool) -> str:
    """Return a single value; a text in quotes where it would mean something else without, or not be safe."""
    return _text(value, in_braces) if isinstance(value, str) else json.dumps(value)


@lru_cache(maxsize=10_000)  # a schema says the same words over and over
def _text(value: str, in_braces: bool) -> str:
    bare = (_BARE if in_braces else _BARE_WITH_COMMAS).fullmatch(value)
    if bare and not (in_braces and value.endswith("?")):
        node = plain_scalar(value, _NOWHERE, Diagnostics())
        if getattr(node, "value", None) == value and not re.search(r"\s{2}|[^\S ]", value):
            return value
    return json.dumps(value, ensure_ascii=not value.isprintable())


def on_a_line(value: Plain, *, in_braces: bool = False) -> str:
    """Return a value that takes one line."""
    if isinstance(value, dict):
        return f"{{{', '.join(pair(key, item) for key, item in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(on_a_line(item, in_braces=True) for item in value)}]"
    return scalar(value, in_braces=in_braces)


def pair(key: str, value: Plain) -> str:
    """Return `key: value` as it stands in braces."""
    return f"{scalar(key, in_braces=True)}: {on_a_line(value, in_braces=True)}"


def block_lines(value: Plain) -> list[str]:
    """Return the lines of a text that is better read as a block; none where it is on one line, or not safe as a block."""
    if not isinstance(value, str) or "\n" not in value or value != value.strip():
        return []
    found = value.split("\n")
    return found if all(line.isprintable() and line == line.rstrip() for line in found) else []


def lines(key: str, value: Plain, indent: str, step: str, levels: int) -> list[str]:
    """Return `key: value` as lines.

    Args:
        indent: what stands before the key.
        step: what is put before the lines of each further level.
        levels: how many levels of mappings get lines of their own, this one included.
    """
    head = f"{indent}{scalar(key, in_braces=False)}:"
    block = block_lines(value)
    if block:
        return [f"{head} |-", *(f"{indent}{step}{line}" if line else "" for line in block)]
    if levels <= 0 or not isinstance(value, dict) or not value:
        return [f"{head} {on_a_line(value)}"]
    below = [line for name, item in value.items() for line in lines(name, item, indent + step, step, levels - 1)]
    return [head, *below]
