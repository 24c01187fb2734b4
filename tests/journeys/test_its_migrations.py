"""The migrations test-suite of a project goes on holding when its schema has changed, on the server of the project."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqla_scaffold import api
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics

EXAMPLES = Path(__file__).parents[2] / "examples"
Edits = dict[str, str]
# What is changed in two revisions, the second of them in stages.
CHINOOK: list[Edits] = [
    {
        "composer: str(220)?": "written_by: {type: str(240)?, was: composer, index: true}\n      stars: {type: int, fill: 3}",
        "milliseconds_positive: milliseconds > 0": "milliseconds_positive: milliseconds > 10\n      stars: stars BETWEEN 1 AND 5",
        "models:\n  # ---- The catalogue": "enums:\n  Mood: [calm, loud]\nmodels:\n  Review:\n    columns: {body: text, mood: {type: Mood, "
        "server_default: calm}}\n    relationships: {track: {model: Track, ondelete: CASCADE}}\n  # ---- The catalogue",
    },
    {
        "[calm, loud]": "[calm, wild, loud]",
        "title: {type: str(160), index: true}": "title: {type: str(200), unique: true}",
    },
]
PAGILA: list[Edits] = [
    {
        '"PG-13", "R", "NC-17"]': '{ value = "PG-12", was = "PG-13" }, "R", "NC-17", "X"]',
        'release_year = "smallint?"': 'year = { type = "int?", was = "release_year" }',
        "release_year between": "year between",
        'name = "ix_film_long", columns = ["length"], where = "length > 150"': 'name = "ix_film_long", columns = ["length"], where = '
        '"length > 180"',
    },
    {
        'description = "text?"': 'description = "text?"\nsummary = { type = "str(80)", fill = "none" }',
        'columns.email = { type = "str(254)?", unique = true }': 'columns.email = { type = "str(254)?" }',
    },
]


def silent(_: str) -> None:
    """Nobody watches."""


@pytest.mark.parametrize(
    ("name", "database", "changes"),
    [
        pytest.param("chinook.yaml", "mysql", CHINOOK, marks=pytest.mark.mysql),
        pytest.param("chinook.yaml", "postgresql", CHINOOK[:1], marks=pytest.mark.postgresql),
        pytest.param("pagila.toml", "postgresql", PAGILA, marks=pytest.mark.postgresql),
    ],
)
def test_its_tests_of_migrations_pass_after_changes(
    name: str, database: str, changes: list[Edits], request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    folder, diagnostics = tmp_path / "shop", Diagnostics()
    options = api.NewOptions(schema=EXAMPLES / name, entry="none", database=database, smoke=False, git=False)
    assert api.new(folder, options, diagnostics, silent).written, as_text(diagnostics, color=False)
    schema = next(folder.glob("schema.*"))
    for number, edits in enumerate(changes):
        text = schema.read_text(encoding="utf-8")
        for old, new in edits.items():
            assert old in text, old
            text = text.replace(old, new)
        schema.write_text(text, encoding="utf-8")
        assert api.generate(folder, diagnostics, silent).ok, as_text(diagnostics, color=False)
        said = api.RevisionOptions(f"change {number}", online=number == 1 and database == "postgresql", force=True)
        assert api.revise(folder, diagnostics, silent, said)[0].ok, as_text(diagnostics, color=False)
        for forgotten in ", was: composer", ', was = "release_year"':
            schema.write_text(schema.read_text(encoding="utf-8").replace(forgotten, ""), encoding="utf-8")
    assert len([*(folder / "migrations/versions").glob("*.py")]) >= 1 + len(changes)

    environment = {**os.environ, "PYTHONPATH": "src", "TEST_DATABASE_URL": request.getfixturevalue(f"{database}_url")}
    environment.pop("PYTEST_XDIST_WORKER", None)  # of ours: the database is all its own
    command = [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", "tests/test_migrations.py"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout and "skipped" not in done.stdout
