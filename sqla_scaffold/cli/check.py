"""`sqla-scaffold check`: made for CI."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sqla_scaffold.cli.generate import next_steps
from sqla_scaffold.cli.options import SPEAKING, shared
from sqla_scaffold.cli.running import patch, run, status
from sqla_scaffold.cli.speak import Answer, Speaker

if TYPE_CHECKING:
    from sqla_scaffold.report.diagnostic import Diagnostics


@click.command()
@shared("folder", *SPEAKING)
def check(folder: Path, as_json: bool, github: bool, quiet: bool, verbose: bool) -> int:
    """Say whether schema, files and migrations agree; write nothing.

    The schema is sound, every generated file is as it says, no revision is pending, and the history of revisions has
    one end. Made for CI: the exit status is 0 when all of this holds, 1 when something does not, 2 when it could not
    be found out. What is not in step is shown as a unified diff.
    """
    speaker = Speaker(as_json, github, quiet, verbose)

    def work(diagnostics: Diagnostics) -> Answer:
        from sqla_scaffold import api

        outcome = api.check(folder, diagnostics, speaker.progress)
        return Answer(
            status(outcome, diagnostics),
            outcome.plan,
            False,
            patch(outcome),
            outcome.said,
            next_steps("generate", outcome, folder, only_asked=True),
        )

    return run(speaker, "check", work)
