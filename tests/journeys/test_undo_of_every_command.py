"""Every command that writes is taken back whole by `undo`, and done again by the next one."""

from __future__ import annotations

import sqlite3
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqla_scaffold.cli.main import program

from tests.write.test_whole_command import COMMANDS, ENVIRONMENT, made, tree

# In this order, in one project; `schema` stands for an edit of the schema by hand.
STEPS = (
    ("schema", "str(80)", "str(90)"),
    ("generate",),
    ("add-model", "Shelf", "label:str:40", "tags:many:Tag", "state:enum:new,old"),
    ("add-field", "Shelf", "height:int:null", "author:Author:null"),
    ("rename-field", "Shelf", "height", "width"),
    ("rename-model", "Shelf", "Rack"),
    ("revision", "-m", "shelves"),
    ("rename-model", "Rack", "Board"),
    ("remove-field", "Board", "width", "--yes"),
    ("remove-model", "Board", "--yes"),
    ("revision", "-m", "no shelves", "--force"),
    ("fmt",),
    ("import", "sqlite:///{home}/other.db", "-o", "schema.yaml"),
    ("generate", "--force"),
    ("commit",),
    ("update", "--data", "license=MIT"),
    ("update", "--abort"),
)


def run(root: Path, *words: str) -> Result:
    result = CliRunner().invoke(program, [*words, "-C", str(root)])
    assert not isinstance(result.exception, Exception), result.exception
    assert result.exit_code == 0, (words, result.output)
    return result


def test_there_and_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    root = made(tmp_path, COMMANDS["add-model, YAML"])
    with sqlite3.connect(tmp_path / "other.db") as database:
        database.execute("CREATE TABLE author (id INTEGER PRIMARY KEY, name VARCHAR(90) NOT NULL, born DATE)")
    for step in STEPS:
        if step[0] == "schema":
            text = (root / "schema.yaml").read_text()
            (root / "schema.yaml").write_text(text.replace(*step[1:]))
            continue
        if step[0] == "commit":
            subprocess.run(["git", "add", "--all"], cwd=root, check=True)
            subprocess.run(["git", "commit", "--quiet", "--message", "all"], cwd=root, check=True)
            continue
        before = tree(root)
        run(root, *(word.format(home=tmp_path) for word in step))
        after = tree(root)
        assert after != before, step
        said = run(root, "undo").output
        assert tree(root) == before, step
        assert f"This takes back `sqla-scaffold {step[0]}" in said, said
        run(root, "undo")
        assert tree(root) == after, step
