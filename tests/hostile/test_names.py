"""Awkward names, alone and by two, in every place that takes a name: they work, with all else intact, or are refused."""

from __future__ import annotations

import builtins
import itertools
import json
import keyword
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import orm

from sqla_scaffold.schema import names
from sqla_scaffold.schema.types import WORDS


from tests.hostile.pipeline import Batch, Ran, complaints, document, generate

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

    class Base(orm.DeclarativeBase):
        pass

    class Mapped(Base):
        __tablename__ = "mapped"
        id: orm.Mapped[int] = orm.mapped_column(primary_key=True)

    owners = (orm.DeclarativeBase, orm.DeclarativeBaseNoMeta, orm.MappedAsDataclass, orm.registry, orm.Mapper, Mapped)
    found = {name for owner in (*owners, sa.MetaData, sa.Table, builtins) for name in dir(owner)}
    found |= {*keyword.kwlist, *keyword.softkwlist}
    return list({names.fold(name): name for name in sorted(found) if names.is_name(name) and name != "id"}.values())


def heirs(single: bool) -> Callable[[dict[str, str]], dict[str, Any]]:
    above = {"polymorphic_on": "the_kind_of", "columns": {"the_kind_of": "str(20)"}}
    inherits = {"model": "Above", "single": True} if single else {"model": "Above"}
    return lambda columns: {"models": {"Above": above, "Thing": {"inherits": inherits, "columns": columns}}}


# The sorts of classes whose attributes the names become: each has names of its own, and another way of making them.
CLASSES: dict[str, Callable[[dict[str, str]], dict[str, Any]]] = {
    "plain": lambda columns: {"models": {"Thing": {"columns": columns}}},
    "dataclass": lambda columns: {"models": {"Thing": {"dataclass": True, "columns": columns}}},
    "joined": heirs(single=False),
    "single": heirs(single=True),
    "mixin": lambda columns: {"mixins": {"Shared": {"columns": columns}}, "models": {"Thing": {"mixins": ["Shared"]}}},
    "abstract": lambda columns: {
        "models": {"Above": {"abstract": True, "columns": columns}, "Thing": {"inherits": "Above"}}
    },
}


@pytest.mark.parametrize("made", CLASSES)
def test_every_name_that_means_something_elsewhere_is_a_column(made: str, tmp_path: Path) -> None:
    batch = Batch(tmp_path)
    every = measured_names()
    assert len(every) > 300
    chunks = [every[start : start + 25] for start in range(0, len(every), 25)]
    kinds = {"date?": "Date", "decimal(5, 2)?": "Numeric", "str(9)?": "String", "datetime?": "DateTime"}
    for number, chunk in enumerate(chunks):
        columns = dict(zip(chunk, itertools.cycle(kinds), strict=False))
        batch.add_schema(f"names_{number}", CLASSES[made](columns))
    ran = batch.run()
    assert [seen.error for seen in ran.values() if seen.error] == []
    for seen, chunk in zip(ran.values(), chunks, strict=True):
        expected = dict(zip(chunk, itertools.cycle(kinds.values()), strict=False))
        table = seen.tables["above" if made == "single" else "thing"]
        held = {name: column for name, column in table["columns"].items() if name not in ("id", "the_kind_of")}
        assert {name: column["type"] for name, column in held.items()} == expected
        assert all(column["nullable"] for column in held.values())
        # Only what Python or SQLAlchemy keeps for itself has another attribute than its name.
        others = {name: attribute for name, attribute in table["attributes"].items() if name != attribute}
        assert all(attribute == f"{name}_" for name, attribute in others.items())
        assert others.keys() <= {*keyword.kwlist, "metadata", "registry", "self"}


