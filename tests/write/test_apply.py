"""Writing a plan: the laws, what is left alone, and who is kept out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.report.codes.project import CHANGED_MEANWHILE, JOURNAL_DAMAGED, LINK_OUTSIDE, LOCKED, PATH_OUTSIDE
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.write.apply import apply, interrupted, occupants, recover
from sqla_scaffold.write.disk import digest
from sqla_scaffold.write.lock import lock
from sqla_scaffold.write.merge.settle import Settle
from sqla_scaffold.write.plan import Action, make_plan

FILES = st.lists(
    st.builds(
        GeneratedFile,
        st.sampled_from(["a.py", "b/c.py", "b/d/e.py", "f.sh"]),
        st.text(max_size=5),
        st.sampled_from(Owner),
        st.booleans(),
    ),
    unique_by=lambda file: file.path,
    max_size=4,
)


@settings(max_examples=25, deadline=None)
@given(first=FILES, edits=st.dictionaries(st.sampled_from(["a.py", "f.sh"]), st.text(max_size=3)), second=FILES)
def test_laws(tmp_path_factory: pytest.TempPathFactory, first: Any, edits: dict[str, str], second: Any) -> None:
    root = tmp_path_factory.mktemp("law")
    for files in (first, second):
        plan = make_plan(root, files)
        assert make_plan(root, files) == plan, "planning changes nothing"
        with lock(root, "test"):
            apply(root, plan)
        for change in plan.visible:
            there = (root / change.path).read_bytes().decode() if (root / change.path).exists() else None
            assert there == (change.new if change.action.writes else change.old)
        assert make_plan(root, files).writes == (), "after applying there is nothing left to write"
        for path, text in edits.items():
            (root / path).write_bytes(text.encode())


def test_what_is_identical_is_not_touched(shop: Any) -> None:
    def stamp(path: Path) -> tuple[int, int, int]:
        found = path.stat()
        return found.st_ino, found.st_mtime_ns, found.st_ctime_ns

    shop.write(1)
    before = {path: stamp(path) for path in shop.root.rglob("*") if path.is_file() and path.name != "lock"}
    plan = shop.write(1)
    assert {change.action for change in plan.visible} == {Action.IDENTICAL}
    assert before == {path: stamp(path) for path in before}
    shop.write(2)
    assert before[shop.root / "src/shop/db.py"] == stamp(shop.root / "src/shop/db.py")


def test_modes(shop: Any) -> None:
    umask = os.umask(0o027)
    try:
        shop.write(1)
        run, model = shop.root / "src/shop/v1/run", shop.root / "src/shop/models/m0.py"
        assert (run.stat().st_mode & 0o777, model.stat().st_mode & 0o777) == (0o750, 0o640)
        model.chmod(0o604)
        shop.write(2)
        assert model.stat().st_mode & 0o777 == 0o604
        assert "version = 2" in model.read_text()
    finally:
        os.umask(umask)


def test_a_conflict_holds_up_no_other_file(shop: Any) -> None:
    shop.size = 3
    shop.write(1)
    mine = shop.root / "src/shop/models/m1.py"
    mine.write_text("mine\n")
    plan = shop.write(2)
    assert [change.path for change in plan.conflicts] == ["src/shop/models/m1.py"]
    assert mine.read_text() == "mine\n"
    assert "version = 2" in (shop.root / "src/shop/models/m2.py").read_text()
    assert [change.path for change in shop.write(2).conflicts] == ["src/shop/models/m1.py"], "and it stays one"
    shop.write(2, settle=Settle.THEIRS)
    assert "version = 2" in mine.read_text()
    assert shop.write(2).current


def test_a_link_inside_stays_a_link(shop: Any) -> None:
    shop.write(1)
    (shop.root / "src/shop/models").rename(shop.root / "elsewhere")
    (shop.root / "src/shop/models").symlink_to("../../elsewhere")
    shop.write(2)
    assert (shop.root / "src/shop/models").is_symlink()
    assert "version = 2" in (shop.root / "elsewhere/m0.py").read_text()


def test_a_project_of_nothing_leaves_nothing(tmp_path: Path) -> None:
    root = tmp_path / "home" / "shop"
    with pytest.raises(ZeroDivisionError), lock(root, "test"):
        assert occupants(root) == ()
        1 / 0
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_was_there_stays(tmp_path: Path) -> None:
    with lock(tmp_path, "test"):
        pass
    assert tmp_path.exists() and list(tmp_path.iterdir()) == []


def test_occupants(shop: Any) -> None:
    assert occupants(shop.root) == ()
    shop.root.mkdir(parents=True)
    (shop.root / ".sqla-scaffold/stage").mkdir(parents=True)
    (shop.root / ".sqla-scaffold/lock").touch()
    assert occupants(shop.root) == (), "what a killed run left is nobody's"
    (shop.root / "b").touch()
    (shop.root / "a").mkdir()
    assert occupants(shop.root) == ("a", "b")
    (shop.root / ".sqla-scaffold/base").mkdir()
    assert occupants(shop.root) == (".sqla-scaffold", "a", "b")


def test_what_cannot_be_looked_into(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for name in ("file", "file/shop", "x" * 300):
        with pytest.raises(OutsideError, match="cannot look into: "):
            occupants(tmp_path / name)


@pytest.mark.parametrize("what", ["target", "base", "schema", "new file", "new schema"])
def test_what_changed_meanwhile_stops_it(shop: Any, what: str) -> None:
    shop.write(1)
    (shop.root / "schema.yaml").write_text("models: {}\n")
    read = {"schema.yaml": digest(b"models: {}\n"), "schema.toml": None}
    plan = make_plan(shop.root, shop.files(2), read=read)
    path = {
        "target": "src/shop/models/m0.py",
        "base": ".sqla-scaffold/base/src/shop/models/m0.py",
        "schema": "schema.yaml",
        "new file": "src/shop/v2/run",
        "new schema": "schema.toml",
    }[what]
    (shop.root / path).parent.mkdir(exist_ok=True)
    (shop.root / path).write_text("saved by an editor\n")
    before = shop.tree()
    with pytest.raises(OutsideError, match="changed while I was working") as caught:
        apply(shop.root, plan)
    assert (caught.value.diagnostic.code, caught.value.diagnostic.path) == (CHANGED_MEANWHILE, path)
    assert shop.tree() == before


@pytest.mark.parametrize(
    "place", ["src", "src/shop/models", "src/shop/models/m0.py", ".sqla-scaffold", ".sqla-scaffold/base"]
)
def test_a_link_put_there_after_planning_leads_nowhere(shop: Any, tmp_path: Path, place: str) -> None:
    shop.write(1)
    plan = make_plan(shop.root, shop.files(2))
    (shop.root / place).rename(tmp_path / "outside")
    (shop.root / place).symlink_to(tmp_path / "outside")
    outside = {
        path: path.read_bytes() for path in (tmp_path / "outside", *(tmp_path / "outside").rglob("*")) if path.is_file()
    }
    with pytest.raises(OutsideError):
        apply(shop.root, plan)
    assert outside == {path: path.read_bytes() for path in outside}
    assert not list((tmp_path / "outside").rglob("stage"))


def test_a_lock_that_is_a_link_is_refused(shop: Any, tmp_path: Path) -> None:
    (shop.root / ".sqla-scaffold").mkdir(parents=True)
    (tmp_path / "precious").write_text("keep me")
    (shop.root / ".sqla-scaffold/lock").symlink_to(tmp_path / "precious")
    with pytest.raises(OutsideError) as caught:
        shop.write(1)
    assert caught.value.diagnostic.code is LINK_OUTSIDE
    assert (tmp_path / "precious").read_text() == "keep me"


def test_a_stage_that_is_a_link_is_removed_and_not_followed(shop: Any, tmp_path: Path) -> None:
    shop.write(1)
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious/file").touch()
    (shop.root / ".sqla-scaffold/stage").symlink_to(tmp_path / "precious")
    shop.write(2)
    assert (tmp_path / "precious/file").exists()
    assert not (shop.root / ".sqla-scaffold/stage").is_symlink()


HASH = "0" * 64


@pytest.mark.parametrize(
    ("journal", "code"),
    [
        (b"", JOURNAL_DAMAGED),
        (b"\xff", JOURNAL_DAMAGED),
        (b"[]", JOURNAL_DAMAGED),
        (b"[" * 100_000, JOURNAL_DAMAGED),
        ({"back": 1}, JOURNAL_DAMAGED),
        ({"folders": [3]}, JOURNAL_DAMAGED),
        ({"entries": [{"place": "a.py", "old": None, "new": "short"}]}, JOURNAL_DAMAGED),
        ({"entries": [{"place": ".sqla-scaffold/lock", "old": None, "new": HASH}]}, JOURNAL_DAMAGED),
        ({"entries": [{"place": "../evil", "old": None, "new": HASH}]}, PATH_OUTSIDE),
        ({"entries": [{"place": "/etc/evil", "old": None, "new": HASH}]}, PATH_OUTSIDE),
        ({"entries": [{"place": ".git/hooks/pre-commit", "old": None, "new": HASH}]}, PATH_OUTSIDE),
        ({"entries": [{"place": "out/evil", "old": None, "new": HASH}]}, LINK_OUTSIDE),
        ({"entries": [{"place": "in/evil", "old": None, "new": HASH}]}, JOURNAL_DAMAGED),
        ({"folders": ["../evil"]}, PATH_OUTSIDE),
    ],
)
def test_a_strange_journal_is_not_followed(tmp_path: Path, journal: Any, code: Any) -> None:
    root = tmp_path / "shop"
    (root / ".sqla-scaffold/stage").mkdir(parents=True)
    (root / ".sqla-scaffold/stage/new-0").write_text("evil")
    (root / "out").symlink_to(tmp_path)
    (root / "in").symlink_to("real")
    (root / "real").mkdir()
    if isinstance(journal, dict):
        journal = json.dumps({"back": False, "folders": [], "entries": []} | journal).encode()
    (root / ".sqla-scaffold/journal.json").write_bytes(journal)
    with pytest.raises(OutsideError) as caught:
        recover(root)
    assert caught.value.diagnostic.code is code
    assert not list(tmp_path.rglob("evil")) and interrupted(root)


def test_a_disk_without_hard_links(shop: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*names: str, **options: object) -> None:
        raise PermissionError(1, os.strerror(1))

    monkeypatch.setattr(os, "link", link)
    shop.write(1)
    shop.write(2)
    assert "version = 2" in (shop.root / "src/shop/models/m0.py").read_text()


@pytest.mark.parametrize("size", [1, 60], ids=["few", "many"])
def test_everything_is_on_the_disk_before_the_commit(shop: Any, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """A power cut keeps only what was synced: every staged file and its folder before, every target's folder after."""
    shop.size = size  # many are synced side by side
    events: list[tuple[str, str]] = []
    sources: list[str] = []
    real_sync, real_replace, real_unlink = os.fsync, os.replace, os.unlink

    def fsync(fd: int) -> None:
        events.append(("sync", os.path.relpath(os.readlink(f"/proc/self/fd/{fd}"), shop.root)))
        real_sync(fd)

    def replace(source: str, target: str, *, src_dir_fd: int, dst_dir_fd: int) -> None:
        folder = os.path.relpath(os.readlink(f"/proc/self/fd/{dst_dir_fd}"), shop.root)
        events.append(("move", os.path.normpath(f"{folder}/{target}")))
        sources.append(source)
        real_replace(source, target, src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)

    def unlink(name: str, **options: Any) -> None:
        events.append(("remove", name))
        real_unlink(name, **options)

    shop.write(1)
    for name, fake in (("fsync", fsync), ("replace", replace), ("unlink", unlink)):
        monkeypatch.setattr(os, name, fake)
    shop.write(2)
    commit = events.index(("move", ".sqla-scaffold/journal.json"))
    end = events.index(("remove", "journal.json"))
    staged = {name for name in events[:commit] if name[0] == "sync"}
    moved = [name for kind, name in events[commit + 1 : end] if kind == "move"]
    new = {name for name in sources if name.startswith("new-")}
    assert len(new) == len(moved) and {("sync", f".sqla-scaffold/stage/{name}") for name in new} <= staged
    assert ("remove", "only_1.py") in events[commit:end]
    assert {("sync", ".sqla-scaffold/stage"), ("sync", ".sqla-scaffold"), ("sync", ".")} <= staged
    assert events[commit + 1] == ("sync", ".sqla-scaffold"), "the commit itself, before the first rename"
    last_move = max(index for index, (kind, _) in enumerate(events[:end]) if kind == "move")
    assert {("sync", os.path.dirname(name)) for name in moved} <= set(events[last_move:end])


