"""A plan that sets files to given texts: what an update of the template came to, and the way back from it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sqla_scaffold.files import Owner
from sqla_scaffold.write.disk import Tree, digest
from sqla_scaffold.write.paths import check, locate
from sqla_scaffold.write.plan import Action, Plan, PlannedChange


def plan_texts(root: Path, texts: Iterable[tuple[str, str | None, bool, str]]) -> Plan:
    """Return a plan by which files get given texts, whatever is in them.

    Args:
        root: the project's folder.
        texts: for each file its path, its text (None where it goes), whether it is a program, and why, for people.

    Raises:
        OutsideError: a path leaves the project, is taken by something else, or cannot be read.
    """
    seen: dict[str, str | None] = {}
    with Tree(root) as tree:
        changes = [_change(root, tree, seen, *text) for text in sorted(texts)]
    return Plan(tuple(changes), seen)


def _change(
    root: Path, tree: Tree, seen: dict[str, str | None], path: str, text: str | None, executable: bool, reason: str
) -> PlannedChange:
    check(path)
    place = locate(root, path)
    data = tree.read(place)
    seen[place] = digest(data)
    new = None if text is None else text.encode()
    if data == new:
        action = Action.IDENTICAL
    elif new is None:
        action = Action.DELETE
    else:
        action = Action.CREATE if data is None else Action.UPDATE
    return PlannedChange(path, action, _content(data), text, Owner.PERSON, reason, executable, place)


def _content(data: bytes | None) -> str | bytes | None:
    if data is None:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data
