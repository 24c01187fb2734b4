"""Where a generated file may lie: inside the project, under a name that every file system can hold."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

from sqla_scaffold.report.codes.project import DISK_ERROR, LINK_OUTSIDE, PATH_OUTSIDE, PATH_TAKEN
from sqla_scaffold.report.errors import OutsideError

STATE = ".sqla-scaffold"
BASE = f"{STATE}/base"
LOCK = f"{STATE}/lock"
STAGE = f"{STATE}/stage"
JOURNAL = f"{STATE}/journal.json"
UNDO = f"{STATE}/undo"
SEEN = f"{STATE}/seen.json"
RENAMED = f"{STATE}/renamed.json"

IGNORED = (LOCK, f"{STAGE}/", JOURNAL, f"{UNDO}/", f"{SEEN}*")
"""What of the state folder belongs into a project's .gitignore; the base texts do not."""

_MOST_LINKS = 40  # as many as Linux follows
_LONGEST_NAME = 255  # bytes, on ext4, APFS and NTFS alike
_UNSTORABLE = re.compile(
    r'[\x00-\x1f\x7f<>:"|?*\\]|[ .]\Z|\A(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|\Z)', re.IGNORECASE
)


def check(path: str) -> None:
    """Refuse a path that leaves the project or that some file system cannot hold.

    Args:
        path: relative to the project, with forward slashes.

    Raises:
        OutsideError: P101, with the component that is at fault.
    """
    for part in path.split("/"):
        if problem := _problem(part):
            raise OutsideError(PATH_OUTSIDE, f"cannot write to {path!r}: {problem}", hint=PATH_OUTSIDE.instead)


def _problem(part: str) -> str | None:
    if part == "":
        return "it is absolute, or two slashes follow each other"
    if part in (".", ".."):
        return f"it contains {part!r}"
    if part.lower() == ".git":
        return "it reaches into the repository's own folder"
    if len(os.fsencode(part) if part.isascii() else part.encode("utf-8", "replace")) > _LONGEST_NAME:
        return "a name in it is longer than 255 bytes"
    if _UNSTORABLE.search(part) or not part.isprintable():
        return f"{part!r} is no file name on every system"
    return None


def is_private(path: str) -> bool:
    """Say whether a path is one of those that a run works with, which no generated file may take."""
    return any(path == place or path.startswith(f"{place}/") for place in (BASE, LOCK, STAGE, JOURNAL, UNDO, SEEN))


def locate(root: Path, path: str) -> str:
    """Return where a path really leads, walking its components one by one.

    A symbolic link inside the project is resolved, so that what it points to is replaced and the link stays. The answer
    is walked again without following links when something is written (`disk`), so a link put there meanwhile is noticed.

    Args:
        root: the project's folder; need not exist.
        path: a checked path.

    Raises:
        OutsideError: P102 where a link leads out, P103 where a folder on the way is a file.
    """
    home = os.path.realpath(root)
    done: list[str] = []
    todo = path.split("/")[::-1]
    links = 0
    while todo:
        part = todo.pop()
        if part in ("", "."):
            continue
        if part == "..":
            if not done:
                raise _leads_out(path)
            done.pop()
            continue
        target = _link(os.path.join(home, *done, part), path)
        if target is None:
            done.append(part)
            continue
        links += 1
        if links > _MOST_LINKS:
            raise _leads_out(path, "in a circle")
        if os.path.isabs(target):
            if not target.startswith(f"{home}/"):
                raise _leads_out(path)
            done, target = [], target.removeprefix(home)
        todo.extend(target.split("/")[::-1])
    place = "/".join(done)
    if not done or (place != path and _is_ours_or_gits(done)):
        raise _leads_out(path)
    return place


def _is_ours_or_gits(parts: list[str]) -> bool:
    """Say whether a link has led to where only we, or only git, may write."""
    return parts[0] == STATE or any(part.lower() == ".git" for part in parts)


def _link(here: str, path: str) -> str | None:
    """Return what a symbolic link says, or None for all that is no link."""
    try:
        return os.readlink(here)
    except OSError as problem:
        if problem.errno in (errno.EINVAL, errno.ENOENT):
            return None
        if problem.errno == errno.ENOTDIR:
            raise OutsideError(
                PATH_TAKEN, "a folder on the way is a file", hint=PATH_TAKEN.instead, path=path
            ) from problem
        raise OutsideError(DISK_ERROR, f"cannot read: {problem.strerror}", path=path) from problem


def _leads_out(path: str, where: str = "out of the project") -> OutsideError:
    return OutsideError(LINK_OUTSIDE, f"a symbolic link leads {where}", hint=LINK_OUTSIDE.instead, path=path)
