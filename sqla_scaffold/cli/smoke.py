"""`sqla-scaffold smoke`: what was generated is run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sqla_scaffold.cli.options import SPEAKING, shared
from sqla_scaffold.cli.running import FOUND, OK, run
from sqla_scaffold.cli.speak import Answer, Speaker

if TYPE_CHECKING:
    from sqla_scaffold.report.diagnostic import Diagnostics


@click.command()
@shared("url", "engine_url", "folder", *SPEAKING)
def smoke(
    url: str | None,
    engine_urls: tuple[tuple[str, str], ...],
    folder: Path,
    as_json: bool,
    github: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Run what was generated, in a copy of the project.

    Compile, import, create all tables, write and read back a row of every model, migrate up and down, start the entry
    point; on SQLite, or on the server of --url in databases of its own.
    """
    speaker = Speaker(as_json, github, quiet, verbose)

    def work(diagnostics: Diagnostics) -> Answer:
        from sqla_scaffold import api

        report = api.smoke(folder, diagnostics, speaker.progress, url=url, engine_urls=dict(engine_urls))
        ok = report is not None and report.ok and not diagnostics.errors
        return Answer(OK if ok else FOUND, smoke=report)

    return run(speaker, "smoke", work)
