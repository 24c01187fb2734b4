"""The models of all real databases, views and mixins included: they map without a warning, type checkers are silent, and
smoke passes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from sqla_scaffold.api.import_options import ImportOptions, chosen
from sqla_scaffold.api.importing import schema_of, with_shared_columns
from sqla_scaffold.config import Config
from sqla_scaffold.emit.targets import emit
from sqla_scaffold.reading.database.connect import read_database
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.schema.snapshot import dump
from sqla_scaffold.schema.types import TYPES
from sqla_scaffold.smoke.probes import PROBES
from sqla_scaffold.smoke.runner import run
from tests.importing import real_databases as real
from tests.migrate.project import Project

pytestmark = [
    pytest.mark.slow,
    pytest.mark.postgresql,
    pytest.mark.mysql,
    pytest.mark.skipif(not real.FOLDER.is_dir(), reason="the databases do not lie beside the checkout"),
]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a package for each database, and return their folder."""
    root = tmp_path_factory.mktemp("imports")
    for name in real.NAMES:
        place = real.fresh(real.dialect_of(name), root)
        url = next(place)
        real.load(name, url)
        document, text, meant = schema_of(
            chosen(read_database(url), ImportOptions(views=True)), "yaml", "schema.yaml", Diagnostics()
        )
        place.close()  # type: ignore[attr-defined]  # a generator, of which only the first value is wanted
        assert meant is not None, text
        _, _, meant = with_shared_columns(document, text, meant, "yaml")
        config = Config(f"of_{name}", entry="none", database=real.dialect_of(name))
        for file in emit(meant.schema, config):
            path = root / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8")
        (root / config.package_path / "__init__.py").write_text("")
    return root


def _run(arguments: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, cwd=folder, check=False)


def test_they_map_without_a_warning(written: Path) -> None:
    for name in real.NAMES:
        program = f"import of_{name}.models; from sqlalchemy.orm import configure_mappers; configure_mappers()"
        done = _run(["-W", "error", "-c", program], written / "src")
        assert (done.returncode, done.stderr) == (0, ""), name


def test_mypy_strict_is_silent(written: Path) -> None:
    packages = [part for name in real.NAMES for part in ("-p", f"of_{name}")]
    done = _run(["-m", "mypy", "--strict", "--no-error-summary", *packages], written / "src")
    assert (done.returncode, done.stdout) == (0, "")


def test_pyright_strict_is_silent(written: Path) -> None:
    settings = {
        "include": ["src/**/models"],
        "extraPaths": ["src"],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
    }
    (written / "pyrightconfig.json").write_text(json.dumps(settings))
    done = _run(["-m", "pyright", "--outputjson", "--pythonpath", sys.executable], written)
    said = json.loads(done.stdout)
    assert said["summary"]["filesAnalyzed"] > len(real.NAMES)
    found = said["generalDiagnostics"]
    assert [f"{one['file']}:{one['range']['start']['line']}: {one['message']}" for one in found] == []


@pytest.mark.parametrize("name", real.NAMES)
def test_smoke_passes(name: str, tmp_path: Path) -> None:
    dialect = real.dialect_of(name)
    places = [real.fresh(dialect, tmp_path) for _ in range(2)]
    first, second = (next(place) for place in places)
    real.load(name, first)
    found = chosen(read_database(first), ImportOptions(views=True))
    _, text, meant = schema_of(found, "yaml", "schema.yaml", Diagnostics())
    assert meant is not None, text
    project = Project.make(tmp_path / "project", meant.schema, second)
    (project.root / "src" / project.package / "__init__.py").write_text("")
    diagnostics = Diagnostics()
    report = run(
        project.root,
        Config(project.package, entry="none", database=dialect),
        diagnostics,
        expected=dump(meant.schema),
        url=None if dialect == "sqlite" else second,
        python=Path(sys.executable),
        progress=lambda _: None,
        type_names={row.name: row.sqlalchemy for row in TYPES},
        kinds=[kind for kind in PROBES if kind.name not in ("format", "types", "entry")],
    )
    assert report.ok, as_text(diagnostics, color=False)
    for place in places:
        place.close()  # type: ignore[attr-defined]  # generators, of which only the first value is wanted
