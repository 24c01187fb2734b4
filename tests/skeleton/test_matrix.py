"""The matrix of answers: whatever is answered, the project is laid out by black, type-checks and passes its own tests.

Code depends on four answers alone (`FLAVOURS`); licence and Python change what stands around it. By default a sample in
which every two answers meet is rendered; with `--slow` all are, and the project of every flavour is made and run.
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
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqla_scaffold import api
from sqla_scaffold.config import DATABASES, SESSIONS
from sqla_scaffold.emit.render import black
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.skeleton.rendering import render_skeleton

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

    @property
    def name(self) -> str:
        """A name that is one of a package too."""
        style = f"_{self.flask_style}" if self.entry == "flask" else ""
        return f"{self.entry}{style}_{self.database}_{self.sessions}"

    def answers(self, package: str) -> dict[str, str]:
        """The answers, for Copier."""
        said = {"entry": self.entry, "flask_style": self.flask_style}
        return {**said, "database": self.database, "sessions": self.sessions, "package": package}


FLAVOURS = [
    Flavour(*entry, database, sessions) for entry, database, sessions in itertools.product(ENTRIES, DATABASES, SESSIONS)
]
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


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Flavour], Path]:
    """The project of a flavour, made when it is first asked for."""
    folder = tmp_path_factory.mktemp("projects")

    def project(flavour: Flavour) -> Path:
        made = folder / flavour.name
        if not made.exists():
            diagnostics = Diagnostics()
            options = api.NewOptions(**flavour.answers(flavour.name), smoke=False)
            outcome = api.new(made, options, diagnostics, lambda _: None)
            assert outcome.written, as_text(diagnostics, color=False)
        return made

    return project


@pytest.fixture(scope="module")
def together(projects: Callable[[Flavour], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All packages and all tests in one folder, each tests as a package: one run of a checker does for all."""
    folder = tmp_path_factory.mktemp("together")
    for flavour in FLAVOURS:
        shutil.copytree(projects(flavour) / "src" / flavour.name, folder / flavour.name)
        shutil.copytree(projects(flavour) / "tests", folder / f"{flavour.name}_tests")
        (folder / f"{flavour.name}_tests" / "__init__.py").touch()
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("flavour", FLAVOURS, ids=lambda flavour: flavour.name)
def test_its_own_tests_pass(
    projects: Callable[[Flavour], Path], flavour: Flavour, request: pytest.FixtureRequest
) -> None:
    fixture = {"postgresql": "postgresql_url", "mysql": "mysql_url"}.get(flavour.database)
    environment = {**os.environ, "PYTHONPATH": "src"}
    environment.pop("PYTEST_XDIST_WORKER", None)  # of ours: the database is all its own
    if fixture is not None:
        environment["TEST_DATABASE_URL"] = request.getfixturevalue(fixture)
    # What hangs names itself: pytest shows where every thread stands, and ends.
    alarm = f"faulthandler_timeout={PATIENCE}"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", "-o", alarm, "-o", HANGING],
        cwd=projects(flavour),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("python", PYTHONS)
def test_mypy_strict_is_silent_on_all(together: Path, python: str) -> None:
    packages = [part for one in FLAVOURS for part in ("-p", one.name, "-p", f"{one.name}_tests")]
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
