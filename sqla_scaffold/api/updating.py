"""`update`: the skeleton of a project follows the template, and goes back where that is wanted."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sqla_scaffold.api.keeping import generate
from sqla_scaffold.api.outcome import Outcome, Progress
from sqla_scaffold.api.writing import carry_out, ended
from sqla_scaffold.report.codes import template as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.report.source import Source, Span
from sqla_scaffold.skeleton.answers import read_answers
from sqla_scaffold.skeleton.pending import forget, mark_conflicts, read_pending, remember, unstage, way_back
from sqla_scaffold.skeleton.updating import (
    ChangedFile,
    TemplateUpdate,
    carried_version,
    check_older,
    check_updatable,
    work_out,
)
from sqla_scaffold.write.plan import Plan
from sqla_scaffold.write.rewriting import plan_texts

__all__ = ["UpdateState", "abort_update", "check_update", "read_answers", "update"]


@dataclass(frozen=True, slots=True)
class UpdateState:
    """Which versions of the template a project has, and could have.

    Args:
        current: the tag that the project was made from, or last updated to.
        latest: the tag that this program carries.
    """

    current: str
    latest: str

    @property
    def available(self) -> bool:
        """Whether there is anything to update."""
        return self.current != self.latest


def check_update(root: Path) -> UpdateState:
    """Compare the template of a project with the one that this program carries; nothing is written.

    Errors: `OutsideError` when it cannot be told.
    """
    origin = check_updatable(root, clean=False)
    check_older(origin)
    return UpdateState(origin.version, carried_version())


def update(
    root: Path, diagnostics: Diagnostics, progress: Progress, *, dry_run: bool, answers: Mapping[str, str]
) -> Outcome:
    """Update the skeleton of a project to the template that this program carries, three-way, as Copier does.

    Args:
        dry_run: write nothing; what is not committed does not matter then.
        answers: answers to change, and to questions that are new.

    Errors: `OutsideError` for what is not committed, for another template, for a version that is not known.
    """
    # What an interrupted run left would look like changes that are not committed.
    before = () if dry_run else ended(root, "update")
    check_updatable(root, clean=not dry_run)
    progress("rendering the template as it was and as it is")
    with tempfile.TemporaryDirectory(prefix="sqla-scaffold-", ignore_cleanup_errors=True) as scratch:
        found = work_out(root, Path(scratch), answers)
    plan = _plan(root, found.files, f"template {found.before} to {found.after}")
    _say_conflicts(found, diagnostics)
    if not found.files:
        nothing = f"The project has the template of this version, {found.after}: nothing is to be updated."
        return Outcome(True, plan, written=not dry_run, said=(*before, nothing, _in_step(root, progress)))
    if dry_run:
        return Outcome(not diagnostics.errors, plan, said=before)
    remember(root, found)
    try:
        outcome = carry_out(root, plan, progress, dry_run=False, command="update")
    except BaseException:
        forget(root)
        raise
    mark_conflicts(root, found)
    said = "" if diagnostics.errors else _in_step(root, progress)
    return replace(outcome, ok=not diagnostics.errors, said=(*before, *outcome.said, *((said,) if said else ())))


def abort_update(root: Path, progress: Progress, *, dry_run: bool) -> Outcome:
    """Go back from an update that was not committed: every file that it changed is as it was committed before.

    Errors: `OutsideError` when there is none.
    """
    before = () if dry_run else ended(root, "update")
    pending = read_pending(root)
    plan = _plan(root, way_back(root, pending), "as it was before the update")
    outcome = carry_out(root, plan, progress, dry_run=dry_run, command="update --abort")
    if not dry_run:
        unstage(root, pending.paths)
        forget(root)
    return replace(outcome, said=(*before, *outcome.said))


def _plan(root: Path, files: tuple[ChangedFile, ...], reason: str) -> Plan:
    return plan_texts(
        root,
        [
            (file.path, file.new, file.executable, "both sides changed it" if file.conflicts else reason)
            for file in files
        ],
    )


def _say_conflicts(found: TemplateUpdate, diagnostics: Diagnostics) -> None:
    for file in found.files:
        text = file.new or ""
        source = Source(file.path, text)
        for line in file.conflicts:
            start = sum(len(one) + 1 for one in text.split("\n")[: line - 1])
            message = "the template and you changed the same lines"
            hint = "edit it, remove the markers and `git add` the file; or go back: `sqla-scaffold update --abort`"
            diagnostics.add(codes.UPDATE_CONFLICT, message, Span(source, start, start + 7), hint=hint)


def _in_step(root: Path, progress: Progress) -> str:
    """Say whether the generated files still are as the schema says, which another version of us may see otherwise."""
    found = Diagnostics()
    try:
        outcome = generate(root, found, progress, check=True)
    except OutsideError as error:
        return f"The generated files could not be checked: {error.diagnostic.message}."
    if found.errors:
        return "The schema has mistakes by this version: see `sqla-scaffold generate --check`."
    if outcome.ok:
        return "The generated files are in step with the schema."
    return "The generated files are not in step with the schema: see `sqla-scaffold generate --diff --dry-run`."
