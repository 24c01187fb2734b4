"""Three texts that are no Python become one, line by line: what only one side changed is that side's.

The way of diff3 (Khanna, Kunal, Pierce: A Formal Investigation of Diff3, 2007): lines that all three have are the fixed
points; between two of them stands one text of each side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from sqla_scaffold.write.merge.settle import Conflict, Merged, Settle, Side

_WHAT = "these lines"


def merge_lines(base: str, yours: str, new: str, *, settle: Settle = Settle.SAY) -> Merged:
    """Merge three texts by lines; the person's line ends stay.

    Args:
        base: the text last written.
        yours: the person's.
        new: the one of now.
        settle: whose lines are taken where both sides changed the same ones: SAY, OURS or THEIRS.
    """
    if yours == base or yours == new:
        return Merged(new)
    if new == base:
        return Merged(yours)
    newline = "\r\n" if "\r\n" in yours else "\n"
    three = [_lines(text.replace("\r\n", "\n")) for text in (base, yours, new)]
    found: list[str] = []
    conflicts: list[Conflict] = []
    for was, mine, now, line in _stretches(*three):
        if mine == now or now == was:
            found += mine
        elif mine == was:
            found += now
        else:
            found += now if settle is Settle.THEIRS else mine
            if settle is Settle.SAY:
                reason = "you edited them, and the new text differs too"
                conflicts.append(
                    Conflict(_WHAT, reason, _side(mine, line[1]), _side(now, line[2]), _side(was, line[0]))
                )
    return Merged("".join(found).replace("\n", newline), tuple(conflicts))


def _side(lines: Sequence[str], line: int) -> Side | None:
    return Side("".join(lines), line) if lines else None


def _stretches(
    base: list[str], yours: list[str], new: list[str]
) -> Iterator[tuple[list[str], list[str], list[str], tuple[int, int, int]]]:
    """Cut the three texts at the lines that all have; yield what stands between, with the first lines of it."""
    at = (0, 0, 0)
    for point in _fixed(base, yours, new):
        before = (base[at[0] : point[0]], yours[at[1] : point[1]], new[at[2] : point[2]])
        if any(before):
            yield *before, (at[0] + 1, at[1] + 1, at[2] + 1)
        if point[0] < len(base):
            same = [base[point[0]]]
            yield same, same, same, (point[0] + 1, point[1] + 1, point[2] + 1)
        at = (point[0] + 1, point[1] + 1, point[2] + 1)


def _fixed(base: list[str], yours: list[str], new: list[str]) -> Iterator[tuple[int, int, int]]:
    mine, theirs = _pairs(base, yours), _pairs(base, new)
    for line in range(len(base)):
        if line in mine and line in theirs:
            yield line, mine[line], theirs[line]
    yield len(base), len(yours), len(new)


def _pairs(base: list[str], other: list[str]) -> dict[int, int]:
    blocks = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {block.a + k: block.b + k for block in blocks for k in range(block.size)}


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)
