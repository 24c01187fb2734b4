"""What the probe of rows has written so far, and what went wrong."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .places import place_of
from .reading_back import Written
from .targets import Target, Values
from .verdict import Finding, NoRow, Skip, finding_of


@dataclass
class Book:
    """The state of the probe.

    Args:
        engine: of the database written to.
        project: the scratch copy.
        rows: a row of each table, as the database returns it, by the table.
        written: a row of each model.
        skipped: why a model has no row, by its name.
        waiting: those of them that miss a row to point at.
        findings, details: what went wrong.
    """

    engine: Any
    project: Path
    rows: dict[Any, Values] = field(default_factory=dict)
    written: list[Written] = field(default_factory=list)
    skipped: dict[str, str] = field(default_factory=dict)
    waiting: list[Target] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    details: list[str] = field(default_factory=list)

    def guarded(self, target: Target, action: Callable[[], None]) -> None:
        """Do something for a target; what goes wrong is written down, so that the next target has its turn."""
        try:
            action()
        except Skip as reason:
            self.skipped[target.name] = str(reason)
            if isinstance(reason, NoRow):
                self.waiting.append(target)
        except Exception as error:  # whatever the database or the project's code raises is what we are here to see
            self._note(target, error)

    def _note(self, target: Target, error: Exception) -> None:
        found = finding_of(error, self.project)
        file, line, subject = found.file, found.line, None
        if target.mapper is not None:
            place = place_of(target.mapper, self.project)
            subject = place.model
            if file is None:
                file, line = place.file, place.line
        self.findings.append(Finding(f"{target.name}: {found.message}", file, line, subject))
        self.details.append("".join(traceback.format_exception(error)))
        self.skipped[target.name] = "its row was refused"
