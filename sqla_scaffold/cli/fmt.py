"""`sqla-scaffold fmt`: the canonical form of schema files."""

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
@click.argument("files", nargs=-1, metavar="[FILE ...]", type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file is not in its form.")
@shared("diff", "folder", *SPEAKING)
def fmt(
    files: tuple[Path, ...],
    check: bool,
    diff: bool,
    folder: Path,
    as_json: bool,
    github: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Give schema files their canonical form.

    Without FILE, that is all files of the project's schema. Types get their short names, levels two spaces, and models
    a blank line between them. Comments, order, quotes and anchors stay, and what the files say does not change.
    """
    speaker = Speaker(as_json, github, quiet, verbose)

    def work(diagnostics: Diagnostics) -> Answer:
        from sqla_scaffold import api

        outcome = api.fmt(folder, [folder / file for file in files], diagnostics, check=check)
        return Answer(
            status(outcome, diagnostics), outcome.plan, outcome.written, patch(outcome) if diff else "", outcome.said
        )

    return run(speaker, "fmt", work)