CHILD = """
import sys
from pathlib import Path
from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.write.apply import apply, recover
from sqla_scaffold.write.lock import lock
from sqla_scaffold.write.plan import make_plan

root, version = Path(sys.argv[1]), sys.argv[2]
files = [GeneratedFile(f"m/{n}.py", version, Owner.TOOL) for n in range(10)]
print("ready", flush=True)
sys.stdin.readline()
while True:
    try:
        with lock(root, f"write {version}"):
            recover(root)
            apply(root, make_plan(root, files))
            texts = {path.read_text() for path in (root / "m").iterdir()}
            print("wrote", len(texts), flush=True)
    except OutsideError as error:
        print(error.diagnostic.code.name, error, flush=True)
    if sys.stdin.readline() == "":
        break
"""


def test_many_runs_at_once_end_in_one_version(tmp_path: Path) -> None:
    root = tmp_path / "shop"
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", CHILD, str(root), str(version)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for version in range(4)
    ]
    for run in runs:
        assert run.stdout is not None and run.stdout.readline() == "ready\n"
    for run in runs:  # all are loaded now; each is told to write three times without waiting for an answer
        assert run.stdin is not None
        run.stdin.write("go\n" * 3)
        run.stdin.flush()
    time.sleep(0.05)
    runs[0].kill()
    outputs = [run.communicate()[0] for run in runs]
    lines = [line for output in outputs for line in output.splitlines()]
    assert "wrote 1" in lines
    assert all(line == "wrote 1" or line.startswith("locked another run is at work here: ") for line in lines), lines
    with lock(root, "test"):
        recover(root)
    assert len(list((root / "m").iterdir())) == 10
    assert len({path.read_text() for path in (root / "m").iterdir()}) == 1
    assert not (root / ".sqla-scaffold/lock").exists()


def test_the_second_is_told_who_is_first(tmp_path: Path) -> None:
    with lock(tmp_path, "generate"):
        with pytest.raises(OutsideError) as caught, lock(tmp_path, "new"):
            pass
        assert caught.value.diagnostic.code is LOCKED
        said = caught.value.diagnostic.message
        assert said.startswith(f"another run is at work here: process {os.getpid()} (sqla-scaffold generate) since 2")
    with lock(tmp_path, "test"):
        pass
