"""The way back: a plan that restores what the last writing command found.

What leads back was kept when the command ended: the old files, and the journal that restores them. Going back is a plan
like any other, all or nothing, and can itself be taken back.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqla_scaffold.files import Owner
from sqla_scaffold.report.codes import project as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.write.change import Action, Content, Plan, PlannedChange
from sqla_scaffold.write.disk import Tree, digest
from sqla_scaffold.write.journal import BACK, Entry, Journal, load, saved
from sqla_scaffold.write.paths import STAGE, UNDO

_BACK = BACK.replace(STAGE, UNDO)


@dataclass(frozen=True, slots=True)
class WayBack:
    """How to take back a command.

    Args:
        command: which one; empty where it is not known.
        plan: what restores the files.
        folders: those that the command made, each after the one that holds it.
    """

    command: str
    plan: Plan
    folders: tuple[str, ...]


def way_back(root: Path, diagnostics: Diagnostics) -> WayBack | None:
    """Return what takes back the last writing command; None where files have changed since, which is reported.

    Raises:
        OutsideError: there is nothing to take back, or it cannot be read.
    """
    with Tree(root) as tree:
        journal = load(root, tree, _BACK)
        if journal is None:
            raise OutsideError(
                codes.NOTHING_TO_UNDO, "there is nothing to take back", hint=codes.NOTHING_TO_UNDO.instead
            )
        before = diagnostics.errors
        changes = [_restored(tree, number, entry, journal, diagnostics) for number, entry in enumerate(journal.entries)]
    if diagnostics.errors > before:
        return None
    found = sorted((one for one in changes if one is not None), key=lambda change: (change.is_base, change.path))
    read = {entry.place: entry.new for entry in journal.entries}
    return WayBack(journal.command, Plan(tuple(found), read), journal.folders)


def _restored(
    tree: Tree, number: int, entry: Entry, journal: Journal, diagnostics: Diagnostics
) -> PlannedChange | None:
    there = tree.read(entry.place)
    if digest(there) != entry.new:
        what = "was removed" if there is None else "was put there" if entry.new is None else "was changed"
        command = f"`sqla-scaffold {journal.command}`" if journal.command else "the last command"
        message = f"{what} after {command} had written it"
        diagnostics.add(codes.CHANGED_SINCE, message, hint=codes.CHANGED_SINCE.instead, path=entry.place)
        return None
    if entry.old == entry.new:
        return None
    kept = saved(number).replace(STAGE, UNDO)
    old, status = (None, None) if entry.old is None else (tree.read(kept), tree.status(kept))
    executable = status is not None and bool(status.st_mode & 0o111)
    if digest(old) != entry.old:
        raise OutsideError(codes.NOTHING_TO_UNDO, "what leads back is damaged", hint=codes.NOTHING_TO_UNDO.instead)
    if old is None:
        action, reason = Action.DELETE, "it was not there"
    else:
        action, reason = (Action.CREATE, "it was there") if there is None else (Action.UPDATE, "as it was")
    texts = (_content(there), _content(old))
    return PlannedChange(entry.place, action, *texts, Owner.TOOL, reason, executable, place=entry.place)


def _content(data: bytes | None) -> Content:
    if data is None:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data


def remove_empty(root: Path, folders: tuple[str, ...]) -> None:
    """Remove the folders that a command made and that are empty now."""
    with Tree(root) as tree:
        for folder in reversed(folders):
            tree.remove_folder(folder)
