"""A project whose schema changes and whose people write: nothing of theirs is lost, and what needs them is said."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from sqla_scaffold import api
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics

SCHEMA = """\
models:
  Author:
    columns: {name: str(80), born: date?}
  Book:
    columns: {title: str(120), price: "decimal(8, 2)"}
    relationships:
      author: {model: Author, ondelete: CASCADE}
  Tag:
    columns: {label: str(40)}
"""
MODELS = "src/shop/models"
METHOD = "\n    def shout(self) -> str:\n        return 'mine'\n"


def silent(_: str) -> None:
    """Nobody watches."""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    source = tmp_path / "shop.yaml"
    source.write_text(SCHEMA)
    options = api.NewOptions(package="shop", schema=source, smoke=False)
    assert api.new(tmp_path / "shop", options, Diagnostics(), silent).written
    return tmp_path / "shop"


class Said:
    """What a run of generate came to: its outcome, and what it said."""

    def __init__(self, root: Path, **options: object) -> None:
        diagnostics = Diagnostics()
        self.outcome = api.generate(root, diagnostics, silent, **options)  # type: ignore[arg-type]  # by name
        self.text = as_text(diagnostics, color=False)
        assert self.outcome.plan is not None, self.text
        self.actions = {change.path: change.action.value for change in self.outcome.plan.visible}
        self.codes = [diagnostic.code.id for diagnostic in diagnostics]


def change(root: Path, old: str, new: str, path: str = "schema.yaml") -> None:
    text = (root / path).read_bytes().decode()
    assert old in text
    (root / path).write_bytes(text.replace(old, new).encode())


def without_tag(root: Path) -> None:
    change(root, "  Tag:\n    columns: {label: str(40)}\n", "")


def test_the_file_of_a_removed_model_goes_if_nobody_edited_it(shop: Path) -> None:
    without_tag(shop)
    assert Said(shop, check=True).actions[f"{MODELS}/tag.py"] == "delete"
    assert (shop / MODELS / "tag.py").exists(), "asking changes nothing"
    said = Said(shop)
    assert said.outcome.ok and not said.codes
    assert not (shop / MODELS / "tag.py").exists()
    assert not (shop / ".sqla-scaffold/base" / MODELS / "tag.py").exists()
    assert "Tag" not in (shop / MODELS / "__init__.py").read_text()
    assert Said(shop, check=True).outcome.ok


def test_the_file_of_a_removed_model_stays_if_somebody_edited_it(shop: Path) -> None:
    tag = shop / MODELS / "tag.py"
    tag.write_text(tag.read_text() + METHOD)
    mine = tag.read_text()
    without_tag(shop)
    for _ in range(2):
        said = Said(shop)
        assert (said.actions[f"{MODELS}/tag.py"], said.codes) == ("keep", ["M006"])
        assert tag.read_text() == mine
        assert "Tag" not in (shop / MODELS / "__init__.py").read_text()
    change(shop, "[tool.sqla-scaffold]\n", f'[tool.sqla-scaffold]\nonce = "{MODELS}/tag.py"\n', "pyproject.toml")
    assert Said(shop).codes == []
    assert tag.read_text() == mine
    assert f"{MODELS}/tag.py" not in Said(shop).actions, "it is nobody's business any more"


def test_a_model_that_comes_back_meets_its_edited_file(shop: Path) -> None:
    tag = shop / MODELS / "tag.py"
    tag.write_text(tag.read_text() + METHOD)
    mine = tag.read_text()
    without_tag(shop)
    Said(shop)
    (shop / "schema.yaml").write_text(SCHEMA.replace("label: str(40)", "label: str(50)"))
    said = Said(shop)
    assert said.actions[f"{MODELS}/tag.py"] == "merge" and not said.codes
    assert tag.read_text() == mine.replace("String(40)", "String(50)")


def test_a_module_that_was_deleted_is_missed(shop: Path) -> None:
    (shop / MODELS / "tag.py").unlink()
    change(shop, "label: str(40)", "label: str(50)")
    said = Said(shop)
    assert (said.actions[f"{MODELS}/tag.py"], said.codes) == ("keep", ["M007"])
    assert Said(shop, settle=api.Settle.THEIRS).actions[f"{MODELS}/tag.py"] == "create"
    assert "String(50)" in (shop / MODELS / "tag.py").read_text()


def in_conflict(shop: Path) -> str:
    """Edit a column that the schema then changes; return the person's text."""
    change(shop, "Numeric(8, 2)", "Numeric(9, 2)", f"{MODELS}/book.py")
    change(shop, "class Book", "# mine\nclass Book", f"{MODELS}/book.py")
    change(shop, "decimal(8, 2)", "decimal(12, 2)")
    change(shop, "str(80)", "str(90)")
    return (shop / MODELS / "book.py").read_text()


