"""Every construct meets every other one: what comes out is accepted by black, imports, maps, type-checks and is created.

By default a sample, of which each construct has its part; with `--slow` all of them.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqla_scaffold.emit.render import black
from sqla_scaffold.report.console import as_text

from tests.corpus.constructs import CONSTRUCTS
from tests.corpus.corpus import Pair, pairs

SAMPLE = pairs()[::83]  # a prime, so that databases and constructs take turns
# What excludes each other, with the code that says so.
REFUSED = {
    ("composite_key", "key_to_other"): "K002",
    ("composite_key", "identity"): "K002",
    ("composite_key", "strict"): "K032",
    ("uuid_key", "strict"): "K032",
}

IMPORTED = """
import importlib, sys
import sqlalchemy as sa

for package in sys.argv[1:]:
    model = importlib.import_module(package + ".db").Model
    importlib.import_module(package + ".models")
    model.registry.configure()
    if package.endswith("_sqlite"):
        model.metadata.create_all(sa.create_engine("sqlite://"))
"""


@pytest.fixture(params=["sample", pytest.param("all", marks=pytest.mark.slow)])
def chosen(request: pytest.FixtureRequest) -> list[Pair]:
    found = SAMPLE if request.param == "sample" else pairs()
    return [pair for pair in found if (pair.one.name, pair.other.name) not in REFUSED]


@pytest.mark.parametrize("names", REFUSED, ids="__".join)
def test_what_excludes_each_other_is_said(names: tuple[str, str]) -> None:
    pair = next(pair for pair in pairs() if (pair.one.name, pair.other.name) == names)
    schema, diagnostics = pair.resolved
    assert schema is None and f"error[{REFUSED[names]}]" in as_text(diagnostics, color=False)


def test_names_tell_constructs_apart() -> None:
    assert len({construct.name for construct in CONSTRUCTS}) == len(CONSTRUCTS)


def test_black_changes_nothing(chosen: list[Pair]) -> None:
    for pair in chosen:
        for file in pair.files():
            if file.path.endswith(".py"):
                assert black(file.text) == file.text, f"{pair.name}: {file.path}"


def test_models_are_imported_mapped_and_created(chosen: list[Pair], tmp_path: Path) -> None:
    for pair in chosen:
        pair.write(tmp_path)
    command = [sys.executable, "-W", "error", "-c", IMPORTED, *(pair.config.package for pair in chosen)]
    done = subprocess.run(command, cwd=tmp_path / "src", capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
def test_mypy_strict_is_silent(chosen: list[Pair], tmp_path: Path) -> None:
    for pair in chosen:
        pair.write(tmp_path)
    packages = [part for pair in chosen for part in ("-p", pair.config.package)]
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", *packages]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path / "src", check=False)
    assert (done.returncode, done.stdout) == (0, "")
