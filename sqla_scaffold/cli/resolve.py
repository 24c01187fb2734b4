"""`sqla-scaffold resolve`: generated files in which git left two sides become one again."""

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
@shared("diff", "dry_run", "settle", "folder", *SPEAKING)
def resolve(
    diff: bool,
    dry_run: bool,
    settle: str,
    folder: Path,
    as_json: bool,
    github: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Make one file of the two that a merge of git left in one.

    Finish the merge of the schema file first. What is generated follows from it; what both branches wrote by hand is
    put on top, as far as it goes together. All other files are brought in step too, as by `generate`.
    """
    speaker = Speaker(as_json, github, quiet, verbose)

    def work(diagnostics: Diagnostics) -> Answer:
        from sqla_scaffold import api

        outcome = api.generate(
            folder, diagnostics, speaker.progress, dry_run=dry_run, settle=api.Settle(settle), resolve=True
        )
        return Answer(
            status(outcome, diagnostics),
            outcome.plan,
            outcome.written,
            patch(outcome) if diff else "",
            outcome.said,
            next_steps("resolve", outcome, folder, only_asked=dry_run),
        )

    return run(speaker, "resolve", work)
