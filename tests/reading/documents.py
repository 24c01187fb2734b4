"""Documents for properties: values that YAML and TOML can both say, and the two ways of writing them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

# Texts that need quoting, escaping, or neither; no surrogates, which no file can hold.
TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
KEYS = st.one_of(st.sampled_from(["name", "yes", "a-b", "1", "a b", "x.y", "ö", ""]), TEXTS)
NUMBERS = st.one_of(
    st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False, allow_infinity=False), st.sampled_from([0.0, 1e22])
)
SCALARS = st.one_of(st.booleans(), NUMBERS, TEXTS)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=5)


def quoted(text: str) -> str:
    """A text as both languages write it in double quotes."""
    escapes = {'"': '\\"', "\\": "\\\\"}
    return '"' + "".join(escapes.get(c) or (c if " " <= c <= "~" else f"\\U{ord(c):08x}") for c in text) + '"'


def scalar(value: Any) -> str:
    """A scalar as both languages write it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return quoted(value) if isinstance(value, str) else repr(value)


def as_yaml(value: Any, indent: int = 0) -> str:
    """A value in YAML's block style, flow style where it is deep or empty."""
    if isinstance(value, dict) and value and indent < 6:
        blank = "  " * indent
        lines = (f"{blank}{quoted(key)}:{_behind_key(item, indent)}" for key, item in value.items())
        return "\n".join(lines)
    return flow(value)


def _behind_key(item: Any, indent: int) -> str:
    if isinstance(item, dict) and item and indent < 5:
        return "\n" + as_yaml(item, indent + 1)
    return " " + flow(item)


def flow(value: Any) -> str:
    """A value in YAML's flow style."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(key)}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value)


def as_toml(value: dict[str, Any]) -> str:
    """A document in TOML: its tables under headers, what is below them inline."""
    plain = {key: item for key, item in value.items() if not isinstance(item, dict)}
    tables = {key: item for key, item in value.items() if isinstance(item, dict)}
    lines = [f"{quoted(key)} = {inline(item)}" for key, item in plain.items()]
    for key, table in tables.items():
        lines += ["", f"[{quoted(key)}] # a table", *(f"{quoted(name)}={inline(item)}" for name, item in table.items())]
    return "\n".join(lines) + "\n"


def inline(value: Any) -> str:
    """A value in TOML on one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{quoted(key)} = {inline(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    return scalar(value)
