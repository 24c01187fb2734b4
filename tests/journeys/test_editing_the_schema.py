"""The commands that edit the schema, in a project that is lived in."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sqla_scaffold.cli.main import program
from sqla_scaffold.editing import yaml_text
from sqla_scaffold.formatting.edits import Edit
from tests.journeys.test_new_and_generate import make, tree


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    assert make(tmp_path / "shop").written
    return tmp_path / "shop"


def run(folder: Path, *words: str) -> Result:
    command, *rest = words
    result = CliRunner().invoke(program, [command, "-C", str(folder), *rest])
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


def test_the_schema_and_the_project_change_together(shop: Path) -> None:
    added = run(shop, "add-model", "Review", "stars:int", "book:Book:ondelete=cascade")
    assert (added.exit_code, added.stdout) == (0, "")
    assert "update  schema.yaml" in added.stderr and "create  src/shop/models/review.py" in added.stderr
    assert "Next: " in added.stderr and "'add Review'" in added.stderr
    assert "class Review(Model):" in (shop / "src/shop/models/review.py").read_text()
    for words in (
        ("add-field", "Review", "text:text:null"),
        ("rename-field", "Book", "title", "name"),
        ("rename-field", "Review", "book", "about"),
        ("rename-model", "Author", "Writer"),
        ("remove-field", "Review", "text"),
        ("remove-model", "Review"),
    ):
        assert run(shop, *words).exit_code == 0, words
        assert run(shop, "generate", "--check").exit_code == 0, words
    assert (shop / "schema.yaml").read_text().endswith("""\
models:
  Writer:
    was: Author
    columns: {name: str(80)}
  Book:
    columns: {name: {type: str(120), was: title}}
    relationships:
      author: {model: Writer, ondelete: CASCADE}
""")


def test_a_dry_run_shows_all_and_writes_nothing(shop: Path) -> None:
    before = tree(shop)
    shown = run(shop, "add-field", "Book", "pages:int:null", "--dry-run", "--diff")
    assert shown.exit_code == 0
    assert '+    columns: {title: str(120), pages: "int?"}\n' in shown.stdout
    assert "+    pages: Mapped[int | None]\n" in shown.stdout
    assert tree(shop) == before


def test_what_is_wrong_writes_nothing(shop: Path) -> None:
    before = tree(shop)
    assert run(shop, "add-field", "Book", "pages:itn").exit_code == 1
    assert run(shop, "remove-model", "Author").exit_code == 1
    assert tree(shop) == before
    assert run(shop / "src", "add-field", "Book", "pages:int").exit_code == 2


def test_a_conflict_leaves_the_schema_alone_too(shop: Path) -> None:
    module = shop / "src/shop/models/book.py"
    module.write_text(module.read_text().replace("    title:", "    pages: Mapped[float]\n    title:"))
    before = tree(shop)
    refused = run(shop, "add-field", "Book", "pages:int")
    assert refused.exit_code == 1
    assert "conflict  src/shop/models/book.py" in refused.stderr
    assert "the schema was not changed either" in refused.stderr
    assert tree(shop) == before


def test_hand_written_code_stays(shop: Path) -> None:
    module = shop / "src/shop/models/book.py"
    method = "\n    def shout(self) -> str:\n        return self.title.upper()\n"
    module.write_text(module.read_text() + method)
    assert run(shop, "add-field", "Book", "pages:int:null").exit_code == 0
    assert method in module.read_text() and "pages: Mapped[int | None]" in module.read_text()


def test_an_edit_that_means_something_else_is_not_written(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the editor wrong, the proof would see it."""
    insert = yaml_text.insert
    monkeypatch.setattr(
        yaml_text,
        "insert",
        lambda text, *rest: [Edit(one.start, one.end, one.new.replace("int", "str")) for one in insert(text, *rest)],
    )
    before = tree(shop)
    refused = run(shop, "add-field", "Book", "pages:int")
    assert refused.exit_code == 1
    assert "error[E203]: an edit of this text would not mean what was asked" in refused.stderr
    assert tree(shop) == before


@pytest.mark.parametrize(("answer", "status"), [("n", 1), ("", 1), ("y", 0)])
def test_at_a_terminal_a_removal_is_asked_for(shop: Path, answer: str, status: int) -> None:
    before = (shop / "schema.yaml").read_bytes()
    master, terminal = pty.openpty()
    os.write(master, f"{answer}\n".encode())
    command = [sys.executable, "-m", "sqla_scaffold", "remove-field", "-C", str(shop), "Book", "title"]
    result = subprocess.run(command, stdin=terminal, stderr=terminal, timeout=60, check=False, start_new_session=True)
    os.close(terminal)
    said = os.read(master, 100_000).decode()
    os.close(master)
    assert result.returncode == status
    assert "Remove title from Book? [y/N]: " in said
    assert ((shop / "schema.yaml").read_bytes() == before) == (status == 1)
