"""A project is made, lives with its person's edits, and is never overwritten."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from sqla_scaffold import api
from sqla_scaffold.report.codes import project as codes
from sqla_scaffold.report.codes.code import Code
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.write.plan import Action

SCHEMA = """\
models:
  Author:
    columns: {name: str(80)}
  Book:
    columns: {title: str(120)}
    relationships:
      author: {model: Author, ondelete: CASCADE}
"""


def silent(_: str) -> None:
    """Nobody watches."""


def make(folder: Path, schema: str = SCHEMA, **options: object) -> api.Outcome:
    source = folder.parent / f"{folder.name}.yaml"
    source.write_text(schema)
    diagnostics = Diagnostics()
    chosen = {"package": "shop", "schema": source, "smoke": False, **options}
    outcome = api.new(folder, api.NewOptions(**chosen), diagnostics, silent)  # type: ignore[arg-type]  # by name
    assert not diagnostics.errors, as_text(diagnostics, color=False)
    return outcome


def generate(
    folder: Path, *, check: bool = False, dry_run: bool = False, settle: api.Settle = api.Settle.SAY
) -> api.Outcome:
    diagnostics = Diagnostics()
    outcome = api.generate(folder, diagnostics, silent, check=check, dry_run=dry_run, settle=settle)
    conflicts = outcome.plan.conflicts if outcome.plan is not None else ()
    assert bool(diagnostics.errors) == bool(conflicts), as_text(diagnostics, color=False)
    return outcome


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    assert make(tmp_path / "shop").written
    return tmp_path / "shop"


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        make(tmp_path / folder, data=(("project_name", "bookshop"),))
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    outcome = make(tmp_path / "shop", dry_run=True)
    assert outcome.plan is not None and outcome.plan.writes
    assert not (tmp_path / "shop").exists()


def test_nothing_to_do_touches_nothing(shop: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in shop.rglob("*.py")}
    assert generate(shop, check=True).ok
    assert generate(shop).ok
    assert {path: path.stat().st_mtime_ns for path in shop.rglob("*.py")} == before


def test_check_writes_nothing_at_all(shop: Path) -> None:
    (shop / "schema.yaml").write_text(SCHEMA.replace("str(120)", "str(200)"))
    before = tree(shop)
    assert not generate(shop, check=True).ok
    assert tree(shop) == before


def test_a_changed_schema_changes_what_follows_from_it(shop: Path) -> None:
    (shop / "schema.yaml").write_text(SCHEMA.replace("{title: str(120)}", "{title: str(200), pages: int?}"))
    outcome = generate(shop)
    assert outcome.ok and outcome.written
    book = (shop / "src/shop/models/book.py").read_text()
    assert "pages: Mapped[int | None]" in book and "String(200)" in book
    assert any("revision is pending" in sentence for sentence in outcome.said)


def test_what_a_person_wrote_stays(shop: Path) -> None:
    author = shop / "src/shop/models/author.py"
    text = author.read_text() + "\n    def greet(self) -> str:\n        return self.name\n"
    author.write_text(text)
    (shop / "schema.yaml").write_text(SCHEMA.replace("{title: str(120)}", "{title: str(200)}"))
    assert generate(shop).ok
    assert author.read_text() == text
    assert "String(200)" in (shop / "src/shop/models/book.py").read_text()


def test_what_both_changed_is_merged(shop: Path) -> None:
    author = shop / "src/shop/models/author.py"
    author.write_text(author.read_text() + "\n    def greet(self) -> str:\n        return self.name\n")
    (shop / "schema.yaml").write_text(SCHEMA.replace("{name: str(80)}", "{name: str(90), born: date?}"))
    outcome = generate(shop)
    assert outcome.ok and outcome.plan is not None
    assert {change.path: change.action for change in outcome.plan.visible}["src/shop/models/author.py"] is Action.MERGE
    text = author.read_text()
    assert "def greet" in text and "String(90)" in text and "born: Mapped[date | None]" in text
    assert "from datetime import date" in text
    assert generate(shop, check=True).ok
    assert author.read_text() == text


def test_a_conflict_is_said_with_its_place_and_holds_nothing_else_up(shop: Path) -> None:
    author = shop / "src/shop/models/author.py"
    mine = author.read_text().replace("String(80)", "String(99)") + "\n    mine = 1\n"
    author.write_text(mine)
    (shop / "schema.yaml").write_text(SCHEMA.replace("str(80)", "str(90)").replace("str(120)", "str(200)"))
    outcome = generate(shop)
    assert not outcome.ok and outcome.plan is not None
    (conflict,) = outcome.plan.conflicts
    line = mine[: mine.index("String(99)")].count("\n") + 1
    assert conflict.reason == f"line {line}, Author.name: the schema changed it, you edited it"
    assert author.read_text() == mine
    assert "String(200)" in (shop / "src/shop/models/book.py").read_text()
    assert not generate(shop, check=True).ok
    assert generate(shop, settle=api.Settle.THEIRS).ok
    assert "String(90)" in author.read_text() and "mine = 1" in author.read_text()


def test_a_mistake_in_the_schema_changes_nothing(shop: Path) -> None:
    (shop / "schema.yaml").write_text(SCHEMA.replace("str(80)", "strng(80)"))
    before = tree(shop)
    diagnostics = Diagnostics()
    assert not api.generate(shop, diagnostics, silent, check=False, dry_run=False).ok
    assert diagnostics.errors == 1
    assert tree(shop) == before


def test_force_merges_into_a_folder_and_deletes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    (folder / "README.md").write_text("my own words")
    assert make(folder, force=True).written
    assert (folder / "notes.txt").read_text() == "mine"
    assert (folder / "README.md").read_text() == "my own words"
    assert (folder / "src/shop/models/book.py").is_file()


def _package_name(folder: Path) -> None:
    make(folder, package="email")


def _no_folder(folder: Path) -> None:
    folder.write_text("a file")
    make(folder)


def _not_empty(folder: Path) -> None:
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    make(folder)


def _interrupted(folder: Path) -> None:
    make(folder)
    (folder / "schema.yaml").write_text(SCHEMA.replace("str(80)", "str(90)"))
    real = os.replace

    def once(source: str, target: str, **folders: int) -> None:
        real(source, target, **folders)
        if str(target).endswith("journal.json"):
            os._exit(9)

    child = os.fork()
    if child == 0:
        os.replace = once  # type: ignore[assignment]  # killed right after the commit
        generate(folder)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    generate(folder, check=True)


@pytest.mark.parametrize(
    ("provoke", "code"),
    [
        (_package_name, codes.BAD_PACKAGE_NAME),
        (_no_folder, codes.NOT_A_FOLDER),
        (_not_empty, codes.FOLDER_NOT_EMPTY),
        (_interrupted, codes.INTERRUPTED),
    ],
    ids=lambda value: value.name if isinstance(value, Code) else "",
)
def test_what_cannot_be_done_is_said(provoke: Callable[[Path], None], code: Code, tmp_path: Path) -> None:
    with pytest.raises(OutsideError) as caught:
        provoke(tmp_path / "shop")
    assert caught.value.diagnostic.code is code
    assert caught.value.diagnostic.hint
