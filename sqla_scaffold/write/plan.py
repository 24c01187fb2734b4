"""The plan: what would happen to each file, and why, before anything happens."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.report.codes.project import LINK_OUTSIDE
from sqla_scaffold.report.errors import GeneratorBug, OutsideError
from sqla_scaffold.write.disk import Tree, digest
from sqla_scaffold.write.merge.merge import Tidy, merge
from sqla_scaffold.write.paths import BASE, check, is_private, locate


class Action(StrEnum):
    """What happens to a file; the values are the words of the status column."""

    CREATE = "create"
    UPDATE = "update"
    MERGE = "merge"
    IDENTICAL = "identical"
    CONFLICT = "conflict"
    DELETE = "delete"
    KEEP = "keep"

    @property
    def writes(self) -> bool:
        """Whether the file is written when the plan is applied."""
        return self in (Action.CREATE, Action.UPDATE, Action.MERGE)


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """What would happen to one file.

    Args:
        path: as generated, relative to the project.
        action: what happens.
        old: what is there now: text where it is UTF-8, else bytes; None where nothing is.
        new: what would be there; None where nothing would be written, ever.
        owner: whose the file is.
        reason: why, in a few words for people.
        executable: whether a new file gets the x bits.
        place: where the path leads when symbolic links inside the project are followed.
    """

    path: str
    action: Action
    old: str | bytes | None
    new: str | None
    owner: Owner
    reason: str
    executable: bool = False
    place: str = ""

    @property
    def is_base(self) -> bool:
        """Whether this is a base text: the tool's own memory of what it wrote last."""
        return self.path.startswith(f"{BASE}/")


@dataclass(frozen=True, slots=True)
class Plan:
    """What would happen to every file, and what all that was decided upon.

    Args:
        changes: the project's files by path, then the base texts by path.
        read: SHA-256 of everything that was read, by place; None where there was no file.
    """

    changes: tuple[PlannedChange, ...]
    read: Mapping[str, str | None] = field(hash=False)

    @property
    def visible(self) -> tuple[PlannedChange, ...]:
        """The changes that people care for: without the base texts."""
        return tuple(change for change in self.changes if not change.is_base)

    @property
    def writes(self) -> tuple[PlannedChange, ...]:
        """The changes that would be written, base texts included."""
        return tuple(change for change in self.changes if change.action.writes)

    @property
    def conflicts(self) -> tuple[PlannedChange, ...]:
        """The files that both the person and the schema changed."""
        return tuple(change for change in self.changes if change.action is Action.CONFLICT)

    @property
    def current(self) -> bool:
        """Whether every file already is as the schema says: what `--check` asks. A conflict is not."""
        return not any(change.action.writes or change.action is Action.CONFLICT for change in self.visible)


def make_plan(
    root: Path,
    files: Sequence[GeneratedFile],
    *,
    force: bool = False,
    read: Mapping[str, str | None] | None = None,
    tidy: Tidy = str,
) -> Plan:
    """Compare the files that we would like to see with those that are there; nothing is written.

    Args:
        root: the project's folder; need not exist.
        files: what is to be in it.
        force: turn conflicts into updates. Nothing is ever deleted, and what a person deleted stays away.
        read: SHA-256 (`disk.digest`) by path of files that were read before this, such as the schema;
            `apply` refuses when they have changed since. Those to which a link outside the project leads are not watched.
        tidy: lays out Python that was put together from both sides (the writing room knows no formatter).

    Raises:
        OutsideError: a path leaves the project, is taken by something else, or cannot be read.
        GeneratorBug: two files have the same path, on a file system that ignores case, or one lies below another.
    """
    _check_paths(files)
    seen: dict[str, str | None] = {}
    for path, was in (read or {}).items():
        with suppress(OutsideError):
            seen[locate(root, path)] = was
    with Tree(root) as tree:
        found = [
            _decide(_Reader(root, tree, seen), file, force, tidy) for file in sorted(files, key=lambda file: file.path)
        ]
    changes = [change for change, _ in found]
    _check_places(changes)
    return Plan((*changes, *(base for _, base in found if base is not None)), seen)


def _check_paths(files: Sequence[GeneratedFile]) -> None:
    known: dict[str, str] = {}
    for file in files:
        check(file.path)
        if is_private(file.path):
            raise GeneratorBug(f"{file.path} is a place that runs work with")
        key = unicodedata.normalize("NFC", file.path).casefold()
        if key in known:
            raise GeneratorBug(f"{known[key]} and {file.path} are one file where case is ignored")
        known[key] = file.path
    for key, path in known.items():
        parts = key.split("/")
        for count in range(1, len(parts)):
            if (above := "/".join(parts[:count])) in known:
                raise GeneratorBug(f"{path} lies below the file {known[above]}")