def test_a_conflict_shows_both_sides(shop: Path, expect: Callable[[Path, str], None]) -> None:
    mine = in_conflict(shop)
    said = Said(shop)
    assert not said.outcome.ok and said.outcome.written
    assert (shop / MODELS / "book.py").read_text() == mine
    assert "String(90)" in (shop / MODELS / "author.py").read_text(), "nothing else is held up"
    expect(Path(__file__).parent / "said" / "conflict.txt", said.text)
    assert said.text == Said(shop).text, "as long as it is there"


@pytest.mark.parametrize(("settle", "column"), [("ours", "Numeric(9, 2)"), ("theirs", "Numeric(12, 2)")])
def test_a_side_is_taken(shop: Path, settle: str, column: str) -> None:
    in_conflict(shop)
    assert Said(shop, settle=api.Settle(settle)).outcome.ok
    text = (shop / MODELS / "book.py").read_text()
    assert column in text and "# mine" in text
    assert Said(shop, check=True).outcome.ok, "it is settled for good"
    change(shop, "title: str(120)", "title: str(200)")
    assert Said(shop).actions[f"{MODELS}/book.py"] == "merge"
    assert column in (shop / MODELS / "book.py").read_text()


def test_markers_are_put_into_the_file_and_waited_for(shop: Path) -> None:
    in_conflict(shop)
    assert Said(shop, settle=api.Settle.MARKERS).outcome.ok
    text = (shop / MODELS / "book.py").read_text()
    assert "<<<<<<< yours\n" in text and ">>>>>>> schema\n" in text and text.count("class Book") == 1
    said = Said(shop, check=True)
    assert not said.outcome.ok and said.codes == ["M009"]
    assert api.unchanged(shop, written=True) is None, "whoever asks again is told again"
    assert Said(shop, resolve=True).codes == ["M009"], "nobody takes a side by himself"
    lines = [line for line in text.splitlines(True) if line[:7] not in ("<<<<<<<", "=======", ">>>>>>>")]
    (shop / MODELS / "book.py").write_text("".join(line for line in lines if "Numeric(12, 2)" not in line))
    assert Said(shop, check=True).outcome.ok


@pytest.mark.parametrize(
    ("settle", "column"), [(api.Settle.OURS, "Numeric(9, 2)"), (api.Settle.THEIRS, "Numeric(12, 2)")]
)
def test_a_side_may_still_be_taken_when_both_are_shown(shop: Path, settle: api.Settle, column: str) -> None:
    in_conflict(shop)
    Said(shop, settle=api.Settle.MARKERS)
    assert Said(shop, settle=settle).outcome.ok
    text = (shop / MODELS / "book.py").read_text()
    assert column in text and text.count("Numeric(") == 1 and "# mine\n" in text and "<<<<" not in text


def test_a_file_that_is_no_python_at_the_moment_waits(shop: Path) -> None:
    change(shop, "class Book", "def half(\nclass Book", f"{MODELS}/book.py")
    change(shop, "decimal(8, 2)", "decimal(12, 2)")
    assert Said(shop).codes == ["M002"]
    assert "def half(" in (shop / MODELS / "book.py").read_text()
    change(shop, "def half(\n", "", f"{MODELS}/book.py")
    assert Said(shop).outcome.ok and "Numeric(12, 2)" in (shop / MODELS / "book.py").read_text()


