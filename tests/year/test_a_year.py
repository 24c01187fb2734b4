"""A year of a project: its schema changes in every way, its people write into the models, and nothing is lost.

Each week the schema changes, and somebody edits a module, or nobody does; `generate --check` is asked before and after,
and has to tell the truth. A short season runs by default, whole years with --slow.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqla_scaffold import api
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics

pytest.register_assert_rewrite("tests.year.life")

from tests.year.life import SCHEMA, Life, silent  # noqa: E402  # what it asserts is to be told in full


@pytest.mark.parametrize(
    ("seed", "weeks"),
    [(1, 4), *(pytest.param(seed, 50, marks=pytest.mark.slow) for seed in range(2, 10))],
)
def test_a_year(tmp_path: Path, seed: int, weeks: int) -> None:
    life = Life(tmp_path / "shop", seed)
    (tmp_path / "shop.yaml").write_text(SCHEMA)
    options = api.NewOptions(package="shop", schema=tmp_path / "shop.yaml", smoke=False, git=False)
    assert api.new(life.root, options, Diagnostics(), silent).written
    for week in range(weeks):
        life.story.append(f"week {week}:")
        try:
            for _ in range(life.dice.randrange(4)):
                life.edit()
            life.settle(untouched=True)
            life.change()
            life.settle()
            life.tidy()
            assert life.missing() == []
            if life.dice.random() < 0.2:
                life.away_for_a_while()
            if week % 3 == 2 or week == weeks - 1:
                life.revise()
                life.settle()
        except AssertionError as error:
            raise AssertionError(f"in week {week}, after {' | '.join(life.story[-12:])}") from error
    # As a hook before each commit would, which our people do not have.
    subprocess.run([sys.executable, "-m", "black", "-q", "src", "migrations"], cwd=life.root, check=True)
    life.settle(untouched=True)
    assert life.missing() == []
    said = Diagnostics()
    assert api.check(life.root, said, silent).ok, as_text(said, color=False)
    command = [sys.executable, "-m", "mypy", "--strict", "src"]
    typed = subprocess.run(command, cwd=life.root, capture_output=True, text=True)
    assert typed.returncode == 0, typed.stdout
    report = api.smoke(life.root, said, silent, url=None)
    assert report is not None and report.ok, as_text(said, color=False)
    print(
        f"\n{len(life.wrote)} edits there of seed {seed}; {dict(sorted(life.happened.items()))}; keys: {len(life.drawn)}"
    )