def _check_places(changes: Sequence[PlannedChange]) -> None:
    known: dict[str, str] = {}
    for change in changes:
        if (other := known.setdefault(change.place, change.path)) != change.path:
            message = f"a symbolic link makes one file of this and {other}"
            raise OutsideError(LINK_OUTSIDE, message, hint=LINK_OUTSIDE.instead, path=change.path)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads files of the project and remembers their hashes."""

    root: Path
    tree: Tree
    seen: dict[str, str | None]

    def read(self, path: str) -> tuple[str, str | bytes | None]:
        """Return where a path leads and what is there."""
        place = locate(self.root, path)
        data = self.tree.read(place)
        self.seen.setdefault(place, digest(data))
        if data is None:
            return place, None
        try:
            return place, data.decode("utf-8")
        except UnicodeDecodeError:
            return place, data


def _decide(
    reader: _Reader, file: GeneratedFile, force: bool, tidy: Tidy
) -> tuple[PlannedChange, PlannedChange | None]:
    """Return what happens to a file, and to its base text if it has one."""
    place, yours = reader.read(file.path)
    base_path, base, base_place = f"{BASE}/{file.path}", None, ""
    if file.owner is Owner.SHARED:
        base_place, base = reader.read(base_path)
    action, reason = _judge(file, yours, base, force)
    text = file.text
    both = file.owner is Owner.SHARED and yours not in (base, text) and base != text
    if both and isinstance(base, str) and isinstance(yours, str) and file.path.endswith(".py"):
        action, reason, text = _merged(file, base, yours, tidy, force)
    change = PlannedChange(file.path, action, yours, text, file.owner, reason, file.executable, place)
    if file.owner is not Owner.SHARED:
        return change, None
    if not action.writes and action is not Action.IDENTICAL:
        return change, None  # the base stays what it was: the last text that both sides agreed on
    action, reason = _judge_tool(base, file.text)
    return change, PlannedChange(base_path, action, base, file.text, Owner.TOOL, reason, place=base_place)


def _judge(file: GeneratedFile, yours: str | bytes | None, base: str | bytes | None, force: bool) -> tuple[Action, str]:
    match file.owner:
        case Owner.TOOL:
            return _judge_tool(yours, file.text)
        case Owner.PERSON:
            if yours is None:
                return Action.CREATE, "new, yours from now on"
            return (Action.IDENTICAL, "") if yours == file.text else (Action.KEEP, "yours")
        case Owner.SHARED:
            return _judge_shared(base, yours, file.text, force)


def _judge_tool(there: str | bytes | None, new: str) -> tuple[Action, str]:
    if there is None:
        return Action.CREATE, "new"
    return (Action.IDENTICAL, "") if there == new else (Action.UPDATE, "generated anew")


def _judge_shared(base: str | bytes | None, yours: str | bytes | None, new: str, force: bool) -> tuple[Action, str]:
    """Judge three texts: the one written last, the person's, and the one of now."""
    if yours is None:
        return (Action.CREATE, "new") if base is None else (Action.KEEP, "you deleted it")
    if yours == new:
        return Action.IDENTICAL, ""
    if yours == base:
        return Action.UPDATE, "the schema changed"
    if new == base:
        return Action.KEEP, "you edited it, the schema did not change it"
    reason = "it was there before" if base is None else "you edited it and the schema changed it"
    return (Action.UPDATE, f"forced: {reason}") if force else (Action.CONFLICT, reason)


def _merged(file: GeneratedFile, base: str, yours: str, tidy: Tidy, force: bool) -> tuple[Action, str, str]:
    """Merge a module that both sides changed; what does not go together stays as the person has it."""
    merged = merge(base, yours, file.text, tidy, force=force)
    if merged is None:
        reason = "you edited it, it is no Python at the moment, and the schema changed it"
        return (Action.UPDATE, f"forced: {reason}", file.text) if force else (Action.CONFLICT, reason, file.text)
    if merged.conflicts:
        said = "; ".join(
            f"line {one.line}, {one.name}: {one.reason}" if one.line else f"{one.name}: {one.reason}"
            for one in merged.conflicts
        )
        return Action.CONFLICT, said, file.text
    kept_out = f", without {', '.join(merged.removed)}, which you took out" if merged.removed else ""
    return Action.MERGE, f"your edits kept{kept_out}", merged.text
