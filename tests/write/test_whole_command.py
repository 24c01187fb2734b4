"""The real command, with real faults: killed or refused at a call that changes the disk, and several at the same moment.

strace puts the faults in, and needs no special rights for that. A few points run by default, all of them with --slow.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from sqla_scaffold import api
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.write.apply import recover
from sqla_scaffold.write.lock import lock

SCHEMA = """\
models:
  Author:
    columns: {name: str(80)}
  Tag:
    columns: {label: str(40)}
"""
CALLS = ("renameat", "renameat2", "unlinkat", "unlink", "mkdirat", "mkdir", "linkat", "fsync", "write", "ftruncate")
FAULTS = ("signal=SIGKILL", "error=ENOSPC", "error=EIO", "error=EACCES")
ENVIRONMENT = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
GENERATE = ("generate",)
ADD_MODEL = ("add-model", "Shelf", "label:str:40", "tags:many:Label")
Tree = dict[str, bytes]

needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="there is no strace")


def tree(root: Path) -> Tree:
    """Return the project's files, without what only this machine remembers."""
    private = ("undo", "seen.json", "seen.json.new", "lock")
    found = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in found
        if not any(root / ".sqla-scaffold" / name in (path, *path.parents) for name in private)
    }


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose schema has changed: a file will be made, one deleted, one changed."""
    home = tmp_path_factory.mktemp("whole")
    (home / "shop.yaml").write_text(SCHEMA)
    options = api.NewOptions(package="shop", schema=home / "shop.yaml", smoke=False, git=False)
    assert api.new(home / "shop", options, Diagnostics(), lambda _: None).written
    text = SCHEMA.replace("  Tag:", "  Label:").replace("str(80)", "str(90)")
    (home / "shop/schema.yaml").write_text(text)
    return home / "shop"


def program(words: tuple[str, ...]) -> list[str]:
    return [sys.executable, "-m", "sqla_scaffold", *words]


def traced(root: Path, log: Path, words: tuple[str, ...], *options: str) -> subprocess.CompletedProcess[str]:
    """Run a command under strace."""
    command = ["strace", "-f", "-qq", "-o", str(log), *options, *program(words)]
    return subprocess.run(command, cwd=root, env=ENVIRONMENT, capture_output=True, text=True)


def again(root: Path, words: tuple[str, ...], there: Tree, new: Tree) -> None:
    """Ask once more for what did not come about; where it did, nothing is left to do."""
    if there != new and words != GENERATE:
        done = subprocess.run(program(words), cwd=root, env=ENVIRONMENT, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    assert api.generate(root, Diagnostics(), lambda _: None).ok
    assert tree(root) == new


def fresh(changed: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(changed, folder)
    return folder


def mended(root: Path) -> Tree:
    """Do what every next command does first, and return what there is then."""
    with lock(root, "test"):
        recover(root)
    assert not (root / ".sqla-scaffold/stage").exists()
    return tree(root)


@needs_strace
@pytest.mark.parametrize("share", [100, pytest.param(1, marks=pytest.mark.slow)])
@pytest.mark.parametrize("words", [GENERATE, ADD_MODEL], ids=lambda words: words[0])
def test_a_fault_anywhere_leaves_the_old_or_the_new(
    changed: Path, tmp_path: Path, words: tuple[str, ...], share: int
) -> None:
    root, log = tmp_path / "shop", tmp_path / "log"
    old = tree(changed)
    known = ",".join(f"?{call}" for call in CALLS)
    assert traced(fresh(changed, root), log, words, "-e", f"trace={known}").returncode == 0
    new = tree(root)
    assert new != old
    counted = Counter(line.split()[1].partition("(")[0] for line in log.read_text().splitlines() if "(" in line)
    points = [(call, k, fault) for call in CALLS for k in range(1, counted[call] + 1) for fault in FAULTS]
    assert len(points) > 100
    seen = Counter[str]()
    for call, k, fault in points[::share]:
        fresh(changed, root)
        traced(root, log, words, "-e", f"trace=?{call}", "-e", f"inject={call}:{fault}:when={k}")
        there = mended(root)
        assert there in (old, new), f"neither old nor new after {fault} at {call} {k}"
        seen["new" if there == new else "old"] += 1
        again(root, words, there, new)
    assert seen["old"]


@pytest.mark.parametrize("rounds", [2, pytest.param(200, marks=pytest.mark.slow)])
def test_runs_at_the_same_moment(changed: Path, tmp_path: Path, rounds: int) -> None:
    root = fresh(changed, tmp_path / "shop")
    wanted: dict[int, Tree] = {}
    for number in range(rounds):
        (root / "schema.yaml").write_text(SCHEMA.replace("str(80)", f"str({80 + number % 2})"))
        runs = [
            subprocess.Popen(program(GENERATE), cwd=root, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True)
            for _ in range(3)
        ]
        said = [run.communicate()[1] for run in runs]
        statuses = sorted(run.returncode for run in runs)
        assert statuses[0] == 0 and set(statuses) <= {0, 2}, said
        assert all("P108" in text or "P109" in text for run, text in zip(runs, said, strict=True) if run.returncode)
        assert wanted.setdefault(number % 2, tree(root)) == tree(root)
        assert not (root / ".sqla-scaffold/stage").exists() and not (root / ".sqla-scaffold/journal.json").exists()
