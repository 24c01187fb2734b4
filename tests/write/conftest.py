"""What the tests of writing share: a small project, and faults at the k-th change of the file system."""

from __future__ import annotations

import errno
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.write.apply import apply, interrupted, recover
from sqla_scaffold.write.lock import lock
from sqla_scaffold.write.merge.settle import Settle
from sqla_scaffold.write.plan import Plan, Terms, make_plan

MUTATING = ("open", "write", "fsync", "replace", "unlink", "mkdir", "rmdir", "link", "fchmod", "fchown", "ftruncate")


class Shop:
    """A small project at `root` that has versions; does with it what commands do."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.size = 1
        self.old: Any = None
        self.new: Any = None

    def files(self, version: int) -> list[GeneratedFile]:
        """Return what a version consists of: files of all owners; some are always the same, some only in this one."""
        models = [
            GeneratedFile(f"src/shop/models/m{number}.py", f"x = {number}\nversion = {version}\n", Owner.SHARED)
            for number in range(self.size)
        ]
        return [
            *models,
            GeneratedFile(f"src/shop/models/only_{version}.py", "x = 1\n", Owner.SHARED),
            GeneratedFile("src/shop/db.py", "same = True\n", Owner.SHARED),
            GeneratedFile("migrations/schema.lock", f"{version}\n", Owner.TOOL),
            GeneratedFile("README.md", "# Shop\n", Owner.PERSON),
            GeneratedFile(f"src/shop/v{version}/run", "#!/bin/sh\n", Owner.TOOL, executable=True),
        ]

    def write(self, version: int, *, settle: Settle = Settle.SAY) -> Plan:
        """Lock, recover, plan, apply."""
        with lock(self.root, "test"):
            recover(self.root)
            plan = make_plan(self.root, self.files(version), terms=Terms(settle=settle), whole=True)
            apply(self.root, plan, "test")
        return plan

    def mend(self) -> None:
        """Do what every next command does first."""
        if self.root.exists():
            with lock(self.root, "test"):
                recover(self.root)

    def tree(self, *, but: str = "nothing") -> Any:
        """Return every folder, and every file with its content and mode; no project is an empty one.

        Without the lock, and what `undo` needs.
        """
        inside = self.root / ".sqla-scaffold"
        found = [path for path in self.root.rglob("*") if path not in (inside, inside / "lock")]
        found = [path for path in found if inside / "undo" not in (path, *path.parents)]
        return {
            path.relative_to(self.root): (path.read_bytes(), path.stat().st_mode) if path.is_file() else None
            for path in found
            if but not in path.parts
        }

    def fresh(self, *, exists: bool) -> None:
        """Begin again: with version 1, which is written once and copied from then on, or with no project at all."""
        shutil.rmtree(self.root.parent, ignore_errors=True)
        kept = self.root.parent.with_name(f"version 1 of {self.size}")
        if exists and kept.exists():
            shutil.copytree(kept, self.root, symlinks=True)
        elif exists:
            self.write(1)
            shutil.copytree(self.root, kept, symlinks=True)

    def learn(self, *, exists: bool) -> int:
        """Look at the trees before and after version 2 is written; return how many changes of the file system that takes."""
        self.fresh(exists=exists)
        self.old = self.tree()
        with faults(0, kill) as calls:
            self.write(2)
        self.new = self.tree()
        assert self.old != self.new
        return len(calls)

    def judge(self, where: str) -> str:
        """Do the next command's first step, and say which tree there is."""
        self.mend()
        assert not interrupted(self.root)
        tree = self.tree()
        assert tree in (self.old, self.new), f"neither old nor new after {where}"
        return "old" if tree == self.old else "new"


def kill() -> None:
    """End this process as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


def interrupt() -> None:
    """Do what Ctrl-C does."""
    raise KeyboardInterrupt


def refuse(number: int) -> Callable[[], None]:
    """Return a fault: the operating system says this errno."""

    def fault() -> None:
        raise OSError(number, os.strerror(number))

    return fault


@contextmanager
def faults(
    k: int, fault: Callable[[], None], *, lasting: bool = False, only: tuple[str, ...] = MUTATING
) -> Iterator[list[str]]:
    """Put a fault in place of the k-th call (from 1) that changes the file system; of all later ones too if it lasts.

    Yields:
        The names of the calls so far.
    """
    calls: list[str] = []

    def wrap(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            if name == "open" and not args[1] & os.O_CREAT:
                return real(*args, **kwargs)
            calls.append(name)
            if len(calls) == k or (lasting and len(calls) > k > 0):
                fault()
            return real(*args, **kwargs)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in only:
            patch.setattr(os, name, wrap(name, getattr(os, name)))
        yield calls


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """A project that does not exist yet, in a folder that does not exist yet.

    Its files are not waited for: only a power cut shows whether they are on the disk, and it is asked elsewhere whether
    they were synced. The descriptor has to be one all the same.
    """
    monkeypatch.setattr(os, "fsync", lambda fd: None if os.fstat(fd) else None)
    return Shop(tmp_path / "home" / "shop")


@pytest.fixture
def fault_at() -> Any:
    """`faults`, with the faults by name."""
    by_name = {"ENOSPC": refuse(errno.ENOSPC), "EIO": refuse(errno.EIO), "EACCES": refuse(errno.EACCES)}
    by_name |= {"EROFS": refuse(errno.EROFS)}
    by_name |= {"KeyboardInterrupt": interrupt, "SIGKILL": kill}

    def at(k: int, name: str, **options: Any) -> Any:
        return faults(k, by_name[name], **options)

    return at


@pytest.fixture
def shared(request: pytest.FixtureRequest) -> Callable[[range, int, int], range]:
    """Of the moments of a walk, those of one of several cases that share them; with --slow each takes all."""
    everywhere = bool(request.config.getoption("--slow"))
    return lambda moments, case, cases: moments if everywhere else moments[case::cases]
