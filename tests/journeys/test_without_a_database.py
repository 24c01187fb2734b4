"""The first minutes with a project whose database is on a server: what to type, and what is said while it is not there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqla_scaffold import api
from sqla_scaffold.report.diagnostic import Diagnostics

NOBODY = "postgresql+psycopg://me:s3cret@127.0.0.1:1/shop"
TWO = """
engines: {reports: {database: mysql}}
models:
  Customer: {columns: {name: str(80)}}
  Visit: {bind: reports, columns: {page: str(200)}}
"""


def _new(folder: Path, **options: str) -> api.Outcome:
    wanted = api.NewOptions(**options, smoke=False, git=False)  # type: ignore[arg-type]  # the options given here are texts
    return api.new(folder / "shop", wanted, Diagnostics(), lambda _: None)


@pytest.mark.parametrize(
    ("database", "first"),
    [
        ("sqlite", ()),
        ("postgresql", ("createdb shop",)),
        ("mysql", ("mysqladmin create shop",)),
    ],
)
def test_the_database_is_made_before_its_tables(tmp_path: Path, database: str, first: tuple[str, ...]) -> None:
    assert _new(tmp_path, database=database).upgrades == (*first, "alembic upgrade head")
    said = (tmp_path / "shop/README.md").read_text()
    assert [line.partition("  #")[0] for line in said.splitlines() if "another one is" in line] == [*first]


def test_each_engine_has_its_own(tmp_path: Path) -> None:
    schema = tmp_path / "two.yaml"
    schema.write_text(TWO)
    options = api.NewOptions(schema=schema, database="postgresql", smoke=False)
    outcome = api.new(tmp_path / "shop", options, Diagnostics(), lambda _: None)
    assert outcome.upgrades[:2] == ("createdb shop", "mysqladmin create shop_reports")
    places = (tmp_path / "shop/src/shop/engines.py").read_text()
    assert "///shop" in places and "localhost/shop_reports" in places


@pytest.mark.parametrize(
    "words",
    [("alembic", "upgrade", "head"), ("shop.cli", "db", "upgrade"), ("shop.cli", "seed"), ("shop.cli", "check-rows")],
    ids=" ".join,
)
def test_a_database_that_does_not_answer_is_a_sentence(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert _new(tmp_path, database="postgresql").written
    environment = {**os.environ, "DATABASE_URL": NOBODY, "PYTHONPATH": "src"}
    ran = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=tmp_path / "shop",
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.returncode
    assert "connection failed" in ran.stdout + ran.stderr
    assert "Traceback" not in ran.stderr
    assert "s3cret" not in ran.stdout + ran.stderr
