"""The 87 changes that were measured with Alembic's autogenerate: each is a case here, on every database that has such a thing."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from tests.migrations import bench
from tests.migrations.bench import ALL, Case
from tests.migrations.test_cases import FOLDERS

FACTS = Path(__file__).parents[3] / "shared/facts/migrations.md"
CHANGES = [f"{number:02}" for number in range(1, 88)]
# Changes that a database has no words for; the others are on all three.
NOT_ON = {
    **dict.fromkeys(
        ("18", "33", "34", "37", "38", "39", "45", "46", "69", "74", "75", "79", "80", "81"), {"sqlite", "mysql"}
    ),
    "35": {"mysql"},  # no index of an expression
    "36": {"mysql"},  # no index with a condition
    "53": {"mysql"},  # no constraint that waits for the commit
    "59": {"sqlite"},  # no comments
    "77": {"sqlite"},  # no sequences
}
# Changes for which a database has nothing to do: SQLite keeps enums as texts without a check, every counted key as INTEGER,
# no time zones; MySQL no names of primary keys.
NOTHING_TO_DO = {
    "sqlite": {"08", "10", "19", "20", "61", "67"},
    "mysql": {"20", "67", "86"},
    "postgresql": set[str](),
}
# Changes that the rows forbid, which are told before.
REFUSED = {"44", "52", "63"}


def cases() -> dict[str, list[Case]]:
    found = defaultdict(list)
    for folder in FOLDERS:
        found[folder.name[:2]].append(Case.read(folder))
    return found


@pytest.mark.parametrize("number", CHANGES)
def test_every_change_is_a_case_on_every_database_that_has_it(number: str) -> None:
    on = {database for case in cases()[number] for database in case.databases}
    assert on == {*ALL} - NOT_ON.get(number, set())


@pytest.mark.parametrize("database", ALL)
def test_no_more_is_left_undone_than_there_is_nothing_to_do(database: str) -> None:
    undone = set()
    for number in CHANGES:
        here = [case for case in cases()[number] if database in case.databases]
        texts = [bench.revision_of(case.difference(database), database, "x").text for case in here]
        if here and all(_does_nothing(text, database) for text in texts):
            undone.add(number)
    assert undone == NOTHING_TO_DO[database]


def test_rows_stand_in_the_way_of_three_changes_alone() -> None:
    refused = {number for number in CHANGES if any(case.refused for case in cases()[number])}
    assert refused == REFUSED
    for number in sorted(refused):
        for case in cases()[number]:
            if case.refused:
                assert re.search(r"warning\[H20\d\]", (case.folder / "said.txt").read_text()), number


def test_the_changes_are_those_that_were_measured() -> None:
    if FACTS.is_file():
        found = re.findall(r"^\| (\d\d) \|", FACTS.read_text(encoding="utf-8"), re.MULTILINE)
        assert found == CHANGES


def _does_nothing(text: str, database: str) -> bool:
    """Tell whether a revision runs no statement on a database."""

    class Op:
        def __init__(self) -> None:
            self.calls = 0

        def get_context(self) -> object:
            return type("Context", (), {"dialect": type("Dialect", (), {"name": database}), "as_sql": True})

        def f(self, name: str) -> str:
            return name

        def __getattr__(self, name: str) -> object:
            def count(*_: object, **__: object) -> None:
                self.calls += 1

            return count

    module: dict[str, object] = {}
    exec(compile(text, "revision.py", "exec"), module)
    module["op"] = op = Op()
    upgrade = module["upgrade"]
    assert callable(upgrade)
    upgrade()
    return not op.calls
