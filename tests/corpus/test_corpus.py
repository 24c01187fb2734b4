"""Every construct meets every other one: what comes out is accepted by black, imports, maps, type-checks, and is created,
migrated and taken away again on the databases that have both.

By default a sample of pairs, of which each construct has its part; with `--slow` schemas of several constructs, in which
all pairs meet.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sqla_scaffold.emit.render import black
from sqla_scaffold.report.console import as_text

from tests.corpus.constructs import CONSTRUCTS
from tests.corpus.corpus import Meeting, covering, pairs

SAMPLE = pairs()[::193]  # a prime, so that databases and constructs take turns
# What excludes each other, with the code that says so.
REFUSED = {
    ("composite_key", "key_to_other"): "K002",
    ("composite_key", "identity"): "K002",
    ("composite_key", "strict"): "K032",
    ("uuid_key", "strict"): "K032",
    ("union", "strict"): "K032",
    ("identity", "union"): "I015",
    ("joined", "concrete"): "I014",
    ("joined", "union"): "I014",
    ("single", "concrete"): "I014",
    ("single", "union"): "I014",
    ("concrete", "version"): "I014",
    ("union", "version"): "I014",
    ("mixin", "dataclass"): "C011",
    ("abstract", "dataclass"): "C011",
    ("abstract_union", "dataclasses"): "I015",
    **{
        (one, "unlogged"): "K032"
        for one in "many friends circle collection dictionary write_only link proxy joined abstract_union".split()
    },
}


# What would go together, were it not for a library; each with where it goes wrong.
ELSEWHERE = {
    ("schemas", "sequence"): "SQLAlchemy reflects nextval() of a table in a schema as if the sequence stood there too, "
    "and Alembic's check asks PostgreSQL for that one (dialects/postgresql/base.py, `_get_columns_info`)",
}
APART = REFUSED.keys() | ELSEWHERE.keys()


@pytest.fixture(scope="module", params=["sample", pytest.param("all", marks=pytest.mark.slow)])
def chosen(request: pytest.FixtureRequest) -> list[Meeting]:
    return [one for one in SAMPLE if not one.pairs & APART] if request.param == "sample" else covering(APART)


@pytest.mark.parametrize("names", REFUSED, ids="__".join)
def test_what_excludes_each_other_is_said(names: tuple[str, str]) -> None:
    pair = next(pair for pair in pairs() if names in pair.pairs)
    schema, diagnostics = pair.resolved
    assert schema is None and f"error[{REFUSED[names]}]" in as_text(diagnostics, color=False)


def test_names_tell_constructs_apart() -> None:
    assert len({construct.name for construct in CONSTRUCTS}) == len(CONSTRUCTS)


def test_black_changes_nothing(chosen: list[Meeting]) -> None:
    for pair in chosen:
        for file in pair.files():
            # The modules that are the same in every project are looked at in the golden cases.
            if "/models/" in file.path or "/versions/" in file.path:
                assert black(file.text) == file.text, f"{pair.name}: {file.path}"


@pytest.mark.parametrize(
    "database",
    [
        "sqlite",
        pytest.param("postgresql", marks=pytest.mark.postgresql),
        pytest.param("mysql", marks=pytest.mark.mysql),
    ],
)
def test_each_is_what_its_schema_says(
    chosen: list[Meeting], database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    there = [pair for pair in chosen if pair.database == database]
    for pair in there:
        pair.write(tmp_path)
    url = None if database == "sqlite" else request.getfixturevalue(f"{database}_url")
    jobs = [pair.job(url or f"sqlite:///{tmp_path}/{pair.config.package}.db") for pair in there]
    command = [sys.executable, "-W", "error", "-m", "tests.corpus.judge", str(tmp_path)]
    done = subprocess.run(command, input=json.dumps(jobs), capture_output=True, text=True, check=False)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert not found, "\n\n".join(f"{one['name']}: {one['said']}" for one in found)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.slow
def test_mypy_strict_is_silent(chosen: list[Meeting], tmp_path: Path) -> None:
    for pair in chosen:
        pair.write(tmp_path)
    packages = [part for pair in chosen for part in ("-p", pair.config.package)]
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", *packages]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path / "src", check=False)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.slow
def test_pyright_strict_is_silent(chosen: list[Meeting], tmp_path: Path) -> None:
    for pair in chosen:
        pair.write(tmp_path)
    settings = {
        "include": ["src/**/models"],
        "extraPaths": ["src"],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    said = json.loads(done.stdout)
    assert said["summary"]["filesAnalyzed"] > len(chosen)
    found = said["generalDiagnostics"]
    assert [f"{one['file']}:{one['range']['start']['line']}: {one['message']}" for one in found] == []
