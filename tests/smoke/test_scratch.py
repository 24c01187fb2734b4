"""The scratch copy and the interpreter."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

from sqla_scaffold.smoke.runner import interpreter, scratch_copy


def test_a_copy_has_the_project_and_not_what_grows_around_it(tmp_path, store, write):
    root = write(tmp_path / "shop", {**store, ".git/config": "", ".venv/bin/python": "", ".env": "PASSWORD=x"})
    write(root, {"src/store/__pycache__/db.pyc": "", "node_modules/a/b.js": "", ".mypy_cache/x": ""})
    with scratch_copy(root) as copy:
        assert copy.name == "shop"
        assert {path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()} == set(store)
        assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
        (copy / "src/store/db.py").write_text("changed")
    assert not copy.parent.exists()
    assert (root / "src/store/db.py").read_text() == store["src/store/db.py"]


def test_links_out_of_the_project_are_not_followed(tmp_path, write):
    outside = write(tmp_path / "outside", {"secret.txt": "x"})
    root = write(tmp_path / "shop", {"src/a.py": "a = 1\n"})
    (root / "out").symlink_to(outside)
    (root / "file").symlink_to(outside / "secret.txt")
    (root / "loop").symlink_to(root)
    (root / "in.py").symlink_to(root / "src/a.py")
    with scratch_copy(root) as copy:
        assert not (copy / "out").exists()
        assert not (copy / "file").exists()
        assert (copy / "in.py").resolve() == copy / "src/a.py"
        assert (copy / "loop").resolve() == copy


def test_the_interpreter_is_ours_where_the_project_has_none(tmp_path):
    assert interpreter(tmp_path) == Path(sys.executable)


def test_the_interpreter_is_the_projects_own(tmp_path):
    python = tmp_path / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    assert interpreter(tmp_path) == python


def test_an_interpreter_without_sqlalchemy_is_not_taken(tmp_path, bare_python):
    link = tmp_path / "shop/.venv/bin/python"
    link.parent.mkdir(parents=True)
    link.write_text(f'#!/bin/sh\nexec "{bare_python}" "$@"\n')
    link.chmod(0o755)
    assert interpreter(tmp_path / "shop") == Path(sys.executable)
