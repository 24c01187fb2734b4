"""The examples on the page of sessions run in a project, where what they need is installed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqla_scaffold import api
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics

ROOT = Path(__file__).parents[2]
SECTION = re.compile(r"^##+ ([^\n]+)\n(?:(?!#|```)[^\n]*\n)*```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXAMPLES = dict(SECTION.findall((ROOT / "docs/sessions.md").read_text(encoding="utf-8")))
# What each prints, and what must be installed for it.
PRINTS = {
    "In a few lines": ("10 41 (1, 2, 3, 4, 5)\n", ()),
    "Asyncio": ("4\n", ("aiosqlite", "greenlet")),
    "Work that is done again": ("1 1\n", ()),
    "Factories and seeds": ("None Ada 3\n", ("polyfactory", "greenlet")),
    "Threads": ("4\n", ()),
    "Celery": ("True\n", ("celery",)),
    "RQ": ("True\n", ("rq", "redis")),
    "APScheduler": ("True\n", ("apscheduler",)),
}


def silent(_: str) -> None:
    """Nobody watches."""


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "blog"
    diagnostics = Diagnostics()
    options = api.NewOptions(schema=ROOT / "examples/blog.yaml", entry="none", sessions="async", smoke=False)
    assert api.new(folder, options, diagnostics, silent).written, as_text(diagnostics, color=False)
    return folder


def test_each_example_is_run() -> None:
    assert set(EXAMPLES) == set(PRINTS)


@pytest.mark.parametrize("title", PRINTS)
def test_an_example_runs(blog: Path, tmp_path: Path, title: str) -> None:
    printed, needs = PRINTS[title]
    if missing := [name for name in needs if find_spec(name) is None]:
        pytest.skip(f"not installed: {', '.join(missing)}")
    paths = os.pathsep.join(["src", *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "PYTHONPATH": paths, "DATABASE_URL": f"sqlite:///{(tmp_path / 'blog.db').as_posix()}"}
    make = "from blog import db, models\ndb.create_all()\n"
    for code in (make, EXAMPLES[title]):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=blog,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
    assert done.stdout == printed
