"""One body of Python for several databases: what they share stands once, and the rest behind a comparison.

Each database has a list of statements in its own right order. The lists are laid over each other, so that each keeps its
order; nothing is ever done on a database that is not in its list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from sqla_scaffold.emit.reprint import laid_out

_DIALECTS = {"sqlite": ("sqlite",), "postgresql": ("postgresql",), "mysql": ("mysql", "mariadb")}
_ASK = "dialect = op.get_context().dialect.name"

Databases = frozenset[str]
Shared = list[tuple[Databases, str]]


def body(statements: Mapping[str, Sequence[str]], indent: int) -> str:
    """Return statements for several databases as the body of a function, in black's layout.

    Args:
        statements: the statements of each database, in order.
        indent: columns to the left, a multiple of four.
    """
    every = frozenset(statements)
    shared: Shared = []
    for database, texts in statements.items():
        shared = _laid_over(shared, [(frozenset([database]), text) for text in texts])
    if not shared:
        return " " * indent + "pass"
    parts: list[str] = []
    if any(databases != every for databases, _ in shared):
        parts.append(" " * indent + _ASK)
    runs = [(databases, [text for _, text in run]) for databases, run in groupby(shared, key=lambda one: one[0])]
    seen: Databases = frozenset()
    for databases, texts in runs:
        if databases == every:
            parts.append(laid_out("\n".join(texts), indent))
            seen = frozenset()
            continue
        is_other = bool(seen) and not seen & databases
        rest = every - seen
        if is_other and databases == rest:
            word = "else:"
        else:
            word = f"{'elif' if is_other else 'if'} {_condition(databases, every)}:"
        seen = seen | databases if is_other else databases
        parts.append(f"{' ' * indent}{word}\n{laid_out(chr(10).join(texts), indent + 4)}")
    return "\n".join(parts)


def _laid_over(shared: Shared, more: Shared) -> Shared:
    one, other = [text for _, text in shared], [text for _, text in more]
    found: Shared = []
    for tag, start, end, from_, to in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [(mine[0] | yours[0], mine[1]) for mine, yours in zip(shared[start:end], more[from_:to])]
        else:
            found += shared[start:end] + more[from_:to]
    return found


def _condition(databases: Databases, every: Databases) -> str:
    """Return what is true on these databases alone, in the shortest words."""
    inside, outside = _names(databases), _names(every - databases)
    if len(inside) == 1:
        return f'dialect == "{inside[0]}"'
    if len(outside) == 1:
        return f'dialect != "{outside[0]}"'
    return f"dialect in ({', '.join(map(_quoted, inside))})"


def _names(databases: Databases) -> list[str]:
    return [name for database in sorted(databases) for name in _DIALECTS[database]]


def _quoted(name: str) -> str:
    return f'"{name}"'
