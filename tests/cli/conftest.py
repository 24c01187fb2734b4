"""What the tests of the command line share: the program with a stand-in for `api`, in this process and as a child."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import sqla_scaffold
from sqla_scaffold import api
from sqla_scaffold.cli.main import program
from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.write.plan import make_plan


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every test begin in an empty folder, without the settings of whoever runs it."""
    monkeypatch.chdir(tmp_path)
    # Children run what is tested here, installed or not.
    monkeypatch.setenv("PYTHONPATH", str(Path(sqla_scaffold.__file__).parents[1]))
    for name in ("NO_COLOR", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run() -> Callable[..., Result]:
    """Run the program in this process; a traceback is a failure of the test."""

    def call(*words: str, **options: Any) -> Result:
        result = CliRunner().invoke(program, words, **options)
        assert isinstance(result.exception, SystemExit | None), result.exception
        return result

    return call


@pytest.fixture
def child() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the program as a process of its own, with what comes first on its standard input."""

    def call(*words: str, **options: Any) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "sqla_scaffold", *words]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, **options)

    return call


@pytest.fixture
def outcome(tmp_path: Path) -> api.Outcome:
    """What `generate` comes to in a project where one file is new, one changed, one identical, one in conflict."""
    root = tmp_path / "shop"
    root.mkdir()
    (root / "changed.py").write_text("old\n")
    for folder in (root, root / ".sqla-scaffold/base"):  # as it was written last
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "same.py").write_text("same\n")
    (root / "yours.py").write_text("yours\n")
    wanted = [
        GeneratedFile("changed.py", "new\n", Owner.TOOL),
        GeneratedFile("fresh.py", "fresh\n", Owner.TOOL),
        GeneratedFile("same.py", "same\n", Owner.SHARED),
        GeneratedFile("yours.py", "ours\n", Owner.SHARED),
    ]
    return api.Outcome(ok=False, plan=make_plan(root, wanted), written=True, said=("Somebody should know.",))
