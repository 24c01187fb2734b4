"""`sqla-scaffold generate`: the generated files follow the schema."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sqla_scaffold.cli.options import SPEAKING, shared
from sqla_scaffold.cli.running import patch, run, status
from sqla_scaffold.cli.speak import Answer, Speaker

if TYPE_CHECKING:
    from sqla_scaffold.api import Outcome
    from sqla_scaffold.report.diagnostic import Diagnostics


@click.command()
@click.option(
    "--check", is_flag=True, help="Write nothing; exit with 1 and a diff if a file is not as the schema says."
)
@shared("diff", "dry_run", "force", "folder", *SPEAKING)
def generate(
    check: bool,
    diff: bool,
    dry_run: bool,
    force: bool,
    folder: Path,
    as_json: bool,
    github: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Bring the generated files in step with the schema.

    A file that only the schema changed is rewritten; one that only you edited is kept; one that both changed is merged
    statement by statement. What does not go together is a conflict: it is said, and the file is left alone. All files
    are written, or none.
    """
    speaker = Speaker(as_json, github, quiet, verbose)

    def work(diagnostics: Diagnostics) -> Answer:
        from sqla_scaffold import api

        outcome = api.generate(folder, diagnostics, speaker.progress, check=check, dry_run=dry_run, force=force)
        return Answer(
            status(outcome, diagnostics),
            outcome.plan,
            outcome.written,
            patch(outcome) if check or diff else "",
            outcome.said,
            _next(outcome, folder, check=check, dry_run=dry_run),
        )

    return run(speaker, "generate", work)


def _next(outcome: Outcome, folder: Path, *, check: bool, dry_run: bool) -> tuple[str, ...]:
    if outcome.plan is None:
        return ()
    import shlex

    again = "sqla-scaffold generate" + ("" if folder == Path() else f" -C {shlex.quote(str(folder))}")
    if outcome.plan.conflicts:
        return (f"{again} --force    (takes the generated statements in conflicts)",)
    if (check or dry_run) and not outcome.plan.current:
        return (again,)
    return ()
