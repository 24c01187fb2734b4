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
@click.option("--url", metavar="URL", help="Compare this live database with the schema as well; nothing in it changes.")
@click.option("--ignore", multiple=True, metavar="PATTERN", help="Leave these tables and objects of it out.")
@shared("engine_url", "folder", *SPEAKING)
def check(
    url: str | None,
    engine_urls: tuple[tuple[str, str], ...],
    ignore: tuple[str, ...],
    folder: Path,
    as_json: bool,
    github: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Say whether schema, files and migrations agree.

    The schema is sound, every generated file is as it says, no revision is pending, and the history of revisions has
    one end. Nothing is written. Made for CI: the exit status is 0 when all of this holds, 1 when something does not,
    2 when it could not be found out. What is not in step is shown as a unified diff.

    With --url a live database is compared with the schema too, object by object; it is read in one transaction that
    cannot write.
    """
    speaker = Speaker(as_json, github, quiet, verbose)

    def work(diagnostics: Diagnostics) -> Answer:
        from sqla_scaffold import api

        outcome = api.check(
            folder, diagnostics, speaker.progress, url=url, engine_urls=dict(engine_urls), ignore=ignore
        )
        return Answer(
            status(outcome, diagnostics),
            outcome.plan,
            False,
            patch(outcome),
            outcome.said,
            next_steps("generate", outcome, folder, only_asked=True),
        )

    return run(speaker, "check", work)
