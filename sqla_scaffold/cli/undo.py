"""`sqla-scaffold undo`: the last writing command is taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sqla_scaffold.cli.options import SPEAKING, shared
from sqla_scaffold.cli.running import patch, run, status
from sqla_scaffold.cli.speak import Answer, Speaker

if TYPE_CHECKING:
    from sqla_scaffold.report.diagnostic import Diagnostics


@click.command()
@shared("diff", "dry_run", "folder", *SPEAKING)
def undo(diff: bool, dry_run: bool, folder: Path, as_json: bool, github: bool, quiet: bool, verbose: bool) -> int:
    """Take back the last command that wrote files.

    All files are put back as they were before it, or none: where one of them was changed since, that is said, and
    nothing is touched. Once more `undo` does the command again.
    """
    speaker = Speaker(as_json, github, quiet, verbose)

    def work(diagnostics: Diagnostics) -> Answer:
        from sqla_scaffold import api

        outcome = api.undo(folder, diagnostics, speaker.progress, dry_run=dry_run)
        return Answer(
            status(outcome, diagnostics),
            outcome.plan,
            outcome.written,
            patch(outcome) if diff else "",
            outcome.said,
        )

    return run(speaker, "undo", work)
