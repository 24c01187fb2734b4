"""How every command runs: mistakes and refusals of the outside world become an answer and an exit status."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from sqla_scaffold.cli.speak import Answer, Speaker

if TYPE_CHECKING:
    from sqla_scaffold.api import Outcome
    from sqla_scaffold.report.diagnostic import Diagnostics

OK, FOUND, COULD_NOT = 0, 1, 2


def run(speaker: Speaker, command: str, work: Callable[[Diagnostics], Answer]) -> int:
    """Do a command's work, say what it came to, and return the exit status.

    An `OutsideError` is a diagnostic like others and means 2. Any other exception is a mistake of ours: a person gets
    a short request to report it, and the traceback with -v.
    """
    from sqla_scaffold.report.codes.project import DISK_ERROR
    from sqla_scaffold.report.diagnostic import Diagnostics
    from sqla_scaffold.report.errors import OutsideError

    diagnostics = Diagnostics()
    try:
        answer = work(diagnostics)
    except OutsideError as error:
        diagnostics.extend([error.diagnostic])
        answer = Answer(COULD_NOT)
    except OSError as error:
        path = None if error.filename is None else str(error.filename)
        diagnostics.add(DISK_ERROR, f"the operating system refuses: {error.strerror or error}", path=path)
        answer = Answer(COULD_NOT)
    except click.Abort:  # of a question
        raise
    except Exception as error:  # whatever it is, it is a bug, and a person should not have to read a traceback
        answer = _bug(error, verbose=speaker.verbose)
    speaker.answer(command, answer, diagnostics)
    return answer.exit


def _bug(error: Exception, *, verbose: bool) -> Answer:
    import traceback

    more = "" if verbose else " Run it again with -v for the traceback."
    sentence = f"This is a mistake in sqla-scaffold, not yours: {type(error).__name__}: {error}"
    return Answer(COULD_NOT, said=(f"{sentence}\nPlease report it.{more}",), trace=traceback.format_exc())


def status(outcome: Outcome, diagnostics: Diagnostics) -> int:
    """Return the exit status of an outcome."""
    return OK if outcome.ok and not diagnostics.errors else FOUND


def patch(outcome: Outcome) -> str:
    """Return the plan of an outcome as a unified diff."""
    from sqla_scaffold.api import unified

    return "" if outcome.plan is None else unified(outcome.plan)
