"""The shortest journey: nothing has changed since the last one. It loads nothing of the other rooms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqla_scaffold.api.outcome import Outcome
from sqla_scaffold.api.parts import parts_of
from sqla_scaffold.files import Owner
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.write import seen
from sqla_scaffold.write.change import Action, Plan, PlannedChange
from sqla_scaffold.write.disk import digest
from sqla_scaffold.write.paths import BASE

if TYPE_CHECKING:
    from sqla_scaffold.api.meant import Project
    from sqla_scaffold.api.planned import Planned
    from sqla_scaffold.config import Config
    from sqla_scaffold.emit.remembered import Memory


def unchanged(root: Path, *, written: bool) -> Outcome | None:
    """Return what `generate` would come to, if neither the schema nor any file has changed since it last ran; else None.

    Args:
        written: whether it was asked to write.
    """
    found = seen.unchanged(root)
    if found is None:
        return None
    changes = tuple(
        PlannedChange(path, Action(action), None, None, Owner.SHARED, reason) for path, action, reason in found.files
    )
    return Outcome(True, Plan(changes, found.read), written=written, said=found.said)


def recalled(root: Path, config: Config) -> Memory:
    """Return what the last run made in a project, so that pages made of the same need not be made again."""
    from sqla_scaffold.emit.remembered import Memory, understood

    try:
        before = understood(seen.pages_made(root, repr(config)))
    except (ValueError, TypeError):
        before = {}
    return Memory(before, lambda path: _text(f"{root}/{BASE}/{path}"))


def _text(path: str) -> str | None:
    try:
        found = seen.read_regular(path)
        return None if found is None else found.decode()
    except (OSError, ValueError):
        return None


def remember(root: Path, project: Project, planned: Planned, diagnostics: Diagnostics) -> None:
    """Remember what a run made, for `recalled`; and a project in which everything is in step now, for `unchanged`."""
    from sqla_scaffold.emit.remembered import told

    now = _in_step(root, project, planned, diagnostics)
    seen.remember(root, now, repr(project.config), told(planned.memory.made))


def _in_step(root: Path, project: Project, planned: Planned, diagnostics: Diagnostics) -> seen.Seen | None:
    """Return what was seen of a project in which everything is in step now; None where the next run has to look again.

    A schema of several files is looked at each time, for there may be a new one; so is what templates of the project's
    own make, and what anybody has to be told of.
    """
    from sqla_scaffold.write.merge.markers import says_schema

    config, plan = project.config, planned.plan
    if any(isinstance(one.new, str) and says_schema(one.new) for one in plan.writes):
        return None  # `--markers` asked somebody to decide
    if len(diagnostics) or plan.conflicts or len(project.read) != 1 or config.templates is not None:
        return None
    read: dict[str, str | None] = dict(plan.read)
    folders = [part.config.migrations for part in parts_of(project.meant.schema, config)]
    for path in ("pyproject.toml", *(f"{folder}/schema.lock" for folder in folders)):
        read.setdefault(path, _hash(root / path))
    read |= {change.place: _hash_of(change) for change in plan.writes}
    files = [
        (
            one.path,
            (Action.IDENTICAL if one.action.writes else one.action).value,
            "" if one.action.writes else one.reason,
        )
        for one in plan.visible
        if one.action is not Action.DELETE
    ]
    return seen.seen_now(root, read, seen.folders_counted(folders), files, planned.said)


def _hash(path: Path) -> str | None:
    return digest(path.read_bytes()) if path.is_file() else None


def _hash_of(change: PlannedChange) -> str | None:
    return digest(change.new.encode() if isinstance(change.new, str) else change.new)
