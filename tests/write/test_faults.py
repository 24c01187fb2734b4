"""Ended, refused or interrupted at any change of the file system, a project is as it was or as it was to be.

Faults of one kind share the moments of a walk by default; with --slow, each is put in at every one.
"""

from __future__ import annotations

import errno
import os
import signal
from itertools import count
from threading import Event, Thread, get_ident
from time import sleep
from typing import Any

import pytest

from sqla_scaffold.report.codes.project import DISK_ERROR, DISK_FULL, NO_PERMISSION, READ_ONLY
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.write.apply import recover
from sqla_scaffold.write.lock import lock

CODES = {"ENOSPC": DISK_FULL, "EIO": DISK_ERROR, "EACCES": NO_PERMISSION, "EROFS": READ_ONLY}


def in_child(work: Any) -> int:
    """Run in a forked child; return its status, or the signal that ended it as a negative number."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        except BaseException:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.parametrize(
    ("size", "exists"), [(1, True), (1, False), pytest.param(12, True, marks=pytest.mark.slow)], ids=str
)
def test_killed_at_every_change(shop: Any, fault_at: Any, size: int, exists: bool) -> None:
    shop.size = size
    count = shop.learn(exists=exists)
    ends = []
    for k in range(1, count + 1):
        shop.fresh(exists=exists)
        with fault_at(k, "SIGKILL"):
            assert in_child(lambda: shop.write(2)) == -signal.SIGKILL
        ends.append(shop.judge(f"a kill at {k} of {count}"))
    commit = ends.index("new")
    assert ends == ["old"] * commit + ["new"] * (count - commit), "one moment divides old from new"
    assert 0 < commit < count


@pytest.mark.parametrize(
    ("fault", "exists"), [("ENOSPC", True), ("EIO", True), ("EACCES", True), ("EROFS", False)], ids=str
)
def test_refused_at_every_change(shop: Any, fault_at: Any, shared: Any, fault: str, exists: bool) -> None:
    count = shop.learn(exists=exists)
    for k in shared(range(1, count + 1), *((list(CODES).index(fault), 3) if exists else (0, 1))):
        shop.fresh(exists=exists)
        told = None
        with fault_at(k, fault):
            try:
                shop.write(2)
            except OutsideError as error:
                told = error.diagnostic
        after = shop.tree(but="stage")  # at once; only a stage may wait for the next command
        if told is None:
            assert after == shop.new, f"{fault} at {k} went unnoticed with the old tree"
        else:
            assert after == shop.old, f"{fault} at {k} was told, but the tree is not the old one"
            assert told.code is CODES[fault] and told.path and os.strerror(getattr(errno, fault)) in told.message
        shop.judge(f"{fault} at {k}")


@pytest.mark.parametrize("exists", [True, False], ids=["again", "new"])
def test_interrupted_at_every_change(shop: Any, fault_at: Any, shared: Any, exists: bool) -> None:
    count = shop.learn(exists=exists)
    for k in shared(range(1, count + 1), int(exists), 2):
        shop.fresh(exists=exists)
        with fault_at(k, "KeyboardInterrupt"):
            try:
                shop.write(2)
            except KeyboardInterrupt:
                pass
        shop.judge(f"Ctrl-C at {k}")


@pytest.mark.parametrize("exists", [True, False], ids=["again", "new"])
def test_a_disk_that_stays_full(shop: Any, fault_at: Any, exists: bool) -> None:
    """From some moment on nothing that takes room succeeds any more; what gives room back does."""
    takes_room = ("open", "write", "fsync", "mkdir", "link")
    shop.fresh(exists=exists)
    with fault_at(0, "ENOSPC", only=takes_room) as calls:
        shop.write(2)
    shop.learn(exists=exists)
    for k in range(1, len(calls) + 1):
        shop.fresh(exists=exists)
        with fault_at(k, "ENOSPC", lasting=True, only=takes_room):
            with pytest.raises(OutsideError) as caught:
                shop.write(2)
                raise OutsideError(DISK_FULL, "nothing but the last sync was refused")
        assert caught.value.diagnostic.code is DISK_FULL
        shop.judge(f"no room from {k} on")


@pytest.mark.parametrize("fault", ["SIGKILL", "ENOSPC", "KeyboardInterrupt"])
@pytest.mark.parametrize("at", [20, 120])
def test_a_fault_while_many_files_are_synced_side_by_side(
    shop: Any, monkeypatch: pytest.MonkeyPatch, fault: str, at: int
) -> None:
    shop.size = 60
    shop.learn(exists=True)
    shop.fresh(exists=True)
    real, number, threads = os.fsync, count(1), set()

    def fsync(fd: int) -> None:
        threads.add(get_ident())
        if next(number) == at:
            if fault == "SIGKILL":
                os.kill(os.getpid(), signal.SIGKILL)
            raise KeyboardInterrupt if fault != "ENOSPC" else OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(fd)

    monkeypatch.setattr(os, "fsync", fsync)
    if fault == "SIGKILL":
        assert in_child(lambda: shop.write(2)) == -signal.SIGKILL
    else:
        with pytest.raises((OutsideError, KeyboardInterrupt)) as caught:
            shop.write(2)
        assert len(threads) > 1
        if isinstance(caught.value, OutsideError):
            assert caught.value.diagnostic.code is DISK_FULL and ".sqla-scaffold/stage/" in caught.value.diagnostic.path
    monkeypatch.undo()
    assert shop.judge(f"{fault} at {at}") == "old"


@pytest.mark.parametrize(("case", "fault"), [(0, "SIGKILL"), (1, "ENOSPC"), (2, "KeyboardInterrupt")])
def test_recovery_itself_may_fail_at_every_change(shop: Any, fault_at: Any, shared: Any, case: int, fault: str) -> None:
    """The kill that needs most repair is the one right after the commit; then the repair fails too, at every k."""
    shop.learn(exists=True)
    commit = None
    for k in range(1, 10_000):
        shop.fresh(exists=True)
        with fault_at(k, "SIGKILL"):
            in_child(lambda: shop.write(2))
        if (shop.root / ".sqla-scaffold/journal.json").exists():
            commit = k
            break
    for k in shared(range(1, 10_000), case, 3):
        shop.fresh(exists=True)
        with fault_at(commit, "SIGKILL"):
            in_child(lambda: shop.write(2))
        with fault_at(k, fault):
            if in_child(shop.mend) == 0:
                break
        shop.judge(f"{fault} at {k} of the recovery")
    assert k > 15


def test_a_file_that_cannot_be_replaced_for_good(shop: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with `chattr +i`: everything can be staged, and then one rename is refused every time. The old state returns."""
    shop.learn(exists=True)
    shop.fresh(exists=True)
    real = os.replace

    def replace(source: str, target: str, **folders: int) -> None:
        if target == "m0.py":
            raise PermissionError(1, os.strerror(1))
        real(source, target, **folders)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(OutsideError, match="cannot write: Operation not permitted") as caught:
        shop.write(2)
    assert caught.value.diagnostic.path == "src/shop/models/m0.py"
    assert shop.tree() == shop.old


