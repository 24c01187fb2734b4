"""Where smoke runs things: a scratch copy of the project, and the interpreter that the project itself uses."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqla_scaffold.smoke.child import environment

# What a copy does without: others' files, results of tools, and secrets.
_LEFT_OUT = frozenset(
    """.git .hg .svn .venv venv node_modules __pycache__ .mypy_cache .pytest_cache .ruff_cache .pyright .tox .nox
    .hypothesis .coverage .env""".split()
)
_START_SECONDS = 30


@contextmanager
def scratch_copy(root: Path) -> Iterator[Path]:
    """Copy a project into a private temporary folder, for as long as the block lasts.

    Symbolic links are copied when they lead to something inside the project, and left out otherwise.
    """
    with tempfile.TemporaryDirectory(prefix="sqla-scaffold-smoke-", ignore_cleanup_errors=True) as folder:
        target = Path(folder).resolve() / root.resolve().name
        _copy(root.resolve(), target, root.resolve())
        yield target


def _copy(folder: Path, target: Path, root: Path) -> None:
    target.mkdir()
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name in _LEFT_OUT:
            continue
        path = Path(entry.path)
        if entry.is_symlink():
            real = path.resolve()
            if real.is_relative_to(root) and real.exists():
                (target / entry.name).symlink_to(os.path.relpath(real, folder), target_is_directory=real.is_dir())
        elif entry.is_dir():
            _copy(path, target / entry.name, root)
        elif entry.is_file():
            shutil.copy2(path, target / entry.name)


def interpreter(root: Path) -> Path:
    """Return the interpreter of the project's own virtual environment, or ours where that has no SQLAlchemy.

    The path is not resolved: a virtual environment is known by the path of its link.
    """
    for name in ("bin/python", "Scripts/python.exe"):
        python = root.absolute() / ".venv" / name
        if python.is_file() and _imports_sqlalchemy(python):
            return python
    return Path(sys.executable)


def _imports_sqlalchemy(python: Path) -> bool:
    with tempfile.TemporaryDirectory(prefix="sqla-scaffold-smoke-") as home:
        try:
            done = subprocess.run(
                [python, "-P", "-c", "import sqlalchemy"],
                cwd=home,
                env=environment(Path(home)),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_START_SECONDS,
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
    return done.returncode == 0
