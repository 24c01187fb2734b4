"""The matrix of answers: whatever is answered, the project is laid out by black, type-checks and passes its own tests.

Code depends on four answers alone (`FLAVOURS`), and on whether the schema has several engines (`SEVERAL`); licence and
Python change what stands around it. By default a sample in which every two answers meet is rendered, and a few projects
run their tests on their databases; with `--slow` all are rendered, and the project of every flavour is made and run.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqla_scaffold import api
from sqla_scaffold.config import DATABASES, SESSIONS
from sqla_scaffold.emit.render import black
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.skeleton.rendering import render_skeleton

from tests.databases import fresh_mysql, fresh_postgresql

ENTRIES = (("script", "lite"), ("flask", "lite"), ("flask", "plain"), ("none", "lite"))
LICENCES = ("none", "MIT", "Apache-2.0", "BSD-3-Clause")
PATIENCE = 120  # seconds for each test of a project
HANGING = "faulthandler_exit_on_timeout=true"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


@dataclass(frozen=True)
class Flavour:
    """The answers that code depends on."""

    entry: str
    flask_style: str
    database: str
    sessions: str
    several: bool = False

    @property
    def name(self) -> str:
        """A name that is one of a package too."""
        style = f"_{self.flask_style}" if self.entry == "flask" else ""
        engines = "_engines" if self.several else ""
        return f"{self.entry}{style}_{self.database}_{self.sessions}{engines}"

    def answers(self, package: str) -> dict[str, str]:
        """The answers, for Copier."""
        said = {"entry": self.entry, "flask_style": self.flask_style}
        return {**said, "database": self.database, "sessions": self.sessions, "package": package}


FLAVOURS = [
    Flavour(*entry, database, sessions) for entry, database, sessions in itertools.product(ENTRIES, DATABASES, SESSIONS)
]
SEVERAL = [replace(flavour, several=True) for flavour in FLAVOURS]
PROJECTS = [*FLAVOURS, *SEVERAL]
# What the default run makes and runs: each entry, database, kind of sessions and number of engines once at least.
BOUNDED = [
    Flavour("script", "lite", "mysql", "sync"),
    Flavour("flask", "lite", "postgresql", "async"),
    Flavour("flask", "plain", "mysql", "async", several=True),
    Flavour("script", "lite", "postgresql", "sync", several=True),
]
ENGINES = """
engines: {{reports: {{database: {database}}}, read_copy: {{replica_of: default}}}}
models:
  Customer: {{columns: {{name: str(80), email: {{type: str(120), unique: true}}}}}}
  Order: {{table: orders, columns: {{number: str(20)}}, relationships: {{customer: Customer}}}}
  Visit: {{bind: reports, columns: {{page: str(200), at: "datetime(tz)"}}}}
