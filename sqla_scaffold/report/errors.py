"""Exceptions are for two things only: our own bugs, and an outside world that says no."""

from __future__ import annotations

from sqla_scaffold.report.codes.code import Code
from sqla_scaffold.report.diagnostic import Diagnostic


class GeneratorBug(Exception):
    """What can only happen when this program is wrong; never caused by what a person wrote."""


class OutsideError(Exception):
    """The outside world stopped us: a file, a database, a missing program. Exit status 2.

    Args:
        code: the row of the table of codes.
        message: the headline.
        hint: what to do.
        path: the file concerned.
    """

    def __init__(self, code: Code, message: str, *, hint: str | None = None, path: str | None = None) -> None:
        super().__init__(message)
        self.diagnostic = Diagnostic(code, message, hint=hint, path=path)
