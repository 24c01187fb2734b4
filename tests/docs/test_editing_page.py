"""Every command of docs/editing.md does, to the schema of that page, what the page says."""

from __future__ import annotations

import re
import shlex
from difflib import ndiff
from pathlib import Path

import pytest
from click.testing import CliRunner

from sqla_scaffold import api
from sqla_scaffold.api import editing
from sqla_scaffold.cli.main import program
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics

PAGE = (Path(__file__).parents[2] / "docs/editing.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```([a-z ]+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
SCHEMA = next(text for kind, text in BLOCKS if kind == "yaml schema")
COMMANDS = [
    (text.removeprefix("$ sqla-scaffold ").strip(), *BLOCKS[number + 1])
    for number, (kind, text) in enumerate(BLOCKS)
    if kind == "console"
]
ROWS = re.findall(r"^\| `([^`]+)` \| `([a-z_]+: [^`]+)` \|$", PAGE, re.MULTILINE)


def told(folder: Path, command: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Return the schema after a command, and what was said."""
    (folder / "schema.yaml").write_text(SCHEMA)
    (folder / "pyproject.toml").write_text('[tool.sqla-scaffold]\npackage = "blog"\n')
    said = Diagnostics()
    after = [SCHEMA]

    def change(root: Path, asked: api.Asked, *_: object, **__: object) -> api.Outcome:
        changed = editing.change_schema(folder, asked, said)
        after.extend(document.text for document in (() if changed is None else changed.documents))
        return api.Outcome(ok=True)

    monkeypatch.setattr(api, "edit", change)
    assert CliRunner().invoke(program, shlex.split(command)).exit_code in (0, 1)
    return after[-1], as_text(said, color=False)


@pytest.mark.parametrize(("command", "kind", "expected"), COMMANDS, ids=lambda text: text[:30])
def test_a_command_does_what_the_page_says(
    command: str, kind: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    after, said = told(tmp_path, command, monkeypatch)
    if kind == "text":
        assert said == expected
        return
    assert said == ""
    lines = [line for line in ndiff(SCHEMA.splitlines(), after.splitlines()) if line[0] in "+-"]
    shown = [line for line in expected.splitlines() if line[0] in "+-"]
    assert [line[0] + line[2:] for line in lines] == shown


def test_there_are_rows() -> None:
    assert len(ROWS) > 8


@pytest.mark.parametrize(("typed", "written"), ROWS, ids=lambda text: text)
def test_a_field_means_what_the_page_says(
    typed: str, written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = f"add-field Post {typed}" if "post_" in written else f"add-model Thing {typed}"
    after, said = told(tmp_path, command, monkeypatch)
    assert written in [line.strip() for line in after.splitlines()], said + after
