"""Orphans: files that were written earlier and that nothing makes any more, such as the module of a removed model."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqla_scaffold.files import Owner
from sqla_scaffold.report.codes.merging import ORPHAN_EDITED
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.write.change import Action, Content, PlannedChange
from sqla_scaffold.write.disk import Tree
from sqla_scaffold.write.judging import Terms, fits
from sqla_scaffold.write.paths import BASE, RENAMED, check, is_private, locate
from sqla_scaffold.write.reader import Reader

_REASON = "nothing in the schema makes it any more"


def orphans(reader: Reader, made: Collection[str], terms: Terms) -> Iterator[PlannedChange]:
    """Judge what has a base text and is not made any more: as it was written, it goes; edited, it stays.

    Args:
        made: the paths of all files that are made now.

    Yields:
        What happens to the file, unless it is gone already, and to its base text.
    """
    for path in based(reader.tree):
        if path not in made and not is_private(path) and _is_inside(reader, path):
            yield from _orphan(reader, path, terms)
    if RENAMED not in made:
        place, there = reader.read(RENAMED)
        if there is not None:
            yield PlannedChange(
                RENAMED, Action.DELETE, there, None, Owner.TOOL, "no new names to remember", place=place
            )


def based(tree: Tree) -> list[str]:
    """Return the paths of all files that have a base text."""
    return sorted(path.removeprefix(f"{BASE}/") for path in tree.walk(BASE))


def _is_inside(reader: Reader, path: str) -> bool:
    """Say whether a path is one that we may have written: the base texts come with the repository, like any file."""
    try:
        check(path)
        locate(reader.root, path)
    except OutsideError:
        return False
    return True


def _orphan(reader: Reader, path: str, terms: Terms) -> Iterator[PlannedChange]:
    place, yours = reader.read(path)
    base_place, base = reader.read(f"{BASE}/{path}")
    if yours is not None and yours != base and not fits(path, terms.once):
        reason = f"{_REASON}, and you edited it"
        yield PlannedChange(path, Action.KEEP, yours, None, Owner.SHARED, reason, place=place, code=ORPHAN_EDITED)
        return
    yield _gone(f"{BASE}/{path}", base, base_place)
    if yours is not None and yours == base and not fits(path, terms.once):
        yield _gone(path, yours, place)


def _gone(path: str, old: Content, place: str) -> PlannedChange:
    return PlannedChange(path, Action.DELETE, old, None, Owner.SHARED, _REASON, place=place)
