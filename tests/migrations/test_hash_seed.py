"""The same change gives the same bytes, whatever the order in which Python goes through sets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
import hashlib, sys
from tests.migrations import bench, test_cases, test_online
from tests.migrations.bench import Case
for folder in test_cases.FOLDERS[:: int(sys.argv[1])]:
    case = Case.read(folder)
    for database in case.databases:
        text = bench.revision_of(case.difference(database), database, folder.name).text
        print(folder.name, database, hashlib.sha256(text.encode()).hexdigest())
way = test_online.difference("postgresql")
for one in test_online.written(way, "postgresql"):
    print(one.revision, hashlib.sha256("".join(file.text for file in one.files).encode()).hexdigest())
"""


def made(seed: str, every: int) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", PROGRAM, str(every)]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_a_few_revisions_are_the_same_for_every_hash_seed() -> None:
    first = made("0", 25)
    assert len(first.splitlines()) > 8
    assert {made(seed, 25) for seed in ("1", "7")} == {first}


@pytest.mark.slow
def test_revisions_are_the_same_for_every_hash_seed() -> None:
    first = made("0", 1)
    assert len(first.splitlines()) > 200
    assert {made(seed, 1) for seed in ("1", "2", "7")} == {first}
