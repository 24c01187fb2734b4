"""A folder is a case: a schema, a command line, and what becomes of the schema or what is said.

`before.yaml` (or `.toml`, or a folder `before/` of several files with a `schema.yaml`), `command`, and either `after.*`
or `said.txt`, or both.
"""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqla_scaffold import api
from sqla_scaffold.api import editing
from sqla_scaffold.cli.main import program
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics

CASES = sorted((Path(__file__).parent / "cases").iterdir())


def project(folder: Path, case: Path) -> Path:
    """Lay the schema of a case into a project; return the schema file."""
    before = next(case.glob("before*"))
    if before.is_dir():
        shutil.copytree(before, folder, dirs_exist_ok=True)
        schema = "schema.yaml"
    else:
        schema = f"schema{before.suffix}"
        shutil.copy(before, folder / schema)
    settings = f'[tool.sqla-scaffold]\npackage = "shop"\nschema = "{schema}"\n'
    (folder / "pyproject.toml").write_text(settings)
    return folder / schema


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_command_edits_the_schema(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect: Callable[[Path, str], None]
) -> None:
    schema = project(tmp_path, case)
    said: list[str] = []

    def change(root: Path, asked: Any, diagnostics: Diagnostics, *_: object, **__: object) -> api.Outcome:
        changed = editing.change_schema(tmp_path, asked, diagnostics)
        said.append(as_text(diagnostics, color=False))
        for document in () if changed is None else changed.documents:
            (tmp_path / document.name).write_bytes(document.text.encode())
        said.extend(f"{sentence}\n" for sentence in (() if changed is None else changed.said))
        return api.Outcome(ok=changed is not None)

    monkeypatch.setattr(api, "edit", change)
    for line in (case / "command").read_text().splitlines():
        result = CliRunner().invoke(program, shlex.split(line))
        assert not isinstance(result.exception, Exception), result.exception
    spoken = "".join(said)
    if spoken or (case / "said.txt").exists():
        expect(case / "said.txt", spoken)
    before = next(case.glob("before*"))
    if before.is_dir():
        for path in sorted(path for path in tmp_path.rglob("*.*") if path.suffix in (".yaml", ".toml")):
            name = path.relative_to(tmp_path)
            if name.name != "pyproject.toml" and path.read_bytes() != (before / name).read_bytes():
                expect(case / "after" / name, path.read_bytes().decode())
    elif schema.read_bytes() != before.read_bytes():
        expect(case / f"after{schema.suffix}", schema.read_bytes().decode())
    else:
        assert not list(case.glob("after*")), "nothing was changed"
