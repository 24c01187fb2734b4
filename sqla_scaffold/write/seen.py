"""What the last run saw, so that the next one need not look at the schema again when nothing has changed since.

It is a memory beside the project, not a part of it: without it everything is only slower. Its first line is what was seen
when there was nothing left to do; the second, which is read only when something has changed, is what pages were made of.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.write.disk import Tree, digest
from sqla_scaffold.write.paths import BASE, JOURNAL, SEEN, STAGE

_PACKAGE = Path(__file__).parent.parent
_FRESH = f"{SEEN}.new"
# What a memory raises that this program did not write.
_NOT_OURS = (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a run saw that had nothing to do any more.

    Args:
        tool: what this program was (`tool_now`).
        read: SHA-256 of all files that were read or written, by place; None where there was none.
        folders: the names in folders whose files were counted.
        files: path, action and reason of each file, as they were said.
        said: sentences for people.
    """

    tool: str
    read: Mapping[str, str | None]
    folders: Mapping[str, str]
    files: tuple[tuple[str, str, str], ...]
    said: tuple[str, ...]


def seen_now(
    root: Path,
    read: Mapping[str, str | None],
    folders: Iterable[str],
    files: Iterable[tuple[str, str, str]],
    said: tuple[str, ...],
) -> Seen:
    """Return what a run saw that had nothing to do any more."""
    return Seen(tool_now(), dict(sorted(read.items())), {one: _names(root, one) for one in folders}, tuple(files), said)


def remember(root: Path, seen: Seen | None, settings: str, pages: Mapping[str, object]) -> None:
    """Write down what a run saw and made, unless it is written there already; call it under the lock.

    Args:
        seen: what it saw; None where the next one has to look again.
        settings: all that every page is made of, beside the program.
        pages: what pages were made of, by path.
    """
    lines = (None if seen is None else asdict(seen), {"made_by": _maker(settings), "pages": pages})
    data = "".join(f"{json.dumps(line, separators=(',', ':'))}\n" for line in lines).encode()
    with suppress(OutsideError), Tree(root) as tree:
        if tree.read(SEEN) != data:
            tree.remove(_FRESH)
            tree.write_new(_FRESH, data)
            tree.move(_FRESH, SEEN)


def unchanged(root: Path) -> Seen | None:
    """Return what the last run saw, if all of it is still so; None where somebody has to look."""
    try:
        seen = Seen(**json.loads((read_regular(f"{root}/{SEEN}") or b"").partition(b"\n")[0]))
        if (root / JOURNAL).exists() or (root / STAGE).exists() or seen.tool != tool_now():
            return None
        generated = {path for path, _, _ in seen.files}
        # First what people write, of which there is little: the schema and the settings.
        places = sorted(seen.read, key=lambda place: place in generated or place.startswith(f"{BASE}/"))
        if any(digest(read_regular(f"{root}/{place}")) != seen.read[place] for place in places):
            return None
        if any(_names(root, folder) != names for folder, names in seen.folders.items()):
            return None
        return Seen(seen.tool, seen.read, seen.folders, tuple((a, b, c) for a, b, c in seen.files), tuple(seen.said))
    except _NOT_OURS:
        return None


def pages_made(root: Path, settings: str) -> dict[str, Any]:
    """Return what pages were made of by the last run of this program with these settings; nothing where that is lost."""
    try:
        line = json.loads((read_regular(f"{root}/{SEEN}") or b"").partition(b"\n")[2])
        return dict(line["pages"]) if line["made_by"] == _maker(settings) else {}
    except _NOT_OURS:
        return {}


def _maker(settings: str) -> str:
    return sha256(f"{tool_now()}\n{settings}".encode("utf-8", "surrogatepass")).hexdigest()


def read_regular(path: str) -> bytes | None:
    """Return the bytes of a file, None where there is none; `OSError` for what is no regular file and might never end."""
    try:
        # O_NONBLOCK: a named pipe would otherwise wait for its writer.
        with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb", buffering=0) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise OSError(f"not a regular file: {path}")
            return file.readall()
    except FileNotFoundError:
        return None


def _names(root: Path, folder: str) -> str:
    """Return a hash of the names of all files below a folder."""
    start = f"{root / folder}/"
    names = (f"{path.removeprefix(start)}\n" for path in sorted(_below(start)))
    return sha256("".join(names).encode("utf-8", "surrogateescape")).hexdigest()


def _below(folder: Path | str) -> Iterator[str]:
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _below(entry.path)
            else:
                yield entry.path


@cache
def tool_now() -> str:
    """Return what this program is at the moment: its files, and the folders in which installed packages could add to it."""
    found = sha256()
    for folder in (_PACKAGE, _PACKAGE.parent / "templates"):
        for path in sorted(_below(folder)):
            status = os.stat(path)
            found.update(f"{path} {status.st_mtime_ns} {status.st_size}\n".encode("utf-8", "surrogateescape"))
    for place in sys.path:
        if place.endswith("-packages"):
            with suppress(OSError):
                found.update(f"{place} {os.stat(place).st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def folders_counted(migrations: Iterable[str]) -> tuple[str, ...]:
    """Return the folders in which a new file would change what a run does."""
    return (BASE, *(f"{folder}/versions" for folder in migrations))
