"""Awkward names, alone and by two, in every place that takes a name: they work, with all else intact, or are refused."""

from __future__ import annotations

import builtins
import itertools
import keyword
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import orm

from sqla_scaffold.schema import names
from sqla_scaffold.schema.types import WORDS


from tests.hostile.pipeline import Batch, Ran, complaints

AWKWARD = tuple(
    (
        # keywords, soft keywords and builtins
        "from class None True lambda match case type int str float bool bytes dict list set tuple object super property "
        "classmethod staticmethod hash repr len print getattr isinstance Exception id "
        # what the modules import or define
        "annotations TYPE_CHECKING Any Decimal UUID date time datetime timedelta StrEnum Enum enum_values foo_type Mapped "
        "mapped_column relationship ForeignKey Index UniqueConstraint CheckConstraint Table Column String Text Integer "
        "Numeric Boolean Date DateTime JSON Uuid func text sa op db models enums mixins associations base builtins "
        # what SQLAlchemy's classes have already, and what evaluates strings
        "metadata registry self query mapper session c columns name key keys values items get info mro table cls foreign "
        "remote desc and_ type_annotation_map metadata_ Model Base Session "
        # words of SQL, of TOML and of YAML
        "user group order select null true false no on yes default check index primary"
    ).split()
)


def column(name: str) -> dict[str, Any]:
    columns = {"day": "date?", name: "time?", "text1": "str(9)?", "number": "int?", "price": "decimal(5, 2)?"}
    columns |= {"kind": "Kind?", "token": "uuid?", "data": "json?", "done": "bool?"}
    return {"enums": {"Kind": ["a"]}, "models": {"Thing": {"columns": columns, "checks": {"some": "1 = 1"}}}}


def relationship(name: str) -> dict[str, Any]:
    other = {"columns": {"day": "date?"}}
    thing = {"columns": {"number": "int?"}, "relationships": {name: {"model": "Other", "nullable": True}}}
    return {"models": {"Thing": thing, "Other": other}}


def many(name: str) -> dict[str, Any]:
    thing = {"columns": {"number": "int?"}, "relationships": {name: {"model": "Other", "secondary": "between"}}}
    return {"models": {"Thing": thing, "Other": {"columns": {"day": "date?"}}}}


def association(name: str) -> dict[str, Any]:
    thing = {"columns": {"a": "text?"}, "relationships": {"others": {"model": "Other", "secondary": name}}}
    return {"models": {"Thing": thing, "Other": {"columns": {"day": "date?", "number": "int?"}}}}


def model(name: str) -> dict[str, Any]:
    relationships = {"one": {"model": name, "nullable": True}}
    models = {name: {"columns": {"day": "date?", "kind": "Kind?", "number": "int?", "word": "text?"}}}
    models["Zoo"] = {"columns": {"day": "date?", "number": "int?"}, "relationships": relationships}
    return {"enums": {"Kind": ["a"]}, "models": models}


def itself(name: str) -> dict[str, Any]:
    return {"models": {name: {"columns": {}, "relationships": {"parent": {"model": name, "nullable": True}}}}}


def enum(name: str) -> dict[str, Any]:
    columns = {"kind": f"{name}?", "other": "foo?", "day": "date?", "number": "bigint?"}
    return {"enums": {name: ["a"], "foo": ["b"]}, "models": {"Thing": {"columns": columns}}}


def mixin(name: str) -> dict[str, Any]:
    mixins = {name: {"columns": {"day": "date?", "number": "int?"}}}
    return {"mixins": mixins, "models": {"Thing": {"mixins": [name], "columns": {"word": "text?", "count": "int?"}}}}


