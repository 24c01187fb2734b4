"""`undo`: the last writing command is taken back."""

from __future__ import annotations

from pathlib import Path

from sqla_scaffold.api.outcome import Outcome, Progress
from sqla_scaffold.api.writing import recovered
from sqla_scaffold.report.codes import project as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.write.apply import apply, interrupted
from sqla_scaffold.write.lock import lock
from sqla_scaffold.write.paths import STATE
from sqla_scaffold.write.undo import remove_empty, way_back


def undo(root: Path, diagnostics: Diagnostics, progress: Progress, *, dry_run: bool = False) -> Outcome:
    """Put back what the last writing command changed, all of it; nothing where one of the files has changed since.

    Errors: `OutsideError` when there is nothing to take back, or an earlier run was interrupted and only asked for.
    """
    if not (root / STATE).is_dir():
        raise OutsideError(codes.NOTHING_TO_UNDO, "there is nothing to take back", hint=codes.NOTHING_TO_UNDO.instead)
    if dry_run:
        if interrupted(root):
            hint = "run `sqla-scaffold undo`, which ends it first"
            raise OutsideError(codes.INTERRUPTED, "an earlier run was interrupted while it wrote", hint=hint)
        back = way_back(root, diagnostics)
        return Outcome(ok=False) if back is None else Outcome(True, back.plan, said=_said(back.command))
    with lock(root, "undo"):
        before = recovered(root)
        back = way_back(root, diagnostics)
        if back is None:
            return Outcome(ok=False, said=before)
        progress("writing files")
        alone = apply(root, back.plan, "undo")
        remove_empty(root, back.folders)
    if back.command == "update":
        _without_conflicts(root)
    return Outcome(True, back.plan, written=True, said=(*before, *alone, *_said(back.command)))


def _without_conflicts(root: Path) -> None:
    """Let git know that there are no conflicts of an update any more; `update --abort` may still be said, and changes nothing."""
    from sqla_scaffold.skeleton.pending import read_pending, unstage

    try:
        pending = read_pending(root)
    except OutsideError:
        return  # it was committed, or git is gone: neither knows of it
    unstage(root, pending.paths)


def _said(command: str) -> tuple[str, ...]:
    return (f"This takes back `sqla-scaffold {command}`; once more `undo` does it again.",) if command else ()