"""
ALL = list(itertools.product(FLAVOURS, LICENCES, PYTHONS))


def _pairs(row: tuple[Flavour, str, str]) -> set[tuple[tuple[int, object], ...]]:
    flavour, licence, python = row
    values = ((flavour.entry, flavour.flask_style), flavour.database, flavour.sessions, licence, python)
    return set(itertools.combinations(enumerate(values), 2))


def _sample() -> Iterator[tuple[Flavour, str, str]]:
    """Yield rows until every two answers have met, each time the one in which the most meet for the first time."""
    left = set[tuple[tuple[int, object], ...]]().union(*map(_pairs, ALL))
    while left:
        best = max(ALL, key=lambda row: len(_pairs(row) & left))
        left -= _pairs(best)
        yield best


SAMPLE = list(_sample())
seen: dict[Flavour, dict[str, str]] = {}


def _check(row: tuple[Flavour, str, str], staging: Path) -> None:
    flavour, licence, python = row
    answers = {**flavour.answers("shop"), "license": licence, "python": python}
    files = {file.path: file.text for file in render_skeleton(answers, staging)}
    code = {path: text for path, text in files.items() if path.endswith(".py")}
    if flavour not in seen:
        seen[flavour] = code
        assert [path for path, text in code.items() if black(text) != text] == []
    assert code == seen[flavour], "only the files around the code depend on the other answers"
    project = tomllib.loads(files["pyproject.toml"])
    assert project["project"]["requires-python"] == f">={python}"
    assert project["tool"]["mypy"]["python_version"] == project["tool"]["pyright"]["pythonVersion"] == python
    assert project["project"].get("license", "none") == licence
    assert ("LICENSE" in files) is (licence != "none")


@pytest.mark.parametrize("row", SAMPLE, ids=lambda row: f"{row[0].name}-{row[1]}-{row[2]}")
def test_where_two_answers_meet_the_project_is_sound(row: tuple[Flavour, str, str], tmp_path: Path) -> None:
    _check(row, tmp_path)


def test_the_sample_is_small_and_misses_no_pair() -> None:
    assert len(SAMPLE) < len(ALL) / 15
    assert set().union(*map(_pairs, SAMPLE)) == set().union(*map(_pairs, ALL))


@pytest.mark.slow
def test_all_combinations_render(tmp_path: Path) -> None:
    for number, row in enumerate(ALL):
        _check(row, tmp_path / str(number))


def _made(flavour: Flavour, folder: Path) -> Path:
    """Make the project of a flavour, in a folder of its name."""
    diagnostics = Diagnostics()
    schema = None
    if flavour.several:
        schema = folder / f"{flavour.name}.yaml"
        schema.write_text(ENGINES.format(database=flavour.database))
    options = api.NewOptions(**flavour.answers(flavour.name), schema=schema, smoke=False, git=False)
    made = api.new(folder / flavour.name, options, diagnostics, lambda _: None)
    assert made.written, as_text(diagnostics, color=False)
    return folder / flavour.name


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Flavour], Path]:
    """The project of a flavour, made when it is first asked for."""
    folder = tmp_path_factory.mktemp("projects")

    def project(flavour: Flavour) -> Path:
        made = folder / flavour.name
        return made if made.exists() else _made(flavour, folder)

    return project


@pytest.fixture(scope="module")
def together(projects: Callable[[Flavour], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All packages and all tests in one folder, each tests as a package: one run of a checker does for all."""
    folder = tmp_path_factory.mktemp("together")
    for flavour in PROJECTS:
        shutil.copytree(projects(flavour) / "src" / flavour.name, folder / flavour.name)
        shutil.copytree(projects(flavour) / "tests", folder / f"{flavour.name}_tests")
        (folder / f"{flavour.name}_tests" / "__init__.py").touch()
    return folder


def _run(project: Path, flavour: Flavour) -> None:
    """Run the tests of a project on the kind of database that it is for."""
    fresh = {"postgresql": fresh_postgresql, "mysql": fresh_mysql}.get(flavour.database)
    environment = {**os.environ, "PYTHONPATH": "src"}
    environment.pop("PYTEST_XDIST_WORKER", None)  # of ours: the database is all its own
    # What hangs names itself: pytest shows where every thread stands, and ends.
    alarm = f"faulthandler_timeout={PATIENCE}"
    with ExitStack() as stack:
        if fresh is not None:
            for name in ("", "REPORTS_") if flavour.several else ("",):
                environment[f"TEST_{name}DATABASE_URL"] = stack.enter_context(contextmanager(fresh)())
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", "-o", alarm, "-o", HANGING],
            cwd=project,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout
    assert "TEST_" not in done.stdout, "nothing was left out for want of a database"


@pytest.mark.slow
@pytest.mark.parametrize("flavour", PROJECTS, ids=lambda flavour: flavour.name)
def test_its_own_tests_pass(projects: Callable[[Flavour], Path], flavour: Flavour) -> None:
    _run(projects(flavour), flavour)


@pytest.mark.parametrize("flavour", BOUNDED, ids=lambda flavour: flavour.name)
def test_its_own_tests_pass_on_its_database(projects: Callable[[Flavour], Path], flavour: Flavour) -> None:
    _run(projects(flavour), flavour)


@pytest.mark.slow
def test_black_is_silent_on_all(projects: Callable[[Flavour], Path]) -> None:
    folders = [str(projects(flavour)) for flavour in PROJECTS]
    command = [sys.executable, "-m", "black", "--check", "--quiet", "--diff", *folders]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.slow
@pytest.mark.parametrize("python", PYTHONS)
def test_mypy_strict_is_silent_on_all(together: Path, python: str) -> None:
    packages = [part for one in PROJECTS for part in ("-p", one.name, "-p", f"{one.name}_tests")]
    command = [sys.executable, "-m", "mypy", "--strict", "--python-version", python, "--no-error-summary", *packages]
    done = subprocess.run(command, cwd=together, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.slow
def test_pyright_strict_is_silent_on_all(together: Path) -> None:
    settings = {"typeCheckingMode": "strict", "pythonVersion": PYTHONS[0]}
    (together / "pyrightconfig.json").write_text(json.dumps(settings))
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable]
    done = subprocess.run(command, cwd=together, capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)["generalDiagnostics"]
    assert [f"{one['file']}:{one['range']['start']['line']}: {one['message']}" for one in found] == []
