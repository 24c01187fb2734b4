"""`Did you mean`: the known word that is nearest to a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

_LEAST_RATIO = 0.7
_MOST_EXTRA = 3  # words whose lengths differ by more are not compared: with a thousand candidates that is what costs


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that resembles `word` most, whatever its case; None where none does.

    Among equals the first in alphabetical order wins, so that the answer never depends on the order of a set.
    """
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(word.lower())
    best: tuple[float, str] | None = None
    for candidate in sorted(known):
        if abs(len(candidate) - len(word)) > _MOST_EXTRA:
            continue
        matcher.set_seq1(candidate.lower())
        least = _LEAST_RATIO if best is None else best[0]
        if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
            continue
        ratio = matcher.ratio()
        if ratio >= _LEAST_RATIO and (best is None or ratio > best[0]):
            best = (ratio, candidate)
    return None if best is None else best[1]


def did_you_mean(word: str, known: Iterable[str], *, otherwise: str | None = None) -> str | None:
    """Return the hint `did you mean ...?`, or what to say where no known word is near."""
    found = nearest(word, known)
    return otherwise if found is None else f"did you mean `{found}`?"
