"""What smoke found, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Status(Enum):
    """How a probe ended."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Probe:
    """A probe that was made, or was not.

    Args:
        name: of the row in the table of probes.
        status: how it ended.
        detail: the whole output of the child process where it failed, else empty.
        seconds: how long it took.
        summary: a line: what was counted, what was found first, or why it was skipped.
    """

    name: str
    status: Status
    detail: str = ""
    seconds: float = 0.0
    summary: str = ""


@dataclass(frozen=True, slots=True)
class SmokeReport:
    """All probes, in the order of their table."""

    probes: tuple[Probe, ...]

    @property
    def ok(self) -> bool:
        """Whether no probe failed; skipped ones say why themselves."""
        return not any(probe.status is Status.FAILED for probe in self.probes)
