"""Our own code is typed without a gap, and formatted."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.house.source_tree import ROOT


@pytest.mark.parametrize(
    "arguments",
    [("mypy", "--strict", "sqla_scaffold"), ("black", "--check", "--quiet", "--diff", "sqla_scaffold", "tests/house")],
    ids=["mypy", "black"],
)
def test_the_house_is_in_order(arguments: tuple[str, ...]) -> None:
    run = subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_an_ignored_error_has_a_reason() -> None:
    bare = [
        f"{path.relative_to(ROOT).as_posix()}:{number}"
        for path in sorted((ROOT / "sqla_scaffold").rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if "# type: ignore" in line and "#" not in line.partition("# type: ignore")[2]
    ]
    assert bare == []
