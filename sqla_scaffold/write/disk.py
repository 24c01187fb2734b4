"""The file system: the only module that changes it.

Every step starts at the project's folder and walks down by descriptors without following symbolic links, so that a link
put in the way between two steps cannot lead a write out of the project.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from sqla_scaffold.report.codes.code import Code
from sqla_scaffold.report.codes.project import (
    DISK_ERROR,
    DISK_FULL,
    LINK_OUTSIDE,
    NO_PERMISSION,
    PATH_TAKEN,
    READ_ONLY,
)
from sqla_scaffold.report.errors import OutsideError

_CODES: dict[int, Code] = {
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EFBIG: DISK_FULL,
    errno.EACCES: NO_PERMISSION,
    errno.EPERM: NO_PERMISSION,
    errno.EROFS: READ_ONLY,
    errno.ELOOP: LINK_OUTSIDE,
    errno.ENOTDIR: PATH_TAKEN,
    errno.EISDIR: PATH_TAKEN,
}
# How many folders are held open, of those that are read.
_MOST_KEPT = 16
# From how many files on, and how many at once, the disk is waited for side by side.
_MANY, _SIDE_BY_SIDE = 50, 16
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC


def digest(data: bytes | None) -> str | None:
    """Return the SHA-256 of a file's bytes in hex; None (no file) stays None."""
    return None if data is None else sha256(data).hexdigest()


def refusal(problem: OSError, doing: str, path: str) -> OutsideError:
    """Return what the operating system said as an error for people: what was tried, the file, the words of errno."""
    code = _CODES.get(problem.errno or 0, DISK_ERROR)
    words = problem.strerror or str(problem)
    return OutsideError(code, f"cannot {doing}: {words}", hint=code.instead, path=path)


@contextmanager
def trying(doing: str, path: str) -> Iterator[None]:
    """Turn an OSError inside the block into an `OutsideError` that names the file."""
    try:
        yield
    except OSError as problem:
        raise refusal(problem, doing, path) from problem


