"""The journal: what a run that has committed still has to do, so that the next one can end it.

It is written into the stage and moved to its place, which is the commit. Beside it lies a second one that leads back;
where the way forward is barred for good (a file made immutable, a folder without permission), that one takes its place,
which costs no space on the disk.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

from sqla_scaffold.report.codes.project import JOURNAL_DAMAGED
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.write.disk import Tree, digest
from sqla_scaffold.write.paths import BASE, JOURNAL, STAGE, check, is_private, locate

FORWARD = f"{STAGE}/forward.json"
BACK = f"{STAGE}/back.json"
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file to be replaced: where it is, and the SHA-256 of what is there before and after (None: nothing)."""

    place: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Journal:
    """What is to be done.

    Args:
        back: whether to restore the old files instead of putting the new ones into place.
        folders: the folders that are new, each after the one that holds it.
        entries: the files; the stage holds the n-th one's new text as `new-n` and its old one as `old-n`.
        command: the command that wrote it, such as `generate`.
    """

    back: bool
    folders: tuple[str, ...]
    entries: tuple[Entry, ...]
    command: str = ""

    def encode(self) -> bytes:
        """Return the journal as it is written."""
        return json.dumps(asdict(self)).encode()


def staged(number: int) -> str:
    """Return where the new text of the n-th file waits."""
    return f"{STAGE}/new-{number}"


def saved(number: int) -> str:
    """Return where the old text of the n-th file is kept until the journal is gone."""
    return f"{STAGE}/old-{number}"


def load(root: Path, tree: Tree, place: str = JOURNAL) -> Journal | None:
    """Return the journal that lies in the project, or None.

    It is checked like any other input: a journal that came with somebody's repository writes nowhere that a plan may not.

    Raises:
        OutsideError: P110 when it is not as we write it, P101 or P102 when it leads out of the project.
    """
    data = tree.read(place)
    if data is None:
        return None
    try:
        said = json.loads(data)
        journal = Journal(
            said["back"],
            tuple(said["folders"]),
            tuple(Entry(one["place"], one["old"], one["new"]) for one in said["entries"]),
            str(said.get("command", "")),
        )
        sound = _sound(journal)
    except (ValueError, KeyError, TypeError, RecursionError):
        sound = False
    if not sound:
        raise OutsideError(JOURNAL_DAMAGED, "the journal cannot be followed", hint=JOURNAL_DAMAGED.instead, path=place)
    for named in (*journal.folders, *(entry.place for entry in journal.entries)):
        check(named)
        if locate(root, named) != named:
            raise OutsideError(
                JOURNAL_DAMAGED, f"{named} has become a symbolic link", hint=JOURNAL_DAMAGED.instead, path=place
            )
    return journal


def _sound(journal: Journal) -> bool:
    places = (*journal.folders, *(entry.place for entry in journal.entries))
    return (
        isinstance(journal.back, bool)
        and all(isinstance(place, str) for place in places)
        and not any(is_private(place) and place != BASE and not place.startswith(f"{BASE}/") for place in places)
        and all(said is None or _HASH.fullmatch(said) for entry in journal.entries for said in (entry.old, entry.new))
    )


def follow(tree: Tree, journal: Journal) -> tuple[str, ...]:
    """Do what the journal says, however much of it is already done; return the files that were left alone.

    A file that is neither as it was nor as it is to be was edited since, and is the person's.
    """
    if not journal.back:
        for folder in journal.folders:
            tree.make_folder(folder)
    alone = []
    for number, entry in enumerate(journal.entries):
        wanted, other = (entry.old, entry.new) if journal.back else (entry.new, entry.old)
        there = digest(tree.read(entry.place))
        if there == wanted:
            continue
        if there != other:
            alone.append(entry.place)
        elif wanted is None:
            tree.remove(entry.place)
        else:
            tree.move(saved(number) if journal.back else staged(number), entry.place)
    for folder in sorted({entry.place.rpartition("/")[0] for entry in journal.entries}):
        if tree.status(folder) is not None if folder else True:
            tree.sync(folder)
    if journal.back:
        for folder in reversed(journal.folders):
            tree.remove_folder(folder)
    return tuple(alone)
