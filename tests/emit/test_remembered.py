"""Law: a page that is remembered is the page that would be made."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqla_scaffold.emit.remembered import Memory, told, understood
from sqla_scaffold.emit.targets import emit
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.table import Table

from tests.golden.cases import CASES, Case


def changed(schema: Schema, chance: random.Random) -> Iterator[Schema]:
    """Yield schemas that differ in one fact: of a model, of a table, of an enum, of the whole."""
    at = chance.randrange(len(schema.models))
    model = schema.models[at]
    for other in (replace(model, doc="Another."), replace(model, module=f"{model.module}_2")):
        yield replace(schema, models=(*schema.models[:at], other, *schema.models[at + 1 :]))
    yield replace(schema, tables=tuple(_nullable(one) if one.key == model.table else one for one in schema.tables))
    yield replace(schema, models=schema.models[::-1])
    if schema.enums:
        yield replace(schema, enums=(replace(schema.enums[0], doc="Another."), *schema.enums[1:]))
    if schema.mixins:
        yield replace(schema, mixins=(*schema.mixins[:-1], replace(schema.mixins[-1], module="elsewhere")))


def _nullable(table: Table) -> Table:
    return replace(table, columns=tuple(replace(one, nullable=not one.nullable) for one in table.columns))


def made(schema: Schema, case: Case, memory: Memory | None = None) -> dict[str, str]:
    return {file.path: file.text for file in emit(schema, case.config, memory)}


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_whatever_changes_each_page_is_as_it_would_be_without_a_memory(
    case: Case, request: pytest.FixtureRequest
) -> None:
    chance = random.Random(case.name)
    schema = case.schema()
    first = Memory({}, {}.get)
    texts = made(schema, case, first)
    assert texts == made(schema, case)
    changes = list(changed(schema, chance))
    for other in changes if request.config.getoption("--slow") else chance.sample(changes, 1):
        memory = Memory(understood(told(first.made)), texts.get)
        assert made(other, case, memory) == made(other, case)


def test_a_page_is_not_made_again_when_something_else_has_changed() -> None:
    schema = next(case for case in CASES if case.name == "types").schema()
    case = next(case for case in CASES if case.name == "many_to_one")
    both = replace(
        case.schema(), models=(*case.schema().models, *schema.models), tables=case.schema().tables + schema.tables
    )
    both = replace(both, enums=schema.enums)
    first = Memory({}, {}.get)
    texts = made(both, case, first)
    last = both.models[-1]
    memory = Memory(first.made, texts.get)
    made(replace(both, models=(*both.models[:-1], replace(last, doc="Another."))), case, memory)
    again = {path for path, one in memory.made.items() if one is not first.made[path]}
    assert {path.rpartition("/")[2] for path in again} == {f"{last.module}.py"}


def test_a_text_that_somebody_changed_is_no_memory() -> None:
    case = CASES[0]
    schema = case.schema()
    first = Memory({}, {}.get)
    texts = made(schema, case, first)
    edited = {path: text + "# x\n" for path, text in texts.items()}
    assert made(schema, case, Memory(first.made, edited.get)) == texts