def test_a_file_that_is_no_python_at_all_is_merged_by_lines(shop: Path) -> None:
    base = shop / ".sqla-scaffold/base/migrations/script.py.mako"
    mako = shop / "migrations/script.py.mako"
    # As if an older version of the tool had written another first line, and the person their own last one.
    base.write_text("# an older first line\n" + base.read_text())
    mako.write_text(base.read_text() + "# mine\n")
    assert Said(shop).actions["migrations/script.py.mako"] == "merge"
    assert mako.read_text() == base.read_text() + "# mine\n"
    assert "older" not in mako.read_text()


def test_a_sealed_file_is_the_tools(shop: Path) -> None:
    change(shop, "[tool.sqla-scaffold]\n", f'[tool.sqla-scaffold]\nsealed = ["{MODELS}/*"]\n', "pyproject.toml")
    assert Said(shop, check=True).outcome.ok
    tag = shop / MODELS / "tag.py"
    tag.write_text(tag.read_text() + METHOD)
    said = Said(shop, check=True)
    assert not said.outcome.ok and said.codes == ["M004"]
    assert Said(shop, settle=api.Settle.OURS).codes == ["M004"], "nobody's side: sealed is sealed"
    assert METHOD in tag.read_text()
    assert Said(shop, settle=api.Settle.THEIRS).outcome.ok
    assert METHOD not in tag.read_text()


def test_a_file_that_is_written_once_is_the_persons(shop: Path) -> None:
    change(shop, "[tool.sqla-scaffold]\n", f'[tool.sqla-scaffold]\nonce = ["{MODELS}/tag.py"]\n', "pyproject.toml")
    tag = shop / MODELS / "tag.py"
    change(shop, "label: str(40)", "label: str(50)")
    assert Said(shop).actions[f"{MODELS}/tag.py"] == "keep"
    assert "String(40)" in tag.read_text()
    tag.unlink()
    assert Said(shop).outcome.ok and not tag.exists()


def git(folder: Path, *words: str, fails: bool = False) -> None:
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert (done.returncode != 0) == fails, done.stdout + done.stderr


def on_branch(shop: Path, name: str, work: Callable[[], None]) -> None:
    git(shop, "checkout", "-q", "main")
    git(shop, "checkout", "-q", "-b", name)
    work()
    assert Said(shop).outcome.ok
    git(shop, "add", "-A")
    git(shop, "commit", "-q", "-m", name)


def test_two_branches_meet(shop: Path) -> None:
    git(shop, "init", "-q", "-b", "main")
    git(shop, "add", "-A")
    git(shop, "commit", "-q", "-m", "first")

    def longer() -> None:
        change(shop, "columns: {title: str(120)", "columns: {isbn: str(13)?, title: str(120)")
        change(shop, "    author: Mapped", "\n    def one(self) -> int:\n        return 1\n\n    author: Mapped", book)

    def dearer() -> None:
        change(shop, "columns: {title: str(120)", "columns: {pages: int?, title: str(120)")
        change(shop, "    author: Mapped", "\n    def two(self) -> int:\n        return 2\n\n    author: Mapped", book)

    book = f"{MODELS}/book.py"
    on_branch(shop, "longer", longer)
    on_branch(shop, "dearer", dearer)
    git(shop, "merge", "longer", fails=True)
    (shop / "schema.yaml").write_text(SCHEMA.replace("{title", "{isbn: str(13)?, pages: int?, title"))
    assert "<<<<<<<" in (shop / book).read_text()
    said = Said(shop)
    assert said.codes == ["M003"] and not said.outcome.ok
    said = Said(shop, resolve=True)
    assert said.outcome.ok and said.actions[book] == "merge", said.text
    text = (shop / book).read_text()
    for mine in ("isbn: Mapped", "pages: Mapped", "def one", "def two", "class Book"):
        assert text.count(mine) == 1
    assert "<<<<" not in text
    assert Said(shop, check=True).outcome.ok


