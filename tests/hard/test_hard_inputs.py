"""Small, nasty databases, each written as a schema: what is generated of it is that database again.

The SQL of the databases lies beside the checkout and is no part of the project; `NAME.yaml` is `NAME.sql` in our language.
"""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from sqla_scaffold.reading.schema_file import read_schema_text
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.resolve.resolve import resolve
from sqla_scaffold.schema.model import Schema
from tests.migrate.catalog import catalog
from tests.migrate.project import Project

FOLDER = Path(__file__).parent
CASES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
SHARED = Path(os.environ.get("SQLA_SCAFFOLD_CASES") or FOLDER.parents[2] / "shared" / "cases")
DATABASES = SHARED / "hard-inputs"

pytestmark = pytest.mark.skipif(not DATABASES.is_dir(), reason="the databases do not lie beside the checkout")


def schema_of(name: str) -> Schema:
    diagnostics = Diagnostics()
    path = FOLDER / f"{name}.yaml"
    spec = read_schema_text(path.read_bytes(), path.name, "yaml", diagnostics)
    schema = None if spec is None else resolve(spec, diagnostics, database="postgresql")
    assert schema is not None and not len(diagnostics), as_text(diagnostics, color=False)
    return schema


def emptied(url: str) -> sa.Engine:
    """Return an engine on the test's own database, with everything dropped from it."""
    engine = sa.create_engine(url, poolclass=sa.NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for name in sa.inspect(connection).get_schema_names():
            if name != "information_schema":
                connection.execute(sa.schema.DropSchema(name, cascade=True))
        connection.execute(sa.schema.CreateSchema("public"))
    return engine


def compared(url: str) -> dict[str, Any]:
    """Return the catalogue without the columns' order."""
    found = catalog(url)
    return {**found, "columns": [(row[0], *row[2:]) for row in found["columns"]]}


def differences(original: dict[str, Any], ours: dict[str, Any]) -> list[str]:
    before = Counter(f"{kind}: {row}" for kind, rows in original.items() for row in rows)
    after = Counter(f"{kind}: {row}" for kind, rows in ours.items() for row in rows)
    return [*(f"lacks {row}" for row in before - after), *(f"has {row}" for row in after - before)]


def create_all(project: Project, schema: Schema, engine: sa.Engine) -> None:
    metadata = importlib.import_module(f"{project.package}.db").Model.metadata
    importlib.import_module(f"{project.package}.models")
    schemas = {table.key.schema for table in schema.tables} | {enum.schema for enum in schema.enums}
    with engine.connect() as connection:
        for name in sorted(filter(None, schemas)):
            connection.execute(sa.schema.CreateSchema(name))
        for name in schema.extensions:
            connection.exec_driver_sql(f"CREATE EXTENSION {name}")
        metadata.create_all(connection)


@pytest.mark.postgresql
@pytest.mark.parametrize("name", CASES)
def test_it_is_the_database_again(
    name: str, postgresql_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema = schema_of(name)
    with emptied(postgresql_url).connect() as connection, connection.connection.cursor() as cursor:
        cursor.execute((DATABASES / f"{name}.sql").read_text(encoding="utf-8"))
    original = compared(postgresql_url)
    assert original["columns"]

    engine = emptied(postgresql_url)
    project = Project.make(tmp_path, schema, postgresql_url)
    project.upgrade()
    project.check()
    assert differences(original, compared(postgresql_url)) == []

    engine = emptied(postgresql_url)
    monkeypatch.syspath_prepend(str(tmp_path / "src"))
    create_all(project, schema, engine)
    assert differences(original, compared(postgresql_url)) == []


def test_the_models_are_sound(tmp_path: Path) -> None:
    """They import with warnings as errors, their mappers go together, and mypy --strict is silent."""
    from sqla_scaffold.config import Config
    from sqla_scaffold.emit.targets import emit

    for name in CASES:
        config = Config(f"hard_{name}", entry="none", database="postgresql")
        for file in emit(schema_of(name), config):
            path = tmp_path / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8")
        (tmp_path / config.package_path / "__init__.py").write_text("")
    imports = "; ".join(f"import hard_{name}.models" for name in CASES)
    program = f"from sqlalchemy.orm import configure_mappers; {imports}; configure_mappers()"
    run = [sys.executable, "-W", "error", "-c", program]
    done = subprocess.run(run, capture_output=True, text=True, cwd=tmp_path / "src", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    packages = [part for name in CASES for part in ("-p", f"hard_{name}")]
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", *packages]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path / "src", check=False)
    assert (done.returncode, done.stdout) == (0, "")
