"""The shortest journey: nothing has changed since the last one. It loads nothing of the other rooms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqla_scaffold.api.outcome import Outcome
from sqla_scaffold.files import Owner
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.write import seen
from sqla_scaffold.write.change import Action, Plan, PlannedChange
from sqla_scaffold.write.disk import digest

if TYPE_CHECKING:
    from sqla_scaffold.api.meant import Project


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


def remember(root: Path, project: Project, plan: Plan, said: tuple[str, ...], diagnostics: Diagnostics) -> None:
    """Remember a project in which everything is in step now, for `unchanged`.

    A schema of several files is looked at each time, for there may be a new one; so is what templates of the project's
    own make, and what anybody has to be told of.
    """
    config = project.config
    if len(diagnostics) or plan.conflicts or len(project.read) != 1 or config.templates is not None:
        return
    read: dict[str, str | None] = dict(plan.read)
    for path in ("pyproject.toml", f"{config.migrations}/schema.lock"):
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
    seen.remember(root, read, seen.folders_counted(config.migrations), files, said)


def _hash(path: Path) -> str | None:
    return digest(path.read_bytes()) if path.is_file() else None


def _hash_of(change: PlannedChange) -> str | None:
    return digest(change.new.encode() if isinstance(change.new, str) else change.new)
