"""A sink that is full after a thousand mistakes: what has more is no schema, and would cost memory and patience."""

from __future__ import annotations

from collections.abc import Iterable

from sqla_scaffold.report.codes import reading as codes
from sqla_scaffold.report.codes.code import Code
from sqla_scaffold.report.diagnostic import Diagnostics, Note
from sqla_scaffold.report.source import Span

MOST_MISTAKES = 1000


class TooMany(Exception):
    """The sink is full."""


class BoundedDiagnostics(Diagnostics):
    """A sink for one document; `TooMany` is raised when it is full, and was reported."""

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
        super().add(code, message, span, hint=hint, notes=notes, path=path)
        if len(self) >= MOST_MISTAKES:
            message = f"more than {MOST_MISTAKES:,} mistakes: the rest is not shown"
            super().add(codes.TOO_MANY, message, span, path=path, hint="is this the schema file?")
            raise TooMany
