"""The generated project, used as its README says: its tests, Alembic on three databases, the type checkers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqla_scaffold import api
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics

EXAMPLES = Path(__file__).parents[2] / "examples"
# Film rental has arrays and full text, which PostgreSQL alone knows.
PROJECTS = [
    ("chinook.yaml", "flask", "sqlite", "async"),
    ("pagila.toml", "script", "postgresql", "async"),
    ("chinook.yaml", "script", "mysql", "async"),
    ("blog.yaml", "none", "sqlite", "sync"),
]
names = pytest.mark.parametrize("project", PROJECTS, indirect=True, ids=lambda one: "-".join(one))
# What takes longer looks at two of them, unless --slow is said.
SAMPLE = [*PROJECTS[:2], *(pytest.param(one, marks=pytest.mark.slow) for one in PROJECTS[2:])]
sample = pytest.mark.parametrize(
    "project", SAMPLE, indirect=True, ids=lambda one: "-".join(one) if isinstance(one, tuple) else None
)


def silent(_: str) -> None:
    """Nobody watches."""


@pytest.fixture(scope="module")
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    schema, entry, database, sessions = request.param
    folder = tmp_path_factory.mktemp("made") / "shop"
    diagnostics = Diagnostics()
    options = api.NewOptions(schema=EXAMPLES / schema, entry=entry, database=database, sessions=sessions, smoke=False)
    assert api.new(folder, options, diagnostics, silent).written, as_text(diagnostics, color=False)
    return folder


def run(folder: Path, *command: str, **environment: str) -> str:
    full = {**os.environ, "PYTHONPATH": "src", **environment}
    full.pop("DATABASE_URL") if "DATABASE_URL" not in environment and "DATABASE_URL" in full else None
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, env=full, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@names
def test_its_own_tests_pass(project: Path) -> None:
    assert " passed" in run(project, "pytest", "-p", "no:cacheprovider")


BATCHES = """
from shop import data_commands
from shop.db import Model
from shop.sessions import Session
from sqlalchemy import create_engine
from sqlalchemy.orm import Mapped

class Log(Model):
    __tablename__ = "log"
    __mapper_args__ = {"primary_key": ["number", "note"]}
    number: Mapped[int]
    note: Mapped[str | None]

engine = create_engine("sqlite://")
Log.__table__.create(engine)
data_commands.BATCH = 3
with Session(engine) as session:
    session.add_all([Log(number=number, note=None if number % 2 else "even") for number in range(7)])
    session.commit()
    print(*data_commands.batches(session, Log))
"""


@pytest.mark.parametrize("project", PROJECTS[:1], indirect=True, ids=lambda one: "-".join(one))
def test_rows_of_a_table_without_a_primary_key_are_read_in_batches(project: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": "src"}
    command = [sys.executable, "-W", "error", "-c", BATCHES]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("3 3 1\n", "")


@names
def test_its_types_and_its_layout_are_right(project: Path) -> None:
    run(project, "mypy", "--no-error-summary")
    run(project, "black", "--check", "--quiet", ".")


@sample
def test_pyright_strict_is_silent(project: Path) -> None:
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)["generalDiagnostics"]
    assert [f"{one['file']}:{one['range']['start']['line']}: {one['message']}" for one in found] == []


def up_and_down(project: Path, url: str) -> None:
    run(project, "alembic", "upgrade", "head", DATABASE_URL=url)
    assert "No new upgrade operations" in run(project, "alembic", "check", DATABASE_URL=url)
    run(project, "alembic", "downgrade", "base", DATABASE_URL=url)
    run(project, "alembic", "upgrade", "head", DATABASE_URL=url)


def knows_arrays_only(project: Path) -> bool:
    return "sa.ARRAY" in (project / "migrations/versions/0001_initial.py").read_text()


@sample
def test_alembic_is_clean_on_sqlite(project: Path) -> None:
    if knows_arrays_only(project):
        pytest.skip("the schema has types that SQLite does not have")
    up_and_down(project, "sqlite:///walk.db")


@sample
def test_alembic_is_clean_on_postgresql(project: Path, postgresql_url: str) -> None:
    up_and_down(project, postgresql_url)


@sample
def test_alembic_is_clean_on_mysql_or_mariadb(project: Path, mysql_url: str) -> None:
    if knows_arrays_only(project):
        pytest.skip("the schema has types that MySQL does not have")
    up_and_down(project, mysql_url)


@sample
def test_smoke_passes_on_every_database_of_its_types(project: Path, postgresql_url: str, mysql_url: str) -> None:
    plain = mysql_url.replace("&ssl_disabled=true", "")  # a word of PyMySQL that aiomysql does not know
    urls = [postgresql_url] if knows_arrays_only(project) else [None, postgresql_url, plain]
    for url in urls:
        diagnostics = Diagnostics()
        report = api.smoke(project, diagnostics, silent, url=url)
        assert report is not None and report.ok, as_text(diagnostics, color=False)
        rows = next(probe for probe in report.probes if probe.name == "rows")
        assert "skipped" not in rows.summary, rows.summary


def test_without_a_server_a_project_for_postgresql_is_proved_as_far_as_sqlite_goes(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    options = api.NewOptions(schema=EXAMPLES / "pagila.toml", database="postgresql", entry="none")
    outcome = api.new(tmp_path / "rental", options, diagnostics, silent)
    assert outcome.written and outcome.smoke is not None, as_text(diagnostics, color=False)
    status = {probe.name: probe.status.value for probe in outcome.smoke.probes}
    assert status["tables"] == "passed"
    assert {name for name, word in status.items() if word == "skipped"} == {"create", "rows", "migrations"}
    rows = next(probe for probe in outcome.smoke.probes if probe.name == "rows")
    assert "sqlite has no type" in rows.summary and "--url" in rows.summary


def test_a_revision_by_autogenerate_is_formatted_and_clean(tmp_path: Path) -> None:
    folder = tmp_path / "blog"
    options = api.NewOptions(schema=EXAMPLES / "blog.yaml", entry="none", smoke=False)
    assert api.new(folder, options, Diagnostics(), silent).written
    run(folder, "alembic", "upgrade", "head")
    schema = folder / "schema.yaml"
    text = schema.read_text()
    assert "models:\n" in text
    schema.write_text(text.replace("models:\n", "models:\n  Sponsor:\n    columns: {name: str(40), since: date?}\n"))
    assert api.generate(folder, Diagnostics(), silent, check=False, dry_run=False).ok
    run(folder, "alembic", "revision", "--autogenerate", "-m", "Add sponsors")
    run(folder, "black", "--check", "--quiet", ".")
    run(folder, "alembic", "upgrade", "head")
    assert "No new upgrade operations" in run(folder, "alembic", "check")
    outcome = api.generate(folder, Diagnostics(), silent, check=True, dry_run=False)
    assert outcome.ok and "say `sqla-scaffold revision --adopt`" in outcome.said[0]
    assert api.revise(folder, Diagnostics(), silent, api.RevisionOptions("", adopt=True))[0].ok
    outcome = api.generate(folder, Diagnostics(), silent, check=True, dry_run=False)
    assert outcome.ok and outcome.said == ()