def test_a_file_that_was_there_before_is_in_the_way(shop: Path) -> None:
    (shop / MODELS / "shelf.py").write_text("mine = 1\n")
    change(shop, "  Tag:\n", "  Shelf:\n    columns: {place: str(9)}\n  Tag:\n")
    said = Said(shop)
    assert said.codes == ["M005"] and not said.outcome.ok
    assert (shop / MODELS / "shelf.py").read_text() == "mine = 1\n"
    assert Said(shop, settle=api.Settle.THEIRS).outcome.ok
    assert "class Shelf" in (shop / MODELS / "shelf.py").read_text()


def test_a_renamed_model_takes_its_code_along(shop: Path, expect: Callable[[Path, str], None]) -> None:
    tag = shop / MODELS / "tag.py"
    text = tag.read_text().replace("String(40))", 'String(40), info={"mine": True})')
    tag.write_text(f"{text}{METHOD}\n    def twin(self) -> Tag:\n        return Tag(label=self.label)\n")
    (shop / "src/shop/report.py").write_text("from shop.models.tag import Tag\n\nFIRST = Tag.label\n")
    change(
        shop,
        "  Tag:\n    columns: {label:",
        "  Label:\n    was: Tag\n    columns: {text: {type: str(40), was: label}}\n#",
    )
    said = Said(shop)
    assert said.outcome.ok
    assert said.actions[f"{MODELS}/label.py"] == "merge" and said.actions[f"{MODELS}/tag.py"] == "delete"
    assert not tag.exists() and not (shop / ".sqla-scaffold/base" / MODELS / "tag.py").exists()
    mine = (shop / MODELS / "label.py").read_text()
    assert 'text: Mapped[str] = mapped_column(String(40), info={"mine": True})' in mine
    assert "class Label(Model):" in mine and METHOD in mine
    assert "def twin(self) -> Tag:" in mine, "a person's code is never rewritten"
    expect(Path(__file__).parent / "said" / "rename.txt", said.text)
    again = Said(shop)
    assert again.outcome.plan is not None and not again.outcome.plan.writes and not again.codes, "it is said once"


def test_names_that_change_again_before_a_revision_take_the_code_along(shop: Path) -> None:
    for path in (f"{MODELS}/tag.py", "src/shop/factories/tag.py"):
        (shop / path).write_text((shop / path).read_text() + "\n    mine = 1\n")
    for model, column in (("Label", "text"), ("Badge", "words"), ("Tag", "label"), ("Mark", "sign")):
        was = "" if model == "Tag" else ", was: Tag"
        said = "str(40)" if column == "label" else "{type: str(40), was: label}"
        (shop / "schema.yaml").write_text(
            SCHEMA.replace(
                "  Tag:\n    columns: {label: str(40)}\n", f"  {model}: {{columns: {{{column}: {said}}}{was}}}\n"
            )
        )
        assert not Said(shop, check=True).outcome.ok
        said = Said(shop)
        assert said.outcome.ok and not said.codes, said.text
        for folder in ("models", "factories"):
            [path] = (path for path in (shop / "src/shop" / folder).glob("*.py") if "mine = 1" in path.read_text())
            assert path.stem == model.lower() and column in path.read_text()
            change(shop, f"    {column}", "    # said by hand\n    " + column, str(path.relative_to(shop)))
            change(shop, "    # said by hand\n", "", str(path.relative_to(shop)))
        assert Said(shop, check=True).outcome.ok
    assert (shop / ".sqla-scaffold/renamed.json").exists()
    (shop / "schema.yaml").write_text(SCHEMA.replace("  Tag:\n", "  Mark:\n").replace("{label:", "{sign:"))
    assert Said(shop).outcome.ok and not (shop / ".sqla-scaffold/renamed.json").exists()


