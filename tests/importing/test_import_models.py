"""Models that are there already become a schema, whose models are the same again."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sqla_scaffold.api.import_options import ImportOptions
from sqla_scaffold.api.importing_models import import_models
from sqla_scaffold.cli.main import program
from sqla_scaffold.config import Config
from sqla_scaffold.emit.targets import emit
from sqla_scaffold.reading.classes.run import asked
from sqla_scaffold.reading.schema_file import read_schema_text
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.resolve.resolve import resolve
from sqla_scaffold.schema.model import Schema
from tests.golden.cases import CASES, FOLDER
from tests.hard.test_hard_inputs import FOLDER as HARD

HERE = Path(__file__).parent / "models"
# Where a class stands, and what our own models name after the module they are in.
_ELSEWHERE = ("file", "line", "lines", "module", "by_backref", "number")
# Why a case cannot be the same again.
LEFT_OUT = {
    "engines": "there are several MetaData in it, of which one is named at a time",
    "concrete": "constraints of concrete models have names that follow from more than their tables",
}


def facts(root: Path, package: str) -> Any:
    """Return what SQLAlchemy knows of models, without where they stand and in which order."""
    found = asked([[f"{package}.models", ""]], root, Path(sys.executable), None)
    assert "error" not in found, found
    return _plain(found)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        # In a circle of tables one key waits for the others; which one is as good as another.
        gone = (*_ELSEWHERE, "use_alter", *(("key",) if isinstance(value.get("key"), str) else ()))
        return {name: _plain(part) for name, part in value.items() if name not in gone}
    if isinstance(value, list):
        return sorted((_plain(one) for one in value), key=lambda one: json.dumps(one, sort_keys=True))
    return value


def meant(text: str, database: str) -> Schema:
    diagnostics = Diagnostics()
    spec = read_schema_text(text.encode(), "schema.yaml", "yaml", diagnostics)
    schema = None if spec is None else resolve(spec, diagnostics, database=database)
    assert schema is not None, text + as_text(diagnostics, color=False)
    return schema


def write(schema: Schema, config: Config, root: Path, extra: Path | None = None) -> None:
    for file in emit(schema, config):
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")
    (root / config.package_path / "__init__.py").write_text("")
    for path in extra.glob("package/*.py") if extra is not None else ():
        shutil.copy(path, root / config.package_path / path.name)


def same_again(schema: Schema, config: Config, folder: Path, extra: Path | None = None) -> str:
    """Import the models of a schema, generate models of that, and compare what SQLAlchemy knows of both."""
    write(schema, config, folder / "one", extra)
    diagnostics = Diagnostics()
    names = [f"{config.package}.models"]
    found = import_models(folder / "one", names, config.database, ImportOptions(), diagnostics, lambda _: None)
    said = as_text(diagnostics, color=False)
    assert found is not None and not len(diagnostics), said
    write(meant(found.text, config.database), config, folder / "two", extra)
    assert facts(folder / "one", config.package) == facts(folder / "two", config.package)
    return found.text


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(one, id=one.name, marks=() if at % 3 == 0 else pytest.mark.slow)
        for at, one in enumerate(one for one in CASES if one.name not in LEFT_OUT)
    ],
)
def test_generated_models_are_the_same_again(case: Any, tmp_path: Path) -> None:
    same_again(case.schema(), case.config, tmp_path, FOLDER / case.name)


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(one, id=one.stem, marks=() if at % 9 == 0 else pytest.mark.slow)
        for at, one in enumerate(sorted(HARD.glob("*.yaml")))
    ],
)
def test_models_of_nasty_databases_are_the_same_again(path: Path, tmp_path: Path) -> None:
    config = Config("nasty", entry="none", database="postgresql")
    schema = meant(path.read_text(encoding="utf-8"), "postgresql")
    same_again(schema, config, tmp_path)


def run(folder: Path, *arguments: str) -> Result:
    command = ["import", *arguments, "-C", str(folder)]
    result = CliRunner().invoke(program, command, standalone_mode=False)
    assert result.exception is None, result.exception
    return result


@pytest.mark.parametrize(
    ("name", "models"),
    [
        ("classical", "shop:Base"),
        ("old_style", "blog:Base"),
        ("flask_sqlalchemy", "app:db.Model"),
        ("core", "tables:metadata"),
    ],
)
def test_what_people_wrote_is_a_schema(
    name: str, models: str, tmp_path: Path, expect: Callable[[Path, str], None]
) -> None:
    for path in (HERE / name).glob("*.py"):
        shutil.copy(path, tmp_path / path.name)
    result = run(tmp_path, "--models", models)
    assert result.return_value == 0
    expect(HERE / name / "schema.yaml", result.stdout)
    expect(HERE / name / "said.txt", result.stderr.replace(str(tmp_path), "."))
    config = Config("made", entry="none", database="sqlite")
    write(meant(result.stdout, "sqlite"), config, tmp_path)
    assert "error" not in asked([["made.models", ""]], tmp_path, Path(sys.executable), None)


def test_an_import_into_a_schema_that_is_there_changes_nothing(tmp_path: Path) -> None:
    for name, models in (("classical", "shop:Base"), ("old_style", "blog:Base"), ("core", "tables:metadata")):
        folder = tmp_path / name
        shutil.copytree(HERE / name, folder)
        run(folder, "--models", models, "-o", "made.yaml")
        before = (folder / "made.yaml").read_bytes()
        for more in ([], ["--dry-run"], ["--diff"], ["--prune"]):
            again = run(folder, "--models", models, "-o", "made.yaml", *more)
            assert (again.return_value, (folder / "made.yaml").read_bytes()) == (0, before), again.stderr
            assert "The schema says what the database holds." in again.stderr and again.stdout == ""


def test_a_module_that_fails_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("import sqlalchemy\n\n1 / 0\n")
    result = run(tmp_path, "--models", "broken:Base")
    assert result.return_value == 1
    assert "broken.py:3:1: error[D020]: broken:Base: ZeroDivisionError: division by zero" in result.stderr
    missing = run(tmp_path, "--models", "nowhere:Base")
    assert "error[D020]: nowhere:Base: ModuleNotFoundError: No module named 'nowhere'" in missing.stderr
    (tmp_path / "empty.py").write_text("x = 1\n")
    assert "1 is neither a declarative base nor a MetaData" in run(tmp_path, "--models", "empty:x").stderr
    assert "there is no MetaData in what is named" in run(tmp_path, "--models", "empty").stderr


def test_a_module_of_the_person_that_ends_the_process_is_told(tmp_path: Path) -> None:
    (tmp_path / "ends.py").write_text("import os\nos._exit(3)\n")
    assert "error[D020]: ends:Base: it ended with status 3" in run(tmp_path, "--models", "ends:Base").stderr


def test_a_url_and_models_are_one_of_two(tmp_path: Path) -> None:
    for arguments in ([], ["sqlite:///x.db", "--models", "shop:Base"], ["sqlite:///x.db", "--database", "mysql"]):
        result = CliRunner().invoke(program, ["import", *arguments, "-C", str(tmp_path)])
        assert result.exit_code == 2 and "Error:" in result.output