@pytest.mark.parametrize("threads", [0, 1])
def test_a_signal_waits_until_the_commit_is_finished(shop: Any, monkeypatch: pytest.MonkeyPatch, threads: int) -> None:
    shop.learn(exists=True)
    shop.fresh(exists=True)
    real = os.replace

    def replace(source: str, target: str, **folders: int) -> None:
        real(source, target, **folders)
        os.kill(os.getpid(), signal.SIGINT)
        sleep(0.01)  # another thread may be the one that gets it

    monkeypatch.setattr(os, "replace", replace)
    over = Event()
    others = [Thread(target=over.wait) for _ in range(threads)]
    for thread in others:
        thread.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            shop.write(2)
    finally:
        over.set()
    assert shop.tree() == shop.new
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_signal_that_is_ignored_stays_ignored(shop: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.learn(exists=True)
    shop.fresh(exists=True)
    real = os.replace

    def replace(source: str, target: str, **folders: int) -> None:
        real(source, target, **folders)
        os.kill(os.getpid(), signal.SIGHUP)

    monkeypatch.setattr(os, "replace", replace)
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        shop.write(2)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)
    assert shop.tree() == shop.new


def test_outside_the_main_thread_it_is_written_as_well(shop: Any) -> None:
    shop.learn(exists=True)
    shop.fresh(exists=True)
    thread = Thread(target=shop.write, args=(2,))
    thread.start()
    thread.join()
    assert shop.tree() == shop.new


def test_what_was_done_is_said(shop: Any, fault_at: Any) -> None:
    said = set()
    for k in range(1, shop.learn(exists=True) + 1, 3):
        shop.fresh(exists=True)
        with fault_at(k, "SIGKILL"):
            in_child(lambda: shop.write(2))
        with lock(shop.root, "test"):
            said.add(recover(shop.root))
    assert said == {
        None,
        "Cleared away what an interrupted run had left.",
        "Finished what an interrupted run had begun.",
    }


def test_an_edit_after_the_crash_is_not_rolled_over(shop: Any, fault_at: Any) -> None:
    shop.fresh(exists=True)
    with fault_at(0, "SIGKILL") as calls:
        shop.write(2)
    first_rename = calls.index("replace") + 2
    shop.fresh(exists=True)
    with fault_at(first_rename, "SIGKILL"):
        in_child(lambda: shop.write(2))
    model = shop.root / "src/shop/models/m0.py"
    assert "version = 1" in model.read_text()
    model.write_text("# mine\n")
    with lock(shop.root, "test"):
        said = recover(shop.root)
    assert said == (
        "Finished what an interrupted run had begun. Left src/shop/models/m0.py alone: it was changed at the last moment."
    )
    assert model.read_text() == "# mine\n"
    assert (shop.root / "migrations/schema.lock").read_text() == "2\n"