class Tree:
    """A folder on the disk, held by a descriptor; all paths are relative to it and checked (`paths`).

    Args:
        root: the folder; where there is none, everything reads as missing and nothing can be written.

    Raises:
        OutsideError: from every method, when the operating system refuses.
    """

    def __init__(self, root: Path) -> None:
        self._fd: int | None = None
        self._kept: dict[str, int] = {}
        with trying("open", str(root)), suppress(FileNotFoundError):
            self._fd = os.open(root, _FOLDER)

    def __enter__(self) -> Tree:
        return self

    def __exit__(self, *exc: object) -> None:
        self._let_go()
        if self._fd is not None:
            os.close(self._fd)

    def _let_go(self) -> None:
        while self._kept:
            os.close(self._kept.popitem()[1])

    @contextmanager
    def _parent(self, path: str) -> Iterator[tuple[int, str]]:
        """Yield a descriptor of the folder that holds a path, and the last component."""
        folder, _, name = path.rpartition("/")
        fd = self._open(folder)
        try:
            yield fd, name
        finally:
            os.close(fd)

    def _open(self, path: str) -> int:
        """Return a new descriptor of a folder, to which no link on the way has led."""
        fd = os.dup(self._root())
        try:
            for folder in path.split("/") if path else ():
                below = os.open(folder, _FOLDER | os.O_NOFOLLOW, dir_fd=fd)
                os.close(fd)
                fd = below
        except BaseException:
            os.close(fd)
            raise
        return fd

    def _keep(self, path: str) -> int:
        """Return a descriptor of a folder that stays open for the next step in it.

        For reading, and for our own stage: should another folder take this one's place meanwhile, nothing is lost. What
        writes into the project walks down anew each time.
        """
        if path not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._let_go()
            self._kept[path] = self._open(path)
        return self._kept[path]

    def read(self, path: str) -> bytes | None:
        """Return a file's bytes, or None where there is no file."""
        with trying("read", path):
            try:
                folder, _, name = path.rpartition("/")
                # O_NONBLOCK: a named pipe would otherwise wait for its writer.
                flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
                fd = os.open(name, flags, dir_fd=self._keep(folder))
            except FileNotFoundError:
                return None
            with open(fd, "rb", buffering=0) as file:
                if not stat.S_ISREG(os.fstat(fd).st_mode):
                    raise OutsideError(PATH_TAKEN, "is not a file", hint=PATH_TAKEN.instead, path=path)
                return file.readall()

    def status(self, path: str) -> os.stat_result | None:
        """Return what the file system knows about a path (not following a link), or None where there is nothing."""
        with trying("read", path), suppress(FileNotFoundError):
            with self._parent(path) as (folder, name):
                return os.stat(name, dir_fd=folder, follow_symlinks=False)
        return None

    def walk(self, path: str) -> Iterator[str]:
        """Yield the paths of all files below a folder; links are not followed, and no folder there holds none."""
        with trying("look into", path):
            try:
                with self._parent(f"{path}/.") as (folder, _), os.scandir(folder) as entries:
                    found = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
            except FileNotFoundError:
                return
        for name, is_folder in found:
            if is_folder:
                yield from self.walk(f"{path}/{name}")
            else:
                yield f"{path}/{name}"

    def write_new(
        self,
        path: str,
        data: bytes,
        *,
        executable: bool = False,
        like: os.stat_result | None = None,
        named: str | None = None,
    ) -> None:
        """Write a file that does not exist yet; `sync` makes it last.

        Args:
            path: where.
            data: the content.
            executable: whether it gets the x bits that the umask allows.
            like: an existing file whose mode and owner it takes instead.
            named: the file that a person is told about when it fails.
        """
        with trying("write", named or path), self._parent(path) as (folder, name):
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
            fd = os.open(name, flags, 0o777 if executable else 0o666, dir_fd=folder)
            try:
                if like is not None:
                    made = os.fstat(fd)
                    if (made.st_uid, made.st_gid) != (like.st_uid, like.st_gid):
                        with suppress(PermissionError):  # only root may give a file away
                            os.fchown(fd, like.st_uid, like.st_gid)
                    os.fchmod(fd, stat.S_IMODE(like.st_mode))
                left = memoryview(data)
                while left:
                    left = left[os.write(fd, left) :]
            finally:
                os.close(fd)

    def sync(self, path: str) -> None:
        """Wait until a file's content, or a folder's list of names, has reached the disk; `""` is the root."""
        with trying("sync", path or "."):
            if not path:
                os.fsync(self._root())
                return
            with self._parent(path) as (folder, name):
                fd = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=folder)
            try:
                os.fsync(fd)
            finally:
                os.close(fd)

    def sync_all(self, paths: Sequence[str]) -> None:
        """Do for many files what `sync` does for one; side by side, for a journalling file system waits once for many."""
        if len(paths) < _MANY:
            for path in paths:
                self.sync(path)
            return
        from concurrent.futures import ThreadPoolExecutor  # late: few runs write so much

        with ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
            for _ in pool.map(self.sync, paths):
                pass  # what went wrong is raised here

    def _root(self) -> int:
        if self._fd is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        return self._fd

    def move(self, source: str, target: str) -> None:
        """Rename a file over another one, or to where none is: the other programs see the old or the new, never a part."""
        if source in self._kept:
            self._let_go()
        with trying("write", target), self._parent(source) as (from_fd, old), self._parent(target) as (to_fd, new):
            os.replace(old, new, src_dir_fd=from_fd, dst_dir_fd=to_fd)

    def double(self, source: str, target: str) -> bool:
        """Give a file a second name (a hard link); False where the file system or its rules do not allow it."""
        try:
            with self._parent(source) as (from_fd, old), self._parent(target) as (to_fd, new):
                os.link(old, new, src_dir_fd=from_fd, dst_dir_fd=to_fd, follow_symlinks=False)
        except OSError:
            return False
        return True

    def remove(self, path: str) -> None:
        """Remove a file; none there is fine."""
        with trying("remove", path), suppress(FileNotFoundError), self._parent(path) as (folder, name):
            os.unlink(name, dir_fd=folder)

    def make_folder(self, path: str) -> bool:
        """Make a folder and write its name down for good; False where it exists. Its parent has to exist."""
        with trying("make folder", path), self._parent(path) as (folder, name):
            try:
                os.mkdir(name, dir_fd=folder)
            except FileExistsError:
                return False
            os.fsync(folder)
        return True

    def remove_folder(self, path: str) -> None:
        """Remove a folder if it is there and empty."""
        self._let_go()
        with trying("remove folder", path):
            try:
                with self._parent(path) as (folder, name):
                    os.rmdir(name, dir_fd=folder)
            except OSError as problem:
                if problem.errno not in (errno.ENOENT, errno.ENOTEMPTY, errno.EEXIST):
                    raise

    def clear(self, path: str) -> bool:
        """Remove a folder with all it holds (a link is removed, not followed); False where there is none."""
        self._let_go()
        found = self.status(path)
        if found is None:
            return False
        if not stat.S_ISDIR(found.st_mode):
            self.remove(path)
            return True
        with trying("remove", path), self._parent(path) as (folder, name):
            shutil.rmtree(name, dir_fd=folder)
        return True
