"""The page of load and faults: what is measured stands in it, and a full run writes its part and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from benchmarks.application import page
from benchmarks.application.page import Outcome
from benchmarks.application.rows.listed import ROWS

NAMES = [row.name for row in ROWS]


def test_each_fault_of_the_plan_has_a_row() -> None:
    told = [row.measure.__doc__ or "" for row in ROWS]
    found = {word for text in told for word in re.findall(r"\bL\d+", text)}
    assert found == {f"L{number}" for number in range(1, 17)}


def test_each_row_of_the_page_is_measured() -> None:
    there = re.findall(r"^\| `(\w+)`", page.PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(set(NAMES)) == len(NAMES)
    assert there
    assert set(there) <= set(NAMES)


def test_a_run_writes_its_part_and_keeps_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = page.PAGE.read_text(encoding="utf-8")
    monkeypatch.setattr(page, "PAGE", tmp_path / "load.md")
    page.PAGE.write_text(before, encoding="utf-8")
    outcomes = [Outcome(row, "own", True, "control", True) for row in ROWS]
    outcomes[0] = Outcome(ROWS[0], "own", True, "a | b", False)
    for _ in range(2):
        page.write(page.written(outcomes, "a machine", (0.1, 2.5), 1830))
    after = page.PAGE.read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)`", after, re.MULTILINE) == NAMES
    assert f"**Not as it must be: `{NAMES[0]}`.**" in after
    assert "**passes**: a \\| b" in after
    for text in (before, after):
        assert text.count(page.BEGIN) == text.count(page.END) == 1
    assert after.partition(page.BEGIN)[0] == before.partition(page.BEGIN)[0]
    assert after.partition(page.END)[2] == before.partition(page.END)[2]
