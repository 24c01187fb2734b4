"""What is said to be dangerous, and that nothing else is."""

from __future__ import annotations

from dataclasses import fields

from tests.resolve.schemas import resolved

from sqla_scaffold.compare.diff import COMPARED, UNCOMPARED, compare
from sqla_scaffold.compare.hazards import report_hazards
from sqla_scaffold.report.diagnostic import Diagnostics


def hazards(before: str, after: str, *, force: bool = False) -> list[str]:
    diagnostics = Diagnostics()
    report_hazards(compare(resolved(before), resolved(after)), "sqlite", {}, diagnostics, force=force)
    return [one.code.name for one in diagnostics]


def test_what_goes_with_its_rows_is_said() -> None:
    both = "models: {A: {columns: {x: int?, y: str?}}, B: {}}"
    assert hazards(both, "models: {A: {columns: {x: int?}}}") == ["rows-lost", "rows-lost"]


def test_a_value_that_rows_may_have_is_said_unless_another_takes_its_place() -> None:
    before = "{enums: {E: [a, b]}, models: {A: {columns: {x: E}}}}"
    assert hazards(before, "{enums: {E: [a]}, models: {A: {columns: {x: E}}}}") == ["value-lost"]
    assert hazards(before, "{enums: {E: {members: [a], fill: {b: a}}}, models: {A: {columns: {x: E}}}}") == []


def test_what_looks_renamed_is_refused_unless_a_person_insists() -> None:
    before, after = "models: {A: {columns: {x: int}}}", "models: {A: {columns: {y: {type: int, fill: 0}}}}"
    assert hazards(before, after) == ["rows-lost", "perhaps-renamed"]
    assert hazards(before, after, force=True) == ["rows-lost"]
    assert hazards(before, "models: {B: {columns: {x: int}}}") == ["rows-lost", "perhaps-renamed"]


def test_every_fact_of_a_schema_is_compared_or_left_out_for_a_reason() -> None:
    for kind, names in COMPARED.items():
        every = [field.name for field in fields(kind)]
        assert sorted({*names, *UNCOMPARED.get(kind, {})}) == sorted(every), kind
