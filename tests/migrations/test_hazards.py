"""What is said to be dangerous, and that nothing else is."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args

import pytest
from tests.resolve.schemas import resolved

from sqla_scaffold.compare import telling
from sqla_scaffold.compare.changes import Change
from sqla_scaffold.compare.diff import compare
from sqla_scaffold.compare.facts import COMPARED, UNCOMPARED
from sqla_scaffold.compare.hazards import report_hazards
from sqla_scaffold.report.diagnostic import Diagnostics


def hazards(
    before: str, after: str, *, force: bool = False, database: str = "sqlite", online: bool = False
) -> list[str]:
    diagnostics = Diagnostics()
    difference = compare(resolved(before, database), resolved(after, database))
    report_hazards(difference, database, {}, diagnostics, force=force, online=online)
    return [one.code.name for one in diagnostics]


def test_what_goes_with_its_rows_is_said() -> None:
    both = "models: {A: {columns: {x: int?, y: str?}}, B: {}}"
    assert hazards(both, "models: {A: {columns: {x: int?}}}") == ["rows-lost", "rows-lost"]


def test_a_value_that_rows_may_have_is_said_unless_another_takes_its_place() -> None:
    before = "{enums: {E: [a, b]}, models: {A: {columns: {x: E}}}}"
    assert hazards(before, "{enums: {E: [a]}, models: {A: {columns: {x: E}}}}") == ["value-lost", "program-refused"]
    assert hazards(before, "{enums: {E: {members: [a], fill: {b: a}}}, models: {A: {columns: {x: E}}}}") == [
        "program-refused"
    ]


def test_what_looks_renamed_is_refused_unless_a_person_insists() -> None:
    before, after = "models: {A: {columns: {x: int}}}", "models: {A: {columns: {y: {type: int, fill: 0}}}}"
    assert hazards(before, after) == ["rows-lost", "perhaps-renamed", "program-refused"]
    assert hazards(before, after, force=True) == ["rows-lost", "program-refused"]
    assert hazards(before, "models: {B: {columns: {x: int}}}") == ["rows-lost", "perhaps-renamed"]


def columns(text: str, more: str = "") -> str:
    return f"{{models: {{A: {{columns: {{{text}}}{more}}}, B: {{}}}}}}"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("x: int?", "x: int", ["nulls-in-the-way", "program-refused"]),
        ("x: int?", "x: {type: int, fill: 0}", ["program-refused"]),
        ("x: int", "x: {type: int, unique: true}", ["duplicates-in-the-way"]),
        ("x: int", "x: {type: int, index: true}", []),
        ("x: int", "x: {type: int, foreign_key: B.id}", ["orphans-in-the-way"]),
        ("x: str(80)", "x: str(20)", ["values-too-large"]),
        ("x: text", "x: str(20)", ["values-too-large"]),
        ("x: str(20)", "x: text", []),
        ("x: int", "x: bigint", []),
        ("x: bigint", "x: int", ["values-too-large"]),
        ("x: 'decimal(10, 2)'", "x: 'decimal(12, 2)'", []),
        ("x: 'decimal(10, 2)'", "x: 'decimal(10, 4)'", ["values-too-large"]),
        ("x: str(20)", "x: int", ["values-of-another-kind", "program-refused"]),
        ("x: date", "x: datetime", []),
        ("x: datetime", "x: date", ["values-too-large"]),
        ("x: int", "y: {type: int, was: x}", ["name-in-use"]),
        ("x: int", "x: int, b_id: {type: int, foreign_key: B.id, fill: 1}", ["same-row", "program-refused"]),
        ("x: int", "x: int, y: {type: int, unique: true, fill: 1}", ["same-fill", "program-refused"]),
        (
            "x: int, y: {type: int, unique: true}",
            "x: {type: int, unique: true}, y: int",
            ["duplicates-in-the-way", "guarantee-lost"],
        ),
    ],
)
def test_rows_that_may_be_in_the_way_are_said(before: str, after: str, said: list[str]) -> None:
    assert hazards(columns(before), columns(after)) == said


def test_a_check_that_rows_may_break_is_said() -> None:
    assert hazards(columns("x: int"), columns("x: int", ", checks: {c: x > 0}")) == ["rows-break-check"]


@pytest.mark.parametrize(
    ("before", "after", "locks"),
    [
        ("x: int", "x: bigint", True),
        ("x: str(20)", "x: str(50)", False),
        ("x: str(50)", "x: text", False),
        ("x: datetime", "x: datetime(tz)", False),
        ("x: json", "x: jsonb", True),
        ("x: int", "x: {type: int, index: true}", True),
        ("x: int", "x: int, y: int?", False),
        ("x: int", "x: {type: int, server_default: 1}", False),
    ],
)
def test_what_locks_a_table_for_long_is_said_for_postgresql_alone(before: str, after: str, locks: bool) -> None:
    said = hazards(columns(before), columns(after), database="postgresql")
    assert ("long-lock" in said) == locks
    if "json" not in before:
        assert "long-lock" not in hazards(columns(before), columns(after))


def test_every_fact_of_a_schema_is_compared_or_left_out_for_a_reason() -> None:
    for kind, names in COMPARED.items():
        every = [field.name for field in fields(kind)]
        assert sorted({*names, *UNCOMPARED.get(kind, {})}) == sorted(every), kind


def test_what_no_database_alters_is_said() -> None:
    def table(words: str) -> str:
        return f"models: {{A: {{{words}, primary_key: [id, day], columns: {{id: int, day: date}}}}}}"

    before, after = table("partition_by: RANGE (day)"), table("partition_by: LIST (day)")
    assert hazards(before, after, database="postgresql") == ["cannot-alter"]
    before, after = table("engine: MyISAM, auto_increment: 500"), table("auto_increment: 20")
    assert hazards(before, after, database="mysql") == ["option-stays", "option-stays", "table-copied"]
    assert hazards(after, before, database="mysql") == ["table-copied"]


def test_every_kind_of_change_is_told() -> None:
    assert set(telling._WORDS) == set(get_args(Change))