# What a place is tried with: the rarer ones with a part of the names, for each package takes its time.
PLACES: dict[Callable[[str], dict[str, Any]], tuple[str, ...]] = {
    column: AWKWARD,
    relationship: AWKWARD[::4],
    many: AWKWARD[1::4],
    association: AWKWARD[::2],
    model: AWKWARD[1::2],
    itself: AWKWARD[2::4],
    # An enum may not have the name of a type.
    enum: tuple(name for name in AWKWARD[::2] if name not in WORDS),
    mixin: AWKWARD[::2],
}


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ran]:
    batch = Batch(tmp_path_factory.mktemp("names"))
    for place in PLACES:
        for number, name in enumerate(PLACES[place]):
            if not complaints(place(name)):
                batch.add_schema(f"{place.__name__}_{number}", place(name))
    return batch.run()


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_a_name_leaves_everything_else_as_it_was(place: Callable[[str], dict[str, Any]], ran: dict[str, Ran]) -> None:
    harmless: list[Any] | None = None
    taken = 0
    for number, name in enumerate(PLACES[place]):
        seen = ran.get(f"{place.__name__}_{number}")
        if seen is None:
            continue
        taken += 1
        assert seen.error is None, f"{name}: {seen.error}"
        kinds = [
            (column["type"], column["nullable"], column["key"])
            for _, table in sorted(seen.tables.items(), key=lambda item: len(item[1]["columns"]))
            for column in table["columns"].values()
        ]
        if place in (relationship, many, association, model, itself):
            kinds.sort()
        harmless = harmless or kinds
        assert kinds == harmless, name
    assert taken > 0.8 * len(PLACES[place])


def test_what_is_refused_is_few_and_says_why() -> None:
    refused = {place.__name__: [name for name in AWKWARD if complaints(place(name))] for place in PLACES}
    classes = ["from", "class", "None", "True", "lambda", "Model"]
    assert refused == {
        "column": ["id"],
        "relationship": ["id"],
        "many": ["id"],
        "association": [],
        "model": classes,
        "itself": classes,
        "enum": [name for name in AWKWARD if name in (*classes, *WORDS)],
        "mixin": classes,
    }


def test_any_two_names_in_one_model_work_or_are_refused(tmp_path: Path) -> None:
    pairs = random.Random(7).sample(list(itertools.combinations(AWKWARD, 2)), 60)
    batch = Batch(tmp_path)
    for number, (one, two) in enumerate(pairs):
        schema = {"models": {"Thing": {"columns": {"before": "date?", one: "time?", two: "str(9)?", "after": "date?"}}}}
        if not complaints(schema):
            batch.add_schema(f"pair_{number}", schema)
    ran = batch.run()
    for package, seen in ran.items():
        one, two = pairs[int(package.removeprefix("pair_"))]
        assert seen.error is None, f"{one}, {two}: {seen.error}"
        kinds = {name: (column["type"], column["nullable"]) for name, column in seen.columns.items()}
        kinds.pop("id")
        time, string, day = ("Time", True), ("String", True), ("Date", True)
        assert kinds == {"before": day, one: time, two: string, "after": day}
    assert len(ran) > 40


def measured_names() -> list[str]:
    """Every name that Python or SQLAlchemy has a use for, of those that differ in case alone one; `id` has its own test."""
    owners = (orm.DeclarativeBase, orm.MappedAsDataclass, orm.registry, orm.Mapper, sa.MetaData, sa.Table, builtins)
    found = {*keyword.kwlist, *keyword.softkwlist, *(name for owner in owners for name in dir(owner))}
    return list({names.fold(name): name for name in sorted(found) if names.is_name(name) and name != "id"}.values())


def test_every_name_that_means_something_elsewhere_is_a_column(tmp_path: Path) -> None:
    batch = Batch(tmp_path)
    every = measured_names()
    assert len(every) > 300
    chunks = [every[start : start + 25] for start in range(0, len(every), 25)]
    kinds = {"date?": "Date", "decimal(5, 2)?": "Numeric", "str(9)?": "String", "datetime?": "DateTime"}
    for number, chunk in enumerate(chunks):
        columns = dict(zip(chunk, itertools.cycle(kinds), strict=False))
        batch.add_schema(f"names_{number}", {"models": {"Thing": {"columns": columns}}})
    ran = batch.run()
    assert [seen.error for seen in ran.values() if seen.error] == []
    for seen, chunk in zip(ran.values(), chunks, strict=True):
        expected = dict(zip(chunk, itertools.cycle(kinds.values()), strict=False))
        assert {name: column["type"] for name, column in seen.columns.items() if name != "id"} == expected
        assert all(column["nullable"] for name, column in seen.columns.items() if name != "id")


@pytest.mark.parametrize("name", ["_sa_registry", "__table__", "__tablename__", "__private", "_", "ünï", "a-b", "1st"])
def test_a_name_that_python_or_sqlalchemy_drops_is_refused(name: str) -> None:
    assert complaints({"models": {"Thing": {"columns": {name: "int?"}}}})
    assert not complaints({"models": {"Thing": {"columns": {"value": {"type": "int?", "name": name}}}}})
