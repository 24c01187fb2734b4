"""What does not go together, and what is to come of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Settle(Enum):
    """What comes of a part that both sides changed in ways that do not go together."""

    SAY = "say"  # nothing is written to the file; the conflict is said
    OURS = "ours"  # the person's part stays
    THEIRS = "theirs"  # the schema's part takes its place
    MARKERS = "markers"  # both stand in the file, between the markers of git


@dataclass(frozen=True, slots=True)
class Side:
    """A part on one of the three sides: its text, and its first line in the file, counted from 1."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """A part that both sides changed in ways that do not go together.

    Args:
        name: what it defines, such as `Post.body`.
        reason: what both sides did.
        yours: the person's part; None where they took it out, like the following two.
        new: the schema's.
        base: the one last written.
    """

    name: str
    reason: str
    yours: Side | None = None
    new: Side | None = None
    base: Side | None = None

    @property
    def line(self) -> int:
        """The line in the person's file; 0 where they took the part out."""
        return self.yours.line if self.yours is not None else 0


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge: a text, or conflicts; and what was left as the person has it."""

    text: str
    conflicts: tuple[Conflict, ...] = ()
    removed: tuple[str, ...] = ()  # what the schema has and the person took out
