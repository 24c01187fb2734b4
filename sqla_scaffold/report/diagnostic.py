"""A mistake as a value, and the sink that collects the mistakes of a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqla_scaffold.report.codes.code import Code, Severity
from sqla_scaffold.report.source import Span


@dataclass(frozen=True, slots=True)
class Note:
    """Another place that belongs to a diagnostic, with its own words."""

    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake: its kind, its place, a terse headline, and what to do.

    Args:
        code: the row of the table of codes.
        message: the headline, lower case, without a full stop.
        span: the exact place, or None where there is no text to point into.
        hint: what to do (not what is wrong a second time).
        notes: other places, such as the first of two definitions.
        path: the file concerned where there is no span.
    """

    code: Code
    message: str
    span: Span | None = None
    hint: str | None = None
    notes: tuple[Note, ...] = ()
    path: str | None = None

    @property
    def place(self) -> tuple[str, int, int]:
        """File, line and column to sort by; a diagnostic without a place comes first."""
        if self.span is None:
            return (self.path or "", 0, 0)
        return (self.span.source.name, *self.span.source.position(self.span.start))


@dataclass(eq=False)
class Diagnostics:
    """The sink: handed down, added to, read by the command line alone.

    Mutable on purpose: functions return what they could make and report the rest here.
    """

    _found: list[Diagnostic] = field(default_factory=list)

    def add(
        self,
        code: Code,
        message: str,
        span: Span | None = None,
        *,
        hint: str | None = None,
        notes: Iterable[Note] = (),
        path: str | None = None,
    ) -> None:
        """Report a mistake; arguments as of `Diagnostic`."""
        self._found.append(Diagnostic(code, message, span, hint, tuple(notes), path))

    def extend(self, found: Iterable[Diagnostic]) -> None:
        """Take over diagnostics that were made elsewhere."""
        self._found.extend(found)

    @property
    def errors(self) -> int:
        """How many errors there are; a pass stops at a barrier when there are any."""
        return 0 if not self._found else sum(found.code.severity is Severity.ERROR for found in self._found)

    def __iter__(self) -> Iterator[Diagnostic]:
        """All diagnostics by file, line and column, each once."""
        return iter(sorted(dict.fromkeys(self._found), key=lambda found: (*found.place, found.code.id)))

    def __len__(self) -> int:
        return len(self._found)
