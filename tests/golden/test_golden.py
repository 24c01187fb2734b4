"""What comes out is what was accepted, is what black would have written, type-checks, and runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqla_scaffold.emit.render import black

from tests.golden.cases import CASES, Case

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)

# Compared with the schema by the models alone: what SQLAlchemy made of the classes.
RUN = """
import importlib, sys, warnings
from sqlalchemy.orm import configure_mappers
package = sys.argv[1]
db = importlib.import_module(package + ".db")
models = importlib.import_module(package + ".models")
configure_mappers()
if sys.argv[2] == "sqlite":
    engine = db.make_engine("sqlite://")
    db.create_all(engine)
    db.drop_all(engine)
print(sorted(db.Model.metadata.tables))
"""


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
    kept = {
        file.path.removeprefix(f"{case.config.package_path}/").removeprefix(f"{case.config.migrations}/"): file.text
        for file in case.files()
        if file.path.endswith(".py") and not file.path.endswith("/db.py")
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
def test_black_changes_nothing(case: Case) -> None:
    for file in case.files():
        if file.path.endswith(".py"):
            assert black(file.text) == file.text, file.path


@each_case
def test_models_import_configure_and_create_without_a_warning(case: Case, written: Path) -> None:
    command = [sys.executable, "-W", "error", "-c", RUN, case.config.package, case.database]
    environment = {**os.environ, "PYTHONPATH": str(written / "src"), "DATABASE_URL": "sqlite://"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=written, check=False)
    assert done.returncode == 0, done.stderr
    tables = sorted(str(table.key) for table in case.schema().tables)
    assert done.stdout.strip() == str(tables)


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
