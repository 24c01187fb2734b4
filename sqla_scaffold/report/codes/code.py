"""What a row of the table of codes is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How much a diagnostic weighs: an error stops the pass, a warning is only said, a notice is good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of mistake, explained once; `explain` and `docs/codes` are derived from it.

    Args:
        id: a letter for the family and three digits; never used again for another kind.
        name: the kind in words joined by hyphens, unique like the id.
        why: what is wrong and why it matters, in a sentence or two.
        example: a short text that provokes it.
        instead: what to write or do instead.
        severity: error, warning or notice.
    """

    id: str
    name: str
    why: str
    example: str
    instead: str
    severity: Severity = Severity.ERROR
