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
@shared("diff", "dry_run", "settle", "folder", *SPEAKING)
def generate(
    check: bool,
    diff: bool,
    dry_run: bool,
    settle: str,
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

        outcome = api.unchanged(folder, written=not (check or dry_run))
        if outcome is None:
            chosen = api.Settle(settle)
            outcome = api.generate(folder, diagnostics, speaker.progress, check=check, dry_run=dry_run, settle=chosen)
        return Answer(
            status(outcome, diagnostics),
            outcome.plan,
            outcome.written,
            patch(outcome) if check or diff else "",
            outcome.said,
            next_steps("generate", outcome, folder, only_asked=check or dry_run),
        )

    return run(speaker, "generate", work)


def next_steps(command: str, outcome: Outcome, folder: Path, *, only_asked: bool) -> tuple[str, ...]:
    """Return the commands that a person may want to run after a command that generates."""
    if outcome.plan is None:
        return ()
    import shlex

    again = f"sqla-scaffold {command}" + ("" if folder == Path() else f" -C {shlex.quote(str(folder))}")
    waiting = {change.code.id for change in outcome.plan.conflicts if change.code is not None}
    if waiting == {"M003"} and command != "resolve":
        return (again.replace(command, "resolve", 1),)
    if waiting == {"M009"}:
        return (f"{again} --ours    (or --theirs; or edit the file and remove the markers)",)
    if outcome.plan.conflicts:
        return (f"{again} --markers    (shows both sides in the file; or --ours, --theirs)",)
    if only_asked and not outcome.plan.current:
        return (again,)
    return ()