def test_after_a_revision_a_rename_says_the_name_that_it_knows(shop: Path) -> None:
    def rename(*words: str) -> str:
        spans = api.words_of("rename", words)
        asked = api.RenameModel(*spans) if len(words) == 2 else api.RenameField(*spans)
        assert api.edit(shop, asked, Diagnostics(), silent).ok
        return (shop / "schema.yaml").read_text()

    rename("Tag", "Label")
    assert "was: Tag" in rename("Label", "Badge")
    assert "was: label" in rename("Badge", "label", "text")
    outcome, _ = api.revise(shop, Diagnostics(), silent, api.RevisionOptions("names"))
    assert outcome.ok and "was: Tag" in (shop / "schema.yaml").read_text()
    text = rename("Badge", "Mark")
    assert "was: Badge" in text and "was: Tag" not in text
    text = rename("Mark", "text", "sign")
    assert "was: text" in text and "was: label" not in text
    outcome, _ = api.revise(shop, Diagnostics(), silent, api.RevisionOptions("names"))
    assert outcome.ok and "drop" not in str(outcome.said)


def test_a_name_of_somebody_elses_is_not_a_mention(shop: Path) -> None:
    (shop / "tests/test_tags.py").write_text("class Tag:\n    pass\n\n\nONE = Tag()\n")
    change(shop, "  Tag:\n", "  Label:\n    was: Tag\n")
    assert Said(shop).codes == []


def test_a_renamed_column_keeps_what_was_added_to_it(shop: Path) -> None:
    author = f"{MODELS}/author.py"
    change(shop, "mapped_column(String(80))", "mapped_column(String(80), deferred=True)  # long", author)
    change(shop, "name: str(80)", "full_name: {type: str(80), was: name}")
    assert Said(shop).outcome.ok
    assert "full_name: Mapped[str] = mapped_column(String(80), deferred=True)  # long" in (shop / author).read_text()
    assert "    name:" not in (shop / author).read_text()


def test_a_rename_waits_for_a_conflict(shop: Path) -> None:
    change(shop, "String(40)", "String(41)", f"{MODELS}/tag.py")
    change(shop, "  Tag:\n    columns: {label: str(40)}", "  Label:\n    was: Tag\n    columns: {label: str(42)}")
    said = Said(shop)
    assert said.codes == ["M001"] and said.actions[f"{MODELS}/tag.py"] == "conflict"
    assert not (shop / MODELS / "label.py").exists()
    assert Said(shop, settle=api.Settle.OURS).outcome.ok
    assert "String(41)" in (shop / MODELS / "label.py").read_text()
    assert Said(shop, check=True).outcome.ok


class Checked:
    """What `check` came to."""

    def __init__(self, root: Path) -> None:
        diagnostics = Diagnostics()
        self.ok = api.check(root, diagnostics, silent).ok
        self.text = as_text(diagnostics, color=False)
        self.codes = [diagnostic.code.id for diagnostic in diagnostics]


def test_check_knows_what_is_missing(shop: Path, expect: Callable[[Path, str], None]) -> None:
    assert Checked(shop).ok
    change(shop, "label: str(40)", "label: str(50)")
    assert (Checked(shop).ok, Checked(shop).codes) == (False, ["V301"])
    assert Said(shop).outcome.ok
    assert Checked(shop).codes == ["V301"], "the files are in step, the migrations are not"
    change(shop, "label: str(50)", "label: str(40)")
    Said(shop)
    first = next((shop / "migrations/versions").glob("*.py"))
    for name in ("0002", "0003"):
        text = first.read_text().replace("down_revision: str | Sequence[str] | None = None", 'down_revision = "0001"')
        (first.parent / f"{name}_more.py").write_text(
            text.replace('revision: str = "0001"', f'revision: str = "{name}"')
        )
    checked = Checked(shop)
    assert checked.codes == ["V302"] and not checked.ok
    expect(Path(__file__).parent / "said" / "heads.txt", checked.text)


def test_check_and_its_likes_write_nothing_even_where_nothing_can_be_written(shop: Path) -> None:
    change(shop, "label: str(40)", "label: str(50)")
    before = {path: path.stat() for path in shop.rglob("*")}
    assert not Checked(shop).ok
    assert not Said(shop, check=True).outcome.ok
    assert Said(shop, dry_run=True).outcome.ok
    after = {path: path.stat() for path in shop.rglob("*")}
    assert after.keys() == before.keys()
    assert all(
        (after[path].st_mtime_ns, after[path].st_ino) == (one.st_mtime_ns, one.st_ino) for path, one in before.items()
    )
