"""One run at a time: a lock that goes with its process and names its holder."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from time import sleep

from sqla_scaffold.report.codes.project import LOCKED
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.write.disk import trying
from sqla_scaffold.write.paths import LOCK, STATE


@contextmanager
def lock(root: Path, command: str) -> Iterator[None]:
    """Hold the project's lock, a file that is gone again afterwards.

    The folder is made if it is missing, and removed again when nothing was written into it.

    Args:
        root: the project's folder.
        command: the command's name, such as `generate`, for the message to those who come second.

    Raises:
        OutsideError: P108 with process, command and time of the holder, at once; or what the operating system says.
    """
    made: list[Path] = []
    fd = -1
    try:
        fd = _acquire(root, made)
        with trying("write", LOCK):
            os.ftruncate(fd, 0)
            os.write(fd, f"{os.getpid()}\n{command}\n{datetime.now():%Y-%m-%d %H:%M:%S}\n".encode())
        yield
    finally:
        try:
            _tidy(root, made, held=fd >= 0)
        finally:
            if fd >= 0:
                with suppress(OSError):
                    os.ftruncate(fd, 0)  # nobody holds it now, and two projects made alike are alike to the byte
                os.close(fd)  # the kernel does this for a process that was killed: there is no stale lock


def _acquire(root: Path, made: list[Path]) -> int:
    while True:
        with trying("make folder", str(root)):
            _make_folders(root, made)
        with trying("open", LOCK):
            flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
            try:
                fd = os.open(root / LOCK, flags, 0o666)
            except FileNotFoundError:
                continue  # the holder before us has just removed what it made
            try:
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if _is_still(root / LOCK, fd):
                    return fd
            except BlockingIOError:
                raise _held(fd) from None
            except BaseException:
                os.close(fd)
                raise
            os.close(fd)


def _make_folders(root: Path, made: list[Path]) -> None:
    state = root / STATE
    for folder in (*reversed(root.parents), root, state):
        if not folder.is_dir() or folder == state:
            with suppress(FileExistsError):
                os.mkdir(folder)
                made.append(folder)
    fd = os.open(state, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    os.close(fd)


def _is_still(path: Path, fd: int) -> bool:
    """Say whether the path still names the file that we locked; another run may have tidied it away."""
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(fd), os.stat(path, follow_symlinks=False))
    return False


def _held(fd: int) -> OutsideError:
    holder = "another process"
    for _ in range(10):  # it may hold the lock and not have written its name yet
        try:
            pid, command, since = os.pread(fd, 4096, 0).decode("utf-8", "replace").split("\n")[:3]
            holder = f"process {int(pid)} (sqla-scaffold {''.join(filter(str.isprintable, command))}) since {since}"
            break
        except ValueError:
            sleep(0.01)
    os.close(fd)
    return OutsideError(LOCKED, f"another run is at work here: {holder}", hint=LOCKED.instead, path=LOCK)


def _tidy(root: Path, made: list[Path], *, held: bool) -> None:
    """Remove the lock while we hold it, and the folders that only we made, as far as nothing else was put there."""
    if held:
        with suppress(OSError):
            os.unlink(root / LOCK)
    for folder in reversed(made):
        with suppress(OSError):
            os.rmdir(folder)
