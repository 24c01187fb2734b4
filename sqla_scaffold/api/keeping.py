"""`generate`: the files of a project follow its schema."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sqla_scaffold.api.files import editor_schema, environment, first_revision
from sqla_scaffold.api.meant import Project, read_project
from sqla_scaffold.api.outcome import Outcome, Progress
from sqla_scaffold.api.parts import Part, parts_of
from sqla_scaffold.api.planned import Planned
from sqla_scaffold.api.names_before import memory_of, renames_left, renames_said
from sqla_scaffold.api.renaming import new_names, report_mentions
from sqla_scaffold.api.pending import HISTORY, pending
from sqla_scaffold.api.in_step import recalled, remember
from sqla_scaffold.api.second_engine import skeleton_in_step
from sqla_scaffold.api.writing import recovered
from sqla_scaffold.emit.render import black
from sqla_scaffold.emit.targets import emit
from sqla_scaffold.files import GeneratedFile
from sqla_scaffold.reading.config_file import read_config
from sqla_scaffold.report.codes import project as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.schema.json_values import Encoded
from sqla_scaffold.write.apply import apply, interrupted
from sqla_scaffold.write.lock import lock
from sqla_scaffold.write.merge.renaming import NewNames
from sqla_scaffold.write.merge.settle import Settle
from sqla_scaffold.write.paths import RENAMED
from sqla_scaffold.write.plan import Plan, Terms, make_plan
from sqla_scaffold.write.saying import report


def generate(
    root: Path,
    diagnostics: Diagnostics,
    progress: Progress,
    *,
    check: bool = False,
    dry_run: bool = False,
    settle: Settle = Settle.SAY,
    resolve: bool = False,
) -> Outcome:
    """Bring the generated files of a project in step with its schema.

    Args:
        check: write nothing; the outcome is not ok when anything would change.
        dry_run: write nothing.
        settle: what comes of statements that a person and the schema changed in ways that do not go together.
        resolve: make one text of the two sides that git left in a generated file.

    Errors: `OutsideError` as of `new`, and when there is no project here.
    """
    if check or dry_run:
        if interrupted(root):
            hint = "run `sqla-scaffold generate`, which ends it first"
            raise OutsideError(codes.INTERRUPTED, "an earlier run was interrupted while it wrote", hint=hint)
        planned = _planned(root, diagnostics, settle, resolve=resolve)
        if planned is None:
            return Outcome(ok=False)
        plan = planned.plan
        return Outcome(plan.current if check else not plan.conflicts, plan, said=planned.said)
    if read_config(root, diagnostics) is None:
        return Outcome(ok=False)  # before the lock makes its folder where no project is
    progress("reading the schema")
    with lock(root, "generate"):
        before = recovered(root)
        project = read_project(root, diagnostics)
        if project is None:
            return Outcome(ok=False, said=before)
        planned = plan_for(root, project, diagnostics, settle=settle, resolve=resolve)
        progress("writing files")
        alone = apply(root, planned.plan, "resolve" if resolve else "generate")
        if not alone:
            remember(root, project, planned, diagnostics)
    return Outcome(not planned.plan.conflicts, planned.plan, written=True, said=(*before, *alone, *planned.said))


def _planned(root: Path, diagnostics: Diagnostics, settle: Settle, *, resolve: bool) -> Planned | None:
    project = read_project(root, diagnostics)
    return None if project is None else plan_for(root, project, diagnostics, settle=settle, resolve=resolve)


def plan_for(
    root: Path,
    project: Project,
    diagnostics: Diagnostics,
    *,
    settle: Settle = Settle.SAY,
    resolve: bool = False,
    more: Sequence[GeneratedFile] = (),
) -> Planned:
    """Return what would bring a project in step with its schema.

    Args:
        project: the project, whose schema need not be the one on the disk.
        settle, resolve: as of `generate`.
        more: files that are written in the same plan, such as those of the schema.
    """
    config, meant = project.config, project.meant
    memory = recalled(root, config)
    files = [*more, editor_schema(), *emit(meant.schema, config, memory), *environment(meant.schema, config)]
    files += memory_of(renames_said(meant.schema))
    followed, said = skeleton_in_step(root, project)
    files += followed
    for part in parts_of(meant.schema, config):
        if not any((root / part.config.migrations / "versions").glob("*.py")):
            files += first_revision(part)
        else:
            said += _behind(root, part, diagnostics, None if part.engine is not None else memory.encoded)
    said = tuple(dict.fromkeys(said))  # one command writes what is pending for several engines
    names = new_names(meant.schema, config, renames_left(meant.schema, root))
    terms = Terms(black, settle, resolve, config.sealed, config.once, names)
    plan = _remembering(make_plan(root, files, terms=terms, read=project.read, whole=True), names)
    report(plan, diagnostics)
    report_mentions(root, plan, files, names, diagnostics)
    return Planned(plan, said, memory)


def _remembering(plan: Plan, names: Mapping[str, NewNames]) -> Plan:
    """Return a plan that remembers new names only where the files follow them: a conflict holds them up."""
    concerned = {*names, *(one.was for one in names.values())}
    if not any(change.path in concerned for change in plan.conflicts):
        return plan
    return replace(plan, changes=tuple(change for change in plan.changes if change.path != RENAMED))


def _behind(root: Path, part: Part, diagnostics: Diagnostics, encoded: Encoded | None) -> tuple[str, ...]:
    """Return what there is to say of revisions that are still to be written; only a broken snapshot is a mistake here."""
    found = Diagnostics()
    left = pending(root, part.config, part.schema, found, encoded=encoded)
    if left is None:
        diagnostics.extend(one for one in found if one.code not in HISTORY)
        return tuple(f"No word about revisions: {one.message}; {one.hint}." for one in found if one.code in HISTORY)
    if not left.difference.changes:
        return ()
    command = 'sqla-scaffold revision -m "..."'
    return (f"A revision is pending: the tables have changed since the newest one. Write it with `{command}`.",)
