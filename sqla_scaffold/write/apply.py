"""Write a plan: all files or none.

    stage every new text, keep every old one  →  fsync  →  compare hashes  →  move the journal into place: THE COMMIT
    →  rename file by file  →  fsync the folders  →  remove the journal  →  remove the stage

Ended before the commit, the project is as it was. Ended after it, the next command finds the journal and finishes. Where
the operating system bars the way after the commit, the old files are put back.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqla_scaffold.report.codes.project import CHANGED_MEANWHILE
from sqla_scaffold.report.errors import GeneratorBug, OutsideError
from sqla_scaffold.write.disk import Tree, digest, trying
from sqla_scaffold.write.journal import BACK, FORWARD, Entry, Journal, follow, load, saved, staged
from sqla_scaffold.write.paths import JOURNAL, LOCK, STAGE, STATE, UNDO
from sqla_scaffold.write.change import Action, Plan, PlannedChange


def apply(root: Path, plan: Plan, command: str = "") -> tuple[str, ...]:
    """Write what the plan says, all of it or nothing; call it under the lock and after `recover`.

    Args:
        root: the project's folder, which `lock` has made if it was missing.
        plan: made for this folder.
        command: which command writes it, for `undo` to say; empty where there is nothing to go back to.

    Returns:
        Files that were left alone because they changed at the last moment, as sentences.

    Raises:
        OutsideError: P109 when something that was read has changed since, or what the operating system says;
            every file is then as it was.
    """
    changes = plan.writes
    if not changes:
        return ()
    with Tree(root) as tree:
        journal = Journal(
            False, _new_folders(tree, changes), tuple(_entry(change, plan) for change in changes), command
        )
        try:
            tree.make_folder(STAGE)
            _stage(tree, changes, journal)
            _compare(tree, plan)
            with _undisturbed():
                tree.move(FORWARD, JOURNAL)
                return _sentences(_finish(tree, journal))
        except BaseException:
            # The first error is the one to tell; what is left of the stage is cleared by the next run.
            with suppress(OutsideError):
                if tree.status(JOURNAL) is None:
                    tree.clear(STAGE)
            raise


def recover(root: Path) -> str | None:
    """End what an interrupted run had begun, or clear what it left; every command that writes calls this first.

    Args:
        root: the project's folder; the lock is held.

    Returns:
        What was done, as a sentence for people, or None.
    """
    with Tree(root) as tree:
        if tree.status(STATE) is None:
            return None
        journal = load(root, tree)
        if journal is None:
            return "Cleared away what an interrupted run had left." if tree.clear(STAGE) else None
        with _undisturbed():
            alone = _finish(tree, journal)
    what = "Took back" if journal.back else "Finished"
    return " ".join([f"{what} what an interrupted run had begun.", *_sentences(alone)])


def interrupted(root: Path) -> bool:
    """Say whether a run was ended between its commit and its end, so that files old and new may lie side by side."""
    with Tree(root) as tree:
        return tree.status(JOURNAL) is not None


def occupants(root: Path) -> tuple[str, ...]:
    """Return the names in a folder, sorted, without what a run that came to nothing left there; none there is empty.

    Raises:
        OutsideError: it is no folder, or cannot be looked into.
    """
    with trying("look into", str(root)):
        try:
            names = set(os.listdir(root))
        except FileNotFoundError:
            return ()
        if STATE in names and (root / STATE).is_dir():
            if set(os.listdir(root / STATE)) <= {Path(LOCK).name, Path(STAGE).name}:
                names.discard(STATE)
    return tuple(sorted(names))


def _entry(change: PlannedChange, plan: Plan) -> Entry:
    data = _data(change)
    if data is None and change.action is not Action.DELETE:
        raise GeneratorBug(f"nothing to write to {change.path}")
    return Entry(change.place, plan.read[change.place], digest(data))


def _data(change: PlannedChange) -> bytes | None:
    return change.new.encode() if isinstance(change.new, str) else change.new


def _new_folders(tree: Tree, changes: Sequence[PlannedChange]) -> tuple[str, ...]:
    wanted: set[str] = set()
    for change in changes:
        if change.action is Action.DELETE:
            continue
        parts = change.place.split("/")
        wanted.update("/".join(parts[:count]) for count in range(1, len(parts)))
    return tuple(folder for folder in sorted(wanted) if tree.status(folder) is None)


def _stage(tree: Tree, changes: Sequence[PlannedChange], journal: Journal) -> None:
    """Write every new text, give every old one a second name, and both journals; wait until all is on the disk."""
    paths = []
    for number, change in enumerate(changes):
        there = None if journal.entries[number].old is None else tree.status(change.place)
        data = _data(change)
        if data is not None:
            tree.write_new(staged(number), data, executable=change.executable, like=there, named=change.path)
            paths.append(staged(number))
        if there is not None and not tree.double(change.place, saved(number)):
            tree.write_new(saved(number), tree.read(change.place) or b"", like=there, named=change.path)
            paths.append(saved(number))
    tree.write_new(FORWARD, journal.encode())
    tree.write_new(BACK, replace(journal, back=True).encode())
    tree.sync_all([*paths, FORWARD, BACK])
    for folder in (STAGE, STATE, ""):
        tree.sync(folder)


def _compare(tree: Tree, plan: Plan) -> None:
    for place, was in plan.read.items():
        if digest(tree.read(place)) != was:
            raise OutsideError(
                CHANGED_MEANWHILE,
                "changed while I was working; nothing was written",
                hint="run the command again",
                path=place,
            )


def _finish(tree: Tree, journal: Journal) -> tuple[str, ...]:
    """Follow a journal that is in its place, to the end or back to the beginning."""
    try:
        if not journal.back:
            tree.sync(STATE)
        alone = follow(tree, journal)
        tree.remove(JOURNAL)
    except OutsideError:
        if journal.back:
            raise
        tree.move(BACK, JOURNAL)
        tree.sync(STATE)
        _finish(tree, replace(journal, back=True))
        raise
    # From here on nothing can go wrong: a journal that came back after a power cut would find everything done.
    with suppress(OutsideError):
        tree.sync(STATE)
    with suppress(OutsideError):
        if journal.command and not journal.back:
            # What leads back is kept until the next command writes; `undo` follows it.
            tree.clear(UNDO)
            tree.move(STAGE, UNDO)
    with suppress(OutsideError):
        tree.clear(STAGE)
    return alone


def _sentences(alone: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"Left {place} alone: it was changed at the last moment." for place in alone)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold back Ctrl-C and other polite signals for the few milliseconds after the commit; they arrive afterwards.

    By handlers and not by a mask: what one thread masks another one gets, and Python interrupts the main thread all the
    same. The main thread is the only one that signals interrupt, and the only one that may set handlers.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before: dict[signal.Signals, Any] = {}
    try:
        for polite in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(polite) is not None:  # else it is not Python's, and could not be put back
                before[polite] = signal.signal(polite, lambda number, frame: came.append(number))
        yield
    finally:
        for polite, handler in before.items():
            signal.signal(polite, handler)
        for number in came:
            signal.raise_signal(number)
