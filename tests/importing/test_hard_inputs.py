"""Small, nasty databases: imported, generated and made again, they are what they were.

The SQL of the databases lies beside the checkout and is no part of the project.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sqla_scaffold.api.importing import report, schema_of
from sqla_scaffold.config import Config
from sqla_scaffold.emit.targets import emit
from sqla_scaffold.reading.database.connect import read_database
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.schema.model import Schema
from tests.importing.form import check_form
from tests.hard.test_hard_inputs import DATABASES, compared, create_all, differences, emptied
from tests.migrate.project import Project

pytestmark = [
    pytest.mark.postgresql,
    pytest.mark.skipif(not DATABASES.is_dir(), reason="the databases do not lie beside the checkout"),
]

# PostgreSQL itself refuses c30: a table brings a type of its own name, and there is one already.
CASES = sorted(path.stem for path in DATABASES.glob("*.sql") if path.stem != "c30_enum_table_clash")


def load(name: str, url: str) -> None:
    with emptied(url).connect() as connection, connection.connection.cursor() as cursor:
        cursor.execute((DATABASES / f"{name}.sql").read_text(encoding="utf-8"))


def imported(url: str) -> tuple[str, Schema, str]:
    """Return the text, its meaning, and what was reported; views are imported as well."""
    diagnostics = Diagnostics()
    document, text, meant = schema_of(read_database(url), "yaml", "schema.yaml", diagnostics)
    check_form(document)
    assert meant is not None, text + as_text(diagnostics, color=False)
    report(document, meant, diagnostics)
    return text, meant.schema, as_text(diagnostics, color=False)


@pytest.mark.parametrize("name", CASES)
def test_it_is_the_database_again(
    name: str, postgresql_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(name, postgresql_url)
    original = compared(postgresql_url)
    text, schema, said = imported(postgresql_url)
    problems = _made_again(original, schema, postgresql_url, tmp_path, monkeypatch)
    assert not problems, "\n".join([*problems, text, said])


def test_all_models_are_sound(postgresql_url: str, tmp_path: Path) -> None:
    """They import with warnings as errors, their mappers go together, and mypy --strict is silent."""
    for name in CASES:
        load(name, postgresql_url)
        _, schema, _ = imported(postgresql_url)
        config = Config(f"hard_{name}", entry="none", database="postgresql")
        for file in emit(schema, config):
            path = tmp_path / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8")
        (tmp_path / config.package_path / "__init__.py").write_text("")
    imports = "; ".join(f"import hard_{name}.models" for name in CASES)
    program = f"from sqlalchemy.orm import configure_mappers; {imports}; configure_mappers()"
    packages = [part for name in CASES for part in ("-p", f"hard_{name}")]
    for arguments in (["-W", "error", "-c", program], ["-m", "mypy", "--strict", "--no-error-summary", *packages]):
        run = [sys.executable, *arguments]
        done = subprocess.run(run, capture_output=True, text=True, cwd=tmp_path / "src", check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("before", "after"), [("c26_order_a", "c26_order_b"), ("c27_add1", "c27_add2"), ("c28_m2m1", "c28_m2m2")]
)
def test_what_comes_later_renames_nothing(before: str, after: str, postgresql_url: str) -> None:
    known = {}
    for name in (before, after):
        load(name, postgresql_url)
        _, schema, _ = imported(postgresql_url)
        known[name] = {
            (model.name, one.name) for model in schema.models for one in (*model.attributes, *model.relationships)
        }
    assert known[before] <= known[after]


def _made_again(
    original: dict[str, object], schema: Schema, url: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    emptied(url)
    project = Project.make(folder, schema, url)
    try:
        project.upgrade()
        found = [f"by the revision: {one}" for one in differences(original, compared(url))]
        engine = emptied(url)
        monkeypatch.syspath_prepend(str(folder / "src"))
        create_all(project, schema, engine)
    except Exception as error:  # whatever stops it, the case does not pass
        return [f"{type(error).__name__}: {error}"]
    return [*found, *(f"by create_all: {one}" for one in differences(original, compared(url)))]
