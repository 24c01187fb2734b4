"""What comes out is what was accepted, is what black would have written, type-checks, and runs."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqla_scaffold.api.files import environment
from sqla_scaffold.api.parts import parts_of
from sqla_scaffold.api.proving import beside
from sqla_scaffold.emit.overview.whole import overview
from sqla_scaffold.emit.render import black
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.schema.snapshot import dump
from sqla_scaffold.schema.types import TYPES
from sqla_scaffold.smoke.outcome import Status
from sqla_scaffold.smoke.probes import PROBES
from sqla_scaffold.smoke.runner import run

from tests.golden.cases import CASES, Case

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)

PYPROJECT = """\
[tool.alembic]
script_location = "%(here)s/{migrations}"
prepend_sys_path = ["%(here)s/src"]
"""
CHECKED_ELSEWHERE = ("format", "types")
_SAME = ("db", "errors", "factory", "fakes", "openapi", "paging", "payloads", "rest", "retries", "seed", "sessions")
SAME_FOR_ALL = {f"{name}.py" for name in _SAME}


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("golden")
    for case in CASES:
        case.write(root)
    return root


@each_case
def test_output_is_as_accepted(case: Case, accept: bool) -> None:
    same = SAME_FOR_ALL - {"db.py", "sessions.py"} if case.schema().engines else SAME_FOR_ALL
    kept = {
        file.path.removeprefix(f"{case.config.package_path}/").removeprefix(f"{case.config.migrations}/"): file.text
        for file in case.files()
        if file.path.endswith(".py") and file.path.removeprefix(f"{case.config.package_path}/") not in same
    }
    if accept:
        for old in case.expected.rglob("*.py"):
            old.unlink()
        for name, text in kept.items():
            path = case.expected / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    expected = {
        str(path.relative_to(case.expected)): path.read_text(encoding="utf-8") for path in case.expected.rglob("*.py")
    }
    assert kept == expected


@each_case
def test_what_it_means_is_as_accepted(case: Case, expect: Callable[[Path, str], None]) -> None:
    expect(case.expected / "overview.txt", overview(case.schema()))


@each_case
def test_black_changes_nothing(case: Case) -> None:
    for file in case.files():
        if file.path.endswith(".py"):
            assert black(file.text) == file.text, file.path


@each_case
def test_it_runs_and_is_what_the_schema_says(case: Case, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    case.write(tmp_path)
    schema = case.schema()
    for file in environment(schema, case.config):
        (tmp_path / file.path).write_text(file.text, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(PYPROJECT.format(migrations=case.config.migrations))
    for part in parts_of(schema, case.config):
        diagnostics = Diagnostics()
        report = run(
            tmp_path,
            part.config,
            diagnostics,
            expected=dump(part.schema),
            url=None if case.database == "sqlite" else request.getfixturevalue(f"{case.database}_url"),
            python=Path(sys.executable),
            progress=lambda _: None,
            type_names={row.name: row.sqlalchemy for row in TYPES},
            kinds=[kind for kind in PROBES if kind.name not in CHECKED_ELSEWHERE],
            engines=beside(part, schema, {}),
        )
        assert report.ok, as_text(diagnostics, color=False)
        assert {probe.name: probe.summary for probe in report.probes if probe.status is not Status.PASSED} == {}
        rows = next(probe for probe in report.probes if probe.name == "rows")
        assert "skipped" not in rows.summary, rows.summary


def test_mypy_strict_is_silent(written: Path) -> None:
    packages = [part for case in CASES for part in ("-p", case.config.package)]
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", *packages]
    done = subprocess.run(command, capture_output=True, text=True, cwd=written / "src", check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_pyright_strict_is_silent(written: Path) -> None:
    # SQLAlchemy 2.1 leaves Double() without a type for its value, so pyright calls the revision of that case unknown.
    settings = {"exclude": ["migrations/types"], "typeCheckingMode": "strict", "pythonVersion": "3.11"}
    (written / "pyrightconfig.json").write_text(json.dumps(settings))
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable]
    done = subprocess.run(command, capture_output=True, text=True, cwd=written, check=False)
    found = json.loads(done.stdout)["generalDiagnostics"]
    assert [f"{one['file']}:{one['range']['start']['line']}: {one['message']}" for one in found] == []
