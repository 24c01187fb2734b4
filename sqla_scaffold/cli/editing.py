"""How the commands run that edit the schema: they differ in what they ask alone."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sqla_scaffold.cli.options import SPEAKING
from sqla_scaffold.cli.running import patch, run, status
from sqla_scaffold.cli.speak import Answer, Speaker

if TYPE_CHECKING:
    from sqla_scaffold.api import Asked, Outcome, Plan
    from sqla_scaffold.report.diagnostic import Diagnostics


EDITING = ("dry_run", "diff", "force", "yes", "folder", *SPEAKING)
"""The options of every command that edits the schema."""


def edit(
    command: str, asked: Callable[[], Asked], options: dict[str, Any], *, message: str, question: str | None = None
) -> int:
    """Change the schema and say what came of it.

    Args:
        asked: makes what is asked of the words of the command line.
        options: those that all these commands share.
        message: what the revision might be called.
        question: what a person at a terminal is asked before anything is written.
    """
    speaker = Speaker(options["as_json"], options["github"], options["quiet"], options["verbose"])
    folder: Path = options["folder"]

    def agreed(plan: Plan) -> bool:
        if question is None or options["yes"] or options["as_json"] or not (sys.stdin.isatty() and sys.stderr.isatty()):
            return True
        return speaker.ask(question)

    def work(diagnostics: Diagnostics) -> Answer:
        from sqla_scaffold import api

        outcome = api.edit(
            folder,
            asked(),
            diagnostics,
            speaker.progress,
            dry_run=options["dry_run"],
            force=options["force"],
            agreed=agreed,
        )
        return Answer(
            status(outcome, diagnostics),
            outcome.plan,
            outcome.written,
            patch(outcome) if options["diff"] else "",
            outcome.said,
            _next(outcome, folder, message),
        )

    return run(speaker, command, work)


def _next(outcome: Outcome, folder: Path, message: str) -> tuple[str, ...]:
    if not outcome.written:
        return ()
    where = "" if folder == Path() else f" -C {shlex.quote(str(folder))}"
    return (f"sqla-scaffold revision{where} -m {shlex.quote(message)}",)
