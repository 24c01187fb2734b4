"""Every way to inherit, on servers: made by models and by revisions alike, written, found by the class above, deleted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqla_scaffold.config import Config
from sqla_scaffold.emit.targets import emit
from sqla_scaffold.migrate.environment import environment
from sqla_scaffold.migrate.revision import initial_revision
from sqla_scaffold.reading.schema_file import read_schema_text
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.resolve.resolve import resolve
from sqla_scaffold.schema.snapshot import dump
from sqla_scaffold.schema.types import TYPES

from tests.golden.cases import Case

# What MySQL and MariaDB have not, and stands in the cases for other reasons.
_NOT_THERE = ("    indexes:\n      - {name: ix_vehicle_plate_lower, columns: [{sql: lower(plate)}]}\n",)

PROGRAM = """
import sqlalchemy as sa
from shop.db import Model, engine, s
from shop.factories import FACTORIES

Model.metadata.create_all(engine)
for factory in FACTORIES:
    factory.create_sync()
s.commit()
s.remove()
found = 0
for mapper in Model.registry.mappers:
    if mapper.polymorphic_on is None or mapper.inherits is not None and not mapper.inherits.concrete:
        continue
    made = {one.__model__ for one in FACTORIES if issubclass(one.__model__, mapper.class_)}
    rows = s.scalars(sa.select(mapper.class_).execution_options(populate_existing=True)).all()
    assert {type(row) for row in rows} == made, (mapper, made, rows)
    is_union = not isinstance(mapper.polymorphic_on.table, sa.Table)  # in which no row says it
    for row in () if is_union else rows:
        known = sa.inspect(row).mapper
        said = getattr(row, known.get_property_by_column(known.polymorphic_on).key)
        assert said == known.polymorphic_identity, (row, said)
    found += len(made)
assert found >= {least}
for factory in FACTORIES:
    one = factory.create_sync()
    key, cls = sa.inspect(one).identity, type(one)
    s.delete(one)
    s.flush()
    s.expire_all()
    assert s.get(cls, key) is None, cls
s.rollback()
s.remove()
Model.metadata.drop_all(engine)
assert sa.inspect(engine).get_table_names() == ["alembic_version"]
"""


def write(case: Case, database: str, url: str, root: Path) -> str:
    """Write the package and its revision; return what the judge of the corpus is told of it."""
    text = case.schema_text
    for part in _NOT_THERE if database == "mysql" else ():
        text = text.replace(part, "")
    diagnostics = Diagnostics()
    spec = read_schema_text(text.encode(), "schema.yaml", "yaml", diagnostics)
    schema = None if spec is None else resolve(spec, diagnostics, database=database)
    assert schema is not None, as_text(diagnostics, color=False)
    config = Config("shop", entry="none", database=database)
    for file in (*emit(schema, config), *initial_revision(schema, config), *environment(schema, config)):
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")
    (root / config.package_path / "__init__.py").write_text("")
    job = {
        "name": case.name,
        "package": config.package,
        "migrations": config.migrations,
        "expected": json.loads(dump(schema))["schema"],
        "type_names": {row.name: row.sqlalchemy for row in TYPES},
        "url": url,
    }
    return json.dumps([job])


@pytest.mark.parametrize(
    "database",
    [
        pytest.param("postgresql", marks=pytest.mark.postgresql),
        pytest.param("mysql", marks=pytest.mark.mysql),
    ],
)
@pytest.mark.parametrize(("name", "least"), [("inheritance", 4), ("single_table_inheritance", 4), ("concrete", 5)])
def test_it_runs_on_servers(
    name: str, least: int, database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = request.getfixturevalue(f"{database}_url")
    job = write(Case(name), database, url, tmp_path)
    judge = [sys.executable, "-W", "error", "-m", "tests.corpus.judge", str(tmp_path)]
    done = subprocess.run(judge, input=job, capture_output=True, text=True, check=False)
    assert not done.stdout, json.loads(done.stdout)["said"]
    assert done.returncode == 0, done.stderr
    program = [sys.executable, "-W", "error", "-c", PROGRAM.replace("{least}", str(least))]
    done = subprocess.run(
        program,
        env={**os.environ, "DATABASE_URL": url},
        cwd=tmp_path / "src",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
