"""The Tab key knows the models and fields of the schema, and never says anything else."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from sqla_scaffold.cli.main import program

SCHEMA = """\
mixins:
  Stamps: {columns: {seen_at: datetime}}
models:
  Post:
    columns: {title: str(80), body: text}
    relationships: {author: Author}
  Author: {columns: {name: str(80)}}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "schema.yaml").write_text(SCHEMA)
    (tmp_path / "pyproject.toml").write_text('[tool.sqla-scaffold]\npackage = "blog"\n')
    return tmp_path


def offered(*words: str) -> list[str]:
    *before, begun = words
    shell = ShellComplete(program, {}, "sqla-scaffold", "_SQLA_SCAFFOLD_COMPLETE")
    return [item.value for item in shell.get_completions(before, begun)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("remove-model", ""), ["Post", "Author"]),
        (("rename-model", "A"), ["Author"]),
        (("show", "P"), ["Post"]),
        (("add-field", "S"), ["Stamps"]),
        (("remove-field", ""), ["Post", "Author", "Stamps"]),
        (("remove-field", "Post", ""), ["title", "body", "author"]),
        (("remove-field", "Post", "body", ""), ["title", "author"]),
        (("rename-field", "Post", "a"), ["author"]),
        (("rename-field", "Post", "author", ""), []),
        (("remove-field", "Nobody", ""), []),
    ],
)
def test_names_are_offered(project: Path, words: tuple[str, ...], expected: list[str]) -> None:
    command, *rest = words
    assert offered(command, "-C", str(project), *rest) == expected


@pytest.mark.parametrize("broken", ["models: [", "models: {A: {columns: 5}}", "include: nothing.yaml", None])
def test_without_a_sound_schema_nothing_is_said(project: Path, broken: str | None) -> None:
    if broken is None:
        (project / "schema.yaml").unlink()
    else:
        (project / "schema.yaml").write_text(broken)
    assert offered("remove-field", "-C", str(project), "Post", "") == []


def test_without_a_project_nothing_is_said(tmp_path: Path) -> None:
    assert offered("remove-model", "-C", str(tmp_path / "nowhere"), "") == []
