"""`sqla-scaffold update` and `check-update`: the skeleton of a project follows the template."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sqla_scaffold.cli.options import SPEAKING, Pair, shared
from sqla_scaffold.cli.running import FOUND, OK, patch, run, status
from sqla_scaffold.cli.speak import Answer, Speaker

if TYPE_CHECKING:
    from sqla_scaffold.api import Outcome
    from sqla_scaffold.report.diagnostic import Diagnostics


@click.command()
@click.option("--abort", is_flag=True, help="Take back an update that is not committed.")
@click.option(
    "--data", type=Pair(), multiple=True, help="Answer a question of copier.yml otherwise than before; repeatable."
)
@shared("diff", "dry_run", "folder", *SPEAKING)
def update(
    abort: bool,
    data: tuple[tuple[str, str], ...],
    diff: bool,
    dry_run: bool,
    folder: Path,
    as_json: bool,
    github: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Merge the newest template into the project.

    What depends on answers only (README, pyproject.toml, tests, CI, the entry point) is merged with what you made of
    it, as `copier update` does, without a network. Everything must be committed. Where both sides changed the same
    lines, both stand in the file between markers, and the exit status is 1.
    """
    speaker = Speaker(as_json, github, quiet, verbose)

    def work(diagnostics: Diagnostics) -> Answer:
        from sqla_scaffold import api

        if abort:
            outcome = api.abort_update(folder, speaker.progress, dry_run=dry_run)
        else:
            outcome = api.update(folder, diagnostics, speaker.progress, dry_run=dry_run, answers=dict(data))
        return Answer(
            status(outcome, diagnostics),
            outcome.plan,
            outcome.written,
            patch(outcome) if diff else "",
            outcome.said,
            () if abort else _next(outcome, diagnostics),
        )

    return run(speaker, "update", work)


def _next(outcome: Outcome, diagnostics: Diagnostics) -> tuple[str, ...]:
    if not outcome.written or outcome.plan is None or not outcome.plan.writes:
        return ()
    if diagnostics.errors:
        return ("edit the files with markers and `git add` them", "sqla-scaffold update --abort    (goes back)")
    return ("git diff", "git add --all && git commit")


@click.command("check-update")
@shared("folder", *SPEAKING)
def check_update(folder: Path, as_json: bool, github: bool, quiet: bool, verbose: bool) -> int:
    """Say whether there is a newer template; exit with 1 if so."""
    speaker = Speaker(as_json, github, quiet, verbose)

    def work(diagnostics: Diagnostics) -> Answer:
        from sqla_scaffold import api

        state = api.check_update(folder)
        facts = {"current": state.current, "latest": state.latest, "available": state.available}
        if not state.available:
            return Answer(OK, said=(f"The project has the template of this version, {state.current}.",), facts=facts)
        said = f"The project has template {state.current}; this version carries {state.latest}."
        return Answer(FOUND, said=(said,), next=("sqla-scaffold update --dry-run --diff",), facts=facts)

    return run(speaker, "check-update", work)
