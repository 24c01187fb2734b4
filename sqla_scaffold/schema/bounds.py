"""Which rows stand in a partition of PostgreSQL, as SQL says it behind FOR VALUES, or DEFAULT.

https://www.postgresql.org/docs/current/sql-createtable.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Texts and quoted names as they are, then what a comment or another statement would begin with, and brackets. A text
# with E before it ends elsewhere than the others, at a quote without a backslash, and is not taken at all.
_TOKEN = re.compile(r"""(?<![\w$])[eE]'|'(?:[^']|'')*'|"(?:[^"]|"")+"|--|/\*|[;$\\]|[(),]|\s+|[^\s'"(),;$\\]""")
_FORBIDDEN = ("E'", "--", "/*", ";", "$", "\\")
_RANGE = re.compile(r"(?is)FROM\s*(\(.*\))\s*TO\s*(\(.*\))")
_LIST = re.compile(r"(?is)IN\s*(\(.*\))")
_HASH = re.compile(r"(?is)WITH\s*\(\s*MODULUS\s+([0-9]{1,10})\s*,\s*REMAINDER\s+([0-9]{1,10})\s*\)")
_BY = re.compile(r"(?is)\s*(RANGE|LIST|HASH)\s*(\(.+\))\s*")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Which rows stand in a partition.

    Args:
        kind: "RANGE", "LIST", "HASH", or "DEFAULT" for those that have no place elsewhere.
        groups: the values in SQL: from and to, those of a list, or modulus and remainder in one.
    """

    kind: str
    groups: tuple[tuple[str, ...], ...] = ()

    def __str__(self) -> str:
        rows = [f"({', '.join(group)})" for group in self.groups]
        match self.kind:
            case "RANGE":
                return f"FROM {rows[0]} TO {rows[1]}"
            case "LIST":
                return f"IN {rows[0]}"
            case "HASH":
                modulus, remainder = self.groups[0]
                return f"WITH (MODULUS {modulus}, REMAINDER {remainder})"
            case _:
                return "DEFAULT"

    @property
    def clause(self) -> str:
        """What stands in CREATE TABLE and ATTACH PARTITION."""
        return str(self) if self.kind == "DEFAULT" else f"FOR VALUES {self}"


def bounds_of(text: str) -> Bounds | None:
    """Return what a text says, with or without FOR VALUES; None where it says no bounds."""
    said = re.sub(r"(?is)^\s*FOR\s+VALUES\s+", "", text).strip()
    if said.upper() == "DEFAULT":
        return Bounds("DEFAULT")
    if found := _HASH.fullmatch(said):
        return Bounds("HASH", ((found[1], found[2]),))
    for kind, pattern in (("RANGE", _RANGE), ("LIST", _LIST)):
        if found := pattern.fullmatch(said):
            groups = [_values(group) for group in found.groups()]
            whole = tuple(group for group in groups if group is not None)
            return Bounds(kind, whole) if len(whole) == len(groups) else None
    return None


def partition_key(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Return by what a table is partitioned, `RANGE`, `LIST` or `HASH`, and of which columns and expressions."""
    found = _BY.fullmatch(text)
    parts = None if found is None else _values(found[2])
    return None if found is None or parts is None else (found[1].upper(), parts)


def _values(group: str) -> tuple[str, ...] | None:
    """Return what stands in parentheses, at commas apart; None where they do not close last, or hold something else."""
    depth, parts, at = 0, [""], 0
    for token in _TOKEN.finditer(group):
        if token.start() != at or token[0].upper() in _FORBIDDEN:
            return None
        at = token.end()
        text = token[0]
        if text == ")":
            depth -= 1
            if not depth:
                break
        if depth == 1 and text == ",":
            parts.append("")
        elif depth:
            parts[-1] += " " if text.isspace() else text
        depth += text == "("
    values = tuple(part.strip() for part in parts)
    return values if at == len(group) and not depth and all(values) else None
