"""`revision`: what changed in the schema since the newest revision becomes the next one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqla_scaffold.api.meant import Project, read_project
from sqla_scaffold.api.merging import merged
from sqla_scaffold.api.outcome import Outcome, Progress
from sqla_scaffold.api.parts import Part, parts_of
from sqla_scaffold.api.pending import Pending, pending
from sqla_scaffold.api.writing import recovered
from sqla_scaffold.compare.hazards import report_hazards
from sqla_scaffold.compare.telling import told
from sqla_scaffold.emit.render import black
from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.reading.config_file import read_config
from sqla_scaffold.report.codes import project as project_codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.write.apply import apply, interrupted
from sqla_scaffold.write.disk import digest
from sqla_scaffold.write.lock import lock
from sqla_scaffold.write.plan import Plan, Terms, make_plan
from sqla_scaffold.write.rewriting import plan_texts

if TYPE_CHECKING:
    from sqla_scaffold.migrate.chain import Link
    from sqla_scaffold.migrate.next_revision import NextRevision


@dataclass(frozen=True, slots=True)
class RevisionOptions:
    """What a person may say about a revision.

    Args:
        message: what it does, in words.
        check: only tell whether one is pending.
        sql: return its statements for the project's database instead of writing it.
        dry_run: write nothing.
        force: write it although it would lose what looks renamed, or fail on rows.
        adopt: write no revision; take the schema for that to which the newest one leads.
        online: write it in stages, between which programs of before and of after run side by side.
        rebase: write what the revisions of this branch do again, on top of the one whose snapshot is there.
        merge: join two branches that touch different things.
    """

    message: str
    check: bool = False
    sql: bool = False
    dry_run: bool = False
    force: bool = False
    adopt: bool = False
    online: bool = False
    rebase: bool = False
    merge: bool = False


def revise(root: Path, diagnostics: Diagnostics, progress: Progress, options: RevisionOptions) -> tuple[Outcome, str]:
    """Write the revision that leads from the newest one to the schema; return also its SQL, where that is asked for.

    Errors: `OutsideError` when there is no project here.
    """
    if options.check or options.sql or options.dry_run:
        if interrupted(root):
            hint = "run `sqla-scaffold generate`, which ends it first"
            raise OutsideError(project_codes.INTERRUPTED, "an earlier run was interrupted while it wrote", hint=hint)
        outcome, text, _ = _revised(root, diagnostics, options)
        return outcome, text
    if read_config(root, diagnostics) is None:
        return Outcome(ok=False), ""  # before the lock makes its folder where no project is
    progress("comparing the schema with the newest revision")
    with lock(root, "revision"):
        before = recovered(root)
        outcome, _, plan = _revised(root, diagnostics, options)
        if plan is None or not outcome.ok:
            return outcome, ""
        progress("writing files")
        alone = apply(root, plan, "revision")
    said = (*before, *alone, *outcome.said)
    return Outcome(True, plan, written=True, said=said, upgrades=outcome.upgrades), ""


def _revised(root: Path, diagnostics: Diagnostics, options: RevisionOptions) -> tuple[Outcome, str, Plan | None]:
    project = read_project(root, diagnostics)
    if project is None:
        return Outcome(ok=False), "", None
    if options.merge:
        return merged(root, project, options.message, diagnostics)
    before = diagnostics.errors
    found: list[_Change] = []
    for part in parts_of(project.meant.schema, project.config):
        left = pending(root, part.config, part.schema, diagnostics, adopt=options.adopt, rebase=options.rebase)
        if left is not None:
            found.append(_Change(part, left))
    if diagnostics.errors > before:
        return Outcome(ok=False), "", None
    if options.adopt:
        return _adopted(root, project, found)
    found = [one for one in found if one.left.difference.changes or one.left.aside]
    if not found:
        return Outcome(ok=True, said=("Nothing to do: the newest revision leads to this schema.",)), "", None
    said = tuple(line for one in found for line in one.told())
    for one in found:
        database, places = one.part.config.database, project.meant.places
        report_hazards(one.left.difference, database, places, diagnostics, force=options.force, online=options.online)
    if options.check:
        return Outcome(ok=False, said=(_pending(found), *said)), "", None
    if diagnostics.errors:
        return Outcome(ok=False, said=said), "", None
    return _made(root, project, found, options, said)


@dataclass(frozen=True)
class _Change:
    """What is left to do for a part of a project."""

    part: Part
    left: Pending

    def told(self) -> list[str]:
        """Say it in lines, below the name of the engine where there are several."""
        lines = [f"  {line}" for line in told(self.left.difference.changes)]
        return lines if self.part.name is None or not lines else [f"{self.part.name}:", *lines]


def _pending(found: list[_Change]) -> str:
    count = sum(len(told(one.left.difference.changes)) for one in found)
    changes = f"{count} {'change' if count == 1 else 'changes'}"
    return f"A revision is pending, with {changes}:"


def _made(
    root: Path, project: Project, found: list[_Change], options: RevisionOptions, said: tuple[str, ...]
) -> tuple[Outcome, str, Plan | None]:
    from sqla_scaffold.migrate.next_revision import next_revision, online_revisions, sql_of

    files: list[GeneratedFile] = []
    texts: list[str] = []
    write = online_revisions if options.online else _alone(next_revision)
    aside: list[Link] = []
    for one in found:
        config, left = one.part.config, one.left
        message = options.message or "; ".join(link.message for link in left.aside) or "rebased"
        made = write(left.difference, config, left.head, number=left.count + 1, message=message, start=left.start)
        # The snapshot is that of the last one alone.
        if left.difference.changes:
            files += [*(revision.files[0] for revision in made), made[-1].files[1]]
        aside += left.aside
        said = (*said, *_given_up(left.aside), *_between(made))
        name = "" if one.part.name is None else f"-- {one.part.name}\n"
        if options.sql:
            texts.append(name + "\n".join(sql_of(revision, config.database) for revision in made))
    if options.sql:
        return Outcome(ok=True), "".join(texts), None
    plan = _without(root, aside, make_plan(root, files, terms=Terms(black), read=_read(root, project, found)))
    upgrades = tuple(one.part.upgrade for one in found if one.left.difference.changes)
    return Outcome(not plan.conflicts, plan, said=said, upgrades=upgrades), "", plan


def _without(root: Path, links: Sequence[Link], plan: Plan) -> Plan:
    """Return a plan by which the files of some revisions go as well."""
    if not links:
        return plan
    paths = [link.path.relative_to(root).as_posix() for link in links]
    gone = plan_texts(root, [(path, None, False, "what it does is done by the new one") for path in paths])
    return Plan((*plan.changes, *gone.changes), {**plan.read, **gone.read})


def _given_up(links: Sequence[Link]) -> tuple[str, ...]:
    """Say what a person has to know of revisions that were written again."""
    if not links:
        return ()
    names = ", ".join(link.revision for link in links)
    return (
        f"Given up: {names}. What was changed in them by hand is in version control alone; a database that has them goes "
        "back first, with them still there: `alembic downgrade`.",
    )


def _alone(write: Callable[..., NextRevision]) -> Callable[..., list[NextRevision]]:
    return lambda *arguments, **keywords: [write(*arguments, **keywords)]


def _between(made: Sequence[NextRevision]) -> tuple[str, ...]:
    """Say when the program is replaced, where a change has stages."""
    if len(made) == 1 or made[-1].stage != "contract":
        return ()
    return (f"Apply all but the last one, replace the program, then apply {made[-1].revision}.",)


def _read(root: Path, project: Project, found: list[_Change]) -> dict[str, str | None]:
    """Return what the plan rests on: the schema, and the snapshots of the newest revisions."""
    from sqla_scaffold.migrate.history import lock_path

    paths = [lock_path(one.part.config) for one in found]
    return {**project.read, **{path: digest((root / path).read_bytes()) for path in paths}}


def _adopted(root: Path, project: Project, found: list[_Change]) -> tuple[Outcome, str, Plan | None]:
    """Take the schema for that to which the newest revision leads, and say what that revision must have done, then."""
    from sqla_scaffold.migrate.history import lock_path
    from sqla_scaffold.schema.snapshot import dump

    files = [
        GeneratedFile(lock_path(one.part.config), dump(one.part.schema, one.left.head, adopted=True), Owner.TOOL)
        for one in found
    ]
    plan = make_plan(root, files, terms=Terms(black), read=_read(root, project, found))
    said: list[str] = []
    for one in found:
        if changes := told(one.left.difference.changes):
            name = "" if one.part.name is None else f" of {one.part.name}"
            said += [f"Taken for done by {one.left.head}{name}:", *(f"  {line}" for line in changes)]
    return Outcome(not plan.conflicts, plan, said=tuple(said)), "", plan
