"""`sqla-scaffold revision`: the next Alembic revision, from the schema's own change."""

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
@click.option("-m", "--message", metavar="MESSAGE", help="What the revision does, in a few words.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a revision is pending.")
@click.option("--sql", is_flag=True, help="Show the statements for the project's database; write nothing.")
@click.option("--adopt", is_flag=True, help="Write none; the schema says already what the newest one does.")
@click.option("-f", "--force", is_flag=True, help="Write it although rows may be in its way, or get lost.")
@click.option("--online", is_flag=True, help="Write it in stages, between which old and new programs run side by side.")
@click.option(
    "--rebase", is_flag=True, help="After a merge: write this branch's revisions again, on top of the other's."
)
@click.option("--merge", is_flag=True, help="After a merge: join two branches that touch different things.")
@shared("diff", "dry_run", "folder", *SPEAKING)
def revision(
    message: str | None,
    check: bool,
    sql: bool,
    adopt: bool,
    force: bool,
    online: bool,
    rebase: bool,
    merge: bool,
    diff: bool,
    dry_run: bool,
    folder: Path,
    as_json: bool,
    github: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Write the next revision of Alembic.

    The schema is compared with the snapshot of the newest revision; no database is needed. The revision is an ordinary
    file of Alembic that is yours from then on.
    """
    if message is None and not (check or sql or adopt or rebase or merge):
        raise click.UsageError("say what the revision does: -m MESSAGE")
    speaker = Speaker(as_json, github, quiet, verbose)

    def work(diagnostics: Diagnostics) -> Answer:
        from sqla_scaffold import api

        said = message or ("" if rebase else "merge" if merge else "pending")
        options = api.RevisionOptions(said, check, sql, dry_run, force, adopt, online, rebase, merge)
        outcome, text = api.revise(folder, diagnostics, speaker.progress, options)
        shown = patch(outcome) if diff else ""
        ended, following = status(outcome, diagnostics), _next(outcome, folder)
        return Answer(ended, outcome.plan, outcome.written, shown, outcome.said, following, text=text)

    return run(speaker, "revision", work)


def _next(outcome: Outcome, folder: Path) -> tuple[str, ...]:
    if not outcome.written or not outcome.upgrades:
        return ()
    import shlex

    there = "" if folder == Path() else f"cd {shlex.quote(str(folder))} && "
    return (f"read the revision, then: {there}{' && '.join(outcome.upgrades)}",)