# Two classes of which one brings a name that the annotations of the other need; SQLAlchemy reads them in one namespace.
def _met(name: str, type_: str) -> dict[str, dict[str, Any]]:
    there, here = {name: "text?"}, {"first": f"{type_}?", "second": type_}
    thing, above = {"mixins": ["One", "Two"]}, {
        "polymorphic_on": "the_kind_of",
        "columns": {"the_kind_of": "str(9)", **there},
    }
    hybrid = {"mixins": ["One"], "columns": {"count": "int"}, "hybrids": {name: "count + 1"}}
    return {
        "the mixin before": {
            "mixins": {"One": {"columns": there}, "Two": {"columns": here}},
            "models": {"Thing": thing},
        },
        "the mixin behind": {
            "mixins": {"One": {"columns": here}, "Two": {"columns": there}},
            "models": {"Thing": thing},
        },
        "its own": {"mixins": {"One": {"columns": here}}, "models": {"Thing": {"mixins": ["One"], "columns": there}}},
        "a hybrid": {"mixins": {"One": {"columns": here}}, "models": {"Thing": hybrid}},
        "a relationship": {
            "mixins": {"One": {"columns": here}},
            "models": {"Thing": {"mixins": ["One"], "relationships": {name: "Other?"}}},
        },
        "a mixin of the abstract model above": {
            "mixins": {"One": {"columns": there}},
            "models": {"Above": {"abstract": True, "mixins": ["One"], "columns": here}, "Thing": {"inherits": "Above"}},
        },
        "below an abstract model": {
            "models": {"Above": {"abstract": True, "columns": here}, "Thing": {"inherits": "Above", "columns": there}}
        },
        "above by a joined table": {"models": {"Above": above, "Thing": {"inherits": "Above", "columns": here}}},
        "above in one table": {
            "models": {
                "Above": above,
                "Thing": {"inherits": {"model": "Above", "single": True}, "columns": {"first": here["first"]}},
            }
        },
    }


@pytest.mark.parametrize(("name", "type_"), [("int", "int"), ("str", "str(3)"), ("dict", "json"), ("date", "date")])
def test_a_name_of_one_class_is_none_of_anothers_annotations(name: str, type_: str, tmp_path: Path) -> None:
    batch, cases = Batch(tmp_path), _met(name, type_)
    for number, schema in enumerate(cases.values()):
        other = {"Other": {"columns": {"value": type_}}}
        batch.add_schema(f"met_{number}", {**schema, "models": {**schema["models"], **other}})
    for case, seen in zip(cases, batch.run().values(), strict=True):
        assert seen.error is None, f"{case}: {seen.error}"
        held = {name: one["nullable"] for table in seen.tables.values() for name, one in table["columns"].items()}
        assert held["first"] and not held.get("second"), case


@pytest.mark.parametrize("name", ["_sa_registry", "__table__", "__tablename__", "__private", "_", "ünï", "a-b", "1st"])
def test_a_name_that_python_or_sqlalchemy_drops_is_refused(name: str) -> None:
    assert complaints({"models": {"Thing": {"columns": {name: "int?"}}}})
    assert not complaints({"models": {"Thing": {"columns": {"value": {"type": "int?", "name": name}}}}})


def every_name() -> dict[str, Any]:
    """Return a schema in which each of the names is a column beside others, and a relationship, where it may be one."""
    models: dict[str, Any] = {"Other": {"columns": {"day": "date?"}}}
    for number, name in enumerate(measured_names()):
        known = {"Other": models["Other"]}
        beside = column(name)["models"]["Thing"]
        side: dict[str, Any] = {"columns": {"number": "int?"}}
        side["relationships"] = {name: {"model": "Other", "nullable": True, "back_populates": False}}
        for kind, made in (("Column", beside), ("Side", side)):
            if not complaints({"enums": {"Kind": ["a"]}, "models": {**known, "Thing": made}}):
                models[f"{kind}{number}"] = made
    return {"enums": {"Kind": ["a"]}, "models": models}


@pytest.mark.slow
def test_type_checkers_are_silent_about_every_name(tmp_path: Path) -> None:
    schemas = {"every_name": every_name()}
    assert len(schemas["every_name"]["models"]) > 600
    for made, of in CLASSES.items():
        columns = {name: "int?" for name in measured_names() if not complaints(of({name: "int?"}))}
        schemas[f"names_{made}"] = of(columns)
    for package, schema in schemas.items():
        for file in generate(document(schema), package):
            path = tmp_path / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8")
        (tmp_path / "src" / package / "__init__.py").write_text("")
    packages = [part for package in schemas for part in ("-p", f"{package}.models")]
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", *packages]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path / "src", check=False)
    assert (done.returncode, done.stdout) == (0, "")
    settings = {"include": ["src/**/models"], "extraPaths": ["src"], "typeCheckingMode": "strict"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps({**settings, "pythonVersion": "3.11"}))
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    said = json.loads(done.stdout)
    assert said["summary"]["filesAnalyzed"] > 600
    found = [f"{one['file']}:{one['range']['start']['line']}: {one['message']}" for one in said["generalDiagnostics"]]
    assert found == []
