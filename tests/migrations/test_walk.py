"""A walk of random changes from a schema of the examples: at each step the database is that of the new schema, and the way
back leads to that of the old one, rows included."""

from __future__ import annotations

import random
import tomllib
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.migrations import bench
from tests.migrations.test_cases import fresh

from sqla_scaffold.compare.diff import compare
from sqla_scaffold.reading.database.connect import _READERS
from sqla_scaffold.reading.schema_file import read_schema_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.resolve.resolve import resolve
from sqla_scaffold.schema.model import Schema

EXAMPLES = Path(__file__).parents[2] / "examples"
Data = dict[str, Any]
pytestmark = pytest.mark.filterwarnings("ignore:.*expression-based index", "ignore:.*Computed default")


def _long(column: Any) -> Data:
    return column if isinstance(column, dict) else {"type": column}


class Walk:
    """A schema as plain data, and what may happen to it."""

    def __init__(self, data: Data, seed: int) -> None:
        self.data = data
        self.random = random.Random(seed)
        self.count = 0

    def step(self) -> None:
        self.forget()
        names = [name for name in dir(self) if name.startswith("do_")]
        for name in self.random.sample(names, self.random.choice((1, 1, 2, 4))):
            getattr(self, name)()

    def forget(self) -> None:
        """Take out what was said about the step before."""
        for model in self.data["models"].values():
            model.pop("was", None)
            for part in (*model.get("columns", {}).values(), *model.get("relationships", {}).values()):
                if isinstance(part, dict):
                    part.pop("was", None)
                    part.pop("fill", None)

    def fresh_name(self) -> str:
        self.count += 1
        return f"thing{self.count}"

    def model(self) -> Data:
        model: Data = self.data["models"][self.random.choice(list(self.data["models"]))]
        model.setdefault("columns", {})
        return model

    def column(self) -> tuple[Data, str, Data]:
        """Return a column that nothing else names, as far as possible."""
        for _ in range(50):
            model = self.model()
            names = [name for name in model["columns"] if name not in str({**model, "columns": {}})]
            if names:
                name = self.random.choice(names)
                model["columns"][name] = _long(model["columns"][name])
                return model, name, model["columns"][name]
        model = self.model()
        model["columns"]["spare"] = {"type": "int?"}
        return model, "spare", model["columns"]["spare"]

    def do_add_column(self) -> None:
        kind = self.random.choice(
            [
                {"type": "str(20)?"},
                {"type": "int", "fill": 7},
                {"type": "bool", "server_default": True},
                {"type": "datetime", "server_default": {"sql": "now()"}},
                {"type": "str(30)", "fill": {"sql": "'it''s'"}},
                {"type": "decimal(10, 2)", "server_default": 0, "comment": "in 100%: coins"},
                {"type": "int?", "index": True},
                {"type": "str(12)?", "unique": True},
            ]
        )
        self.model()["columns"][self.fresh_name()] = dict(kind)

    def do_drop_column(self) -> None:
        model, name, _ = self.column()
        if len(model["columns"]) > 1:
            del model["columns"][name]

    def do_rename_column(self) -> None:
        model, name, column = self.column()
        new = self.fresh_name()
        model["columns"] = {
            (new if key == name else key): ({**column, "was": name} if key == name else value)
            for key, value in model["columns"].items()
        }

    def do_change_nullable(self) -> None:
        _, _, column = self.column()
        if column.get("type", "").endswith("?") and not column.get("unique"):
            column["type"] = column["type"].rstrip("?")
            column["fill"] = {"int": 3, "str": "x"}.get(column["type"].partition("(")[0], None)
            if column["fill"] is None:
                column["type"] += "?"
                del column["fill"]

    def do_make_nullable(self) -> None:
        _, _, column = self.column()
        if "type" in column and not column.get("primary_key") and not column["type"].endswith("?"):
            column["type"] += "?"

    def do_change_flags(self) -> None:
        _, _, column = self.column()
        if str(column.get("type")).rstrip("?") in ("text", "json", "bytes") or column.get("primary_key"):
            return
        column["index"] = not column.get("index", False)

    def do_change_type(self) -> None:
        _, _, column = self.column()
        kinds = {"int": "bigint", "bigint": "int", "str(20)": "str(40)", "str(40)": "str(120)", "date": "datetime"}
        kind = str(column.get("type"))
        mark = "?" if kind.endswith("?") else ""
        if kind.rstrip("?") in kinds and not column.get("primary_key") and "server_default" not in column:
            column["type"] = kinds[kind.rstrip("?")] + mark

    def do_change_comment(self) -> None:
        self.column()[2]["comment"] = f"number {self.random.randrange(100)}: it's 100%"

    def do_add_check(self) -> None:
        model, name, column = self.column()
        if str(column.get("type")).rstrip("?") in ("int", "bigint"):
            model.setdefault("checks", {})[self.fresh_name()] = f"{column.get('name', name)} > -{self.count}"

    def do_add_model(self) -> None:
        name = self.fresh_name().title()
        target = self.random.choice(list(self.data["models"]))
        relationships: Data = {"of": {"model": target, "back_populates": False}} if self.random.random() < 0.7 else {}
        self.data["models"][name] = {"columns": {"label": {"type": "str(20)"}}, "relationships": relationships}

    def do_drop_model(self) -> None:
        for name in list(self.data["models"]):
            others = {other: model for other, model in self.data["models"].items() if other != name}
            if name not in str(others) and self.random.random() < 0.5:
                self.data["models"] = others
                return

    def do_rename_model(self) -> None:
        for name in self.random.sample(list(self.data["models"]), len(self.data["models"])):
            others = {other: model for other, model in self.data["models"].items() if other != name}
            if name not in str(others):
                new = self.fresh_name().title()
                self.data["models"] = {
                    (new if key == name else key): ({**model, "was": name} if key == name else model)
                    for key, model in self.data["models"].items()
                }
                self.data["models"][new].pop("table", None)
                return


