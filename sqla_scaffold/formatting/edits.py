"""Edits of a text: stretches that are replaced, all at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqla_scaffold.report.errors import GeneratorBug


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """`text[start:end]` becomes `new` (character offsets)."""

    start: int
    end: int
    new: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made; one that is there twice, for an alias shows it again, is made once."""
    parts: list[str] = []
    at = 0
    for edit in sorted(set(edits)):
        if edit.start < at:
            raise GeneratorBug("two edits of one stretch")
        parts += (text[at : edit.start], edit.new)
        at = edit.end
    return "".join((*parts, text[at:]))
