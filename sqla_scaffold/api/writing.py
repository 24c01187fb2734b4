"""Carrying a plan out: under the lock, after what an earlier run left."""

from __future__ import annotations

from pathlib import Path

from sqla_scaffold.api.outcome import Outcome, Progress
from sqla_scaffold.smoke.runner import SmokeReport
from sqla_scaffold.write.apply import apply, recover
from sqla_scaffold.write.lock import lock
from sqla_scaffold.write.paths import STATE
from sqla_scaffold.write.plan import Plan


def carry_out(
    root: Path,
    plan: Plan,
    progress: Progress,
    *,
    dry_run: bool,
    smoke: SmokeReport | None = None,
    command: str = "",
) -> Outcome:
    """Write what a plan says, unless it is only asked for; nothing of an interrupted run is left then.

    Args:
        command: which command writes it, for `undo` to say; empty for a new project, which is there or is not.
    """
    if dry_run:
        return Outcome(not plan.conflicts, plan, smoke=smoke)
    progress("writing files")
    with lock(root, command or "new"):
        said = recovered(root)
        said += apply(root, plan, command)
    return Outcome(not plan.conflicts, plan, written=True, said=said, smoke=smoke)


def ended(root: Path, command: str) -> tuple[str, ...]:
    """Do what `recovered` does before anything is read, for a command that takes its time before it writes."""
    if not (root / STATE).is_dir():
        return ()  # nothing was ever written here, and the lock would make the folder
    with lock(root, command):
        return recovered(root)


def recovered(root: Path) -> tuple[str, ...]:
    """End what an interrupted run had begun, and return what there is to say of it."""
    sentence = recover(root)
    return () if sentence is None else (sentence,)