def resolved(data: Data, database: str) -> Schema | None:
    diagnostics = Diagnostics()
    text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True)
    spec = read_schema_text(text.encode(), "schema.yaml", "yaml", diagnostics)
    schema = None if spec is None else resolve(spec, diagnostics, database=database)
    return None if diagnostics.errors else schema


def example(name: str) -> Data:
    """Return a schema of the examples as plain data."""
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    data: Data = tomllib.loads(text) if name.endswith(".toml") else yaml.safe_load(text)
    return data


def steps(name: str, seed: int, database: str, count: int) -> list[Schema]:
    """Return the schemas of a walk; what no schema allows is tried again in another way."""
    data = example(name)
    start = resolved(data, database)
    assert start is not None
    found = [start]
    for attempt in range(20 * count + 1000):
        walk = Walk(yaml.safe_load(yaml.safe_dump(data, sort_keys=False)), seed * 1000 + attempt)
        walk.count = attempt * 10
        walk.step()
        schema = resolved(walk.data, database)
        if schema is not None and compare(found[-1], schema).changes:
            found.append(schema)
            data = walk.data
        if len(found) > count:
            break
    return found


def insert_rows(url: str, schema: Schema) -> None:
    """Put a row into every table that none of the others needs to be filled for."""
    for table in schema.tables:
        if table.foreign_keys or table.checks:
            continue
        names, values = [], []
        for column in table.columns:
            if column.nullable or column.server_default or column.autoincrement or column.computed:
                continue
            kind = column.type.name
            names.append(column.name)
            values.append("1" if kind in ("int", "bigint", "bool", "decimal") else "'2020-01-01'")
        if names:
            quote = "`" if "mysql" in url else '"'
            listed = ", ".join(f"{quote}{name}{quote}" for name in names)
            bench.execute(url, (f"INSERT INTO {quote}{table.key}{quote} ({listed}) VALUES ({', '.join(values)})",))


SLOW = [pytest.mark.slow]


@pytest.mark.parametrize(
    ("name", "database", "seed", "count"),
    [
        *(("chinook.yaml", "sqlite", seed, 6) for seed in range(3)),
        pytest.param("chinook.yaml", "sqlite", 7, 150, marks=SLOW),
        pytest.param("chinook.yaml", "postgresql", 8, 100, marks=[pytest.mark.postgresql, *SLOW]),
        pytest.param("chinook.yaml", "mysql", 9, 40, marks=[pytest.mark.mysql, *SLOW]),
        pytest.param("pagila.toml", "postgresql", 0, 40, marks=[pytest.mark.postgresql, *SLOW]),
    ],
)
def test_a_walk_of_changes(name: str, database: str, seed: int, count: int, tmp_path: Path) -> None:
    schemas = steps(name, seed, database, count)
    assert len(schemas) == count + 1
    with ExitStack() as stack:
        url = stack.enter_context(fresh(database, tmp_path, "walk"))
        bench.run(url, bench.first(schemas[0], database), "upgrade")
        insert_rows(url, schemas[0])
        for number, (before, after) in enumerate(zip(schemas, schemas[1:])):
            text = bench.revision_of(compare(before, after), database, "step").text
            held, rows = bench.facts(url), bench.rows(url, before)
            bench.run(url, text, "upgrade")
            with ExitStack() as inner:
                plain = inner.enter_context(fresh(database, tmp_path, f"plain{number}"))
                bench.run(plain, bench.first(after, database), "upgrade")
                assert bench.facts(url) == bench.facts(plain), text
            if database in _READERS:
                assert bench.drift(url, after) == [], text
            bench.run(url, text, "downgrade")
            assert bench.facts(url) == held, text
            kept = {str(key) for key in compare(before, after).matches.tables.values()}
            now = bench.rows(url, before)
            assert {name: len(now[name]) for name in kept} == {name: len(rows[name]) for name in kept}
            bench.run(url, text, "upgrade")
