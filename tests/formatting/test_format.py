"""`fmt` changes how a schema looks and never what it says."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from sqla_scaffold import api
from sqla_scaffold.cli.main import program
from sqla_scaffold.formatting.schema_format import formatted, read_text
from sqla_scaffold.reading.schema_file import FORMATS
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SCHEMAS = sorted(
    (
        HERE / "long_way_round.yaml",
        *(path for path in (ROOT / "examples").iterdir() if path.suffix in FORMATS),
        *(ROOT / "tests/golden").glob("*/schema.yaml"),
    )
)


def canonical(text: str, language: str = "yaml", enums: frozenset[str] = frozenset()) -> str:
    """The form of a document; that it says the same is made sure of where the form is made."""
    said = Diagnostics()
    read = read_text(text.encode(), f"schema.{language}", language, said)
    assert read is not None, as_text(said, color=False)
    return formatted(read, {enum.name.value for enum in read.spec.enums} | enums)


def is_sound(text: str, language: str) -> bool:
    return read_text(text.encode(), "schema", language, Diagnostics()) is not None


def test_the_long_way_round_is_shortened(expect: Callable[[Path, str], None]) -> None:
    text = (HERE / "long_way_round.yaml").read_text(encoding="utf-8")
    expect(HERE / "long_way_round.expected.yaml", canonical(text))


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_form_stays_as_it_is(path: Path) -> None:
    language = FORMATS[path.suffix]
    once = canonical(path.read_text(encoding="utf-8"), language)
    assert canonical(once, language) == once


def comments(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip().startswith("#")]


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_comment_is_lost(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert comments(canonical(text, FORMATS[path.suffix])) == comments(text)


@pytest.mark.parametrize(
    "path", [path for path in SCHEMAS if path.parent.name == "examples"], ids=lambda path: path.name
)
def test_the_examples_are_in_their_form(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert canonical(text, FORMATS[path.suffix]) == text


TEXTS = {path: path.read_text(encoding="utf-8") for path in SCHEMAS}


def disturb(text: str, chance: random.Random) -> str:
    """Lay a text out differently, here and there; what comes of it need not be a schema any more."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(lines))
        lines[at : at + 1] = chance.choice(
            (
                [lines[at] + "  "],
                [lines[at], ""],
                [lines[at], "  " * chance.randint(0, 4) + "# a comment"],
                [lines[at] + "  # beside it"],
                [" " * chance.randint(0, 3) + lines[at]],
                [lines[at].replace("str(", "String(").replace(": int", ": {type: Integer}")],
                [lines[at].replace("- ", "-   ", 1)],
                [lines[at].replace(": ", ":\n" + " " * chance.randint(1, 16), 1)],
                [lines[at].replace(", ", ",\n" + " " * chance.randint(0, 16))],
            )
        )
    text = "\n".join(lines)
    if chance.random() < 0.3:
        text = text.replace("\n", "\n" + " " * chance.randint(1, 4)) if chance.random() < 0.5 else text.rstrip("\n")
    return text.replace("\n", chance.choice(("\n", "\n", "\r\n")))


@given(st.sampled_from(SCHEMAS), st.randoms(use_true_random=False))
def test_any_layout_comes_to_a_form_that_stays(path: Path, chance: random.Random) -> None:
    text, language = disturb(TEXTS[path], chance), FORMATS[path.suffix]
    if not is_sound(text, language):
        return
    once = canonical(text, language)
    assert canonical(once, language) == once
    assert sorted(comments(once)) == sorted(comments(text.replace("\r", "")))


def test_the_lines_of_a_block_text_stay_where_they_belong() -> None:
    text = "models:\n    A:\n        doc:\n             |\n            deeper than its text\n        table: a\n"
    expected = "models:\n  A:\n    doc:\n      |\n        deeper than its text\n    table: a\n"
    assert canonical(text) == expected


def test_an_enum_goes_before_a_type_of_its_name() -> None:
    text = "models:\n  A:\n    columns: {x: Text, y: String(8)}\n"
    assert canonical(text, enums=frozenset({"Text"})) == text.replace("String", "str")
    assert canonical(text, enums=frozenset({"text"})) == text.replace("String", "str")


@pytest.mark.parametrize(
    "text",
    [
        "models:\n  A:\n    columns:\n      x: {type: str, index: true}\n",
        "models:\n  A:\n    columns:\n      x: # why\n        type: str\n",
        "models:\n  A:\n    columns:\n      x: &t {type: str}\n      y: *t\n",
        "models:\n  A:\n    doc: |+\n      text  \n\n\n",
        "models:\n  A:\n    doc: |\n      without an end",
        'models:\n    A: {doc: "one\u2028 line"}\n',
    ],
)
def test_what_says_more_stays(text: str) -> None:
    assert canonical(text) == text


def test_toml() -> None:
    text = 'models.B = {}\n[models.A]  \ncolumns.x = {type = "String(8)"}  # why\n\n\n# C\n[models.C]\ndoc = """a  \nb"""   \n'
    assert canonical(text, "toml") == (
        'models.B = {}\n\n[models.A]\ncolumns.x = "str(8)"  # why\n\n# C\n[models.C]\ndoc = """a  \nb"""\n'
    )


LONG = "models:\n    A:\n        columns: {x: {type: String(8)}}\n"
SHORT = "models:\n  A:\n    columns: {x: str(8)}\n"


def run(folder: Path, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(program, ["fmt", "-C", str(folder), *words])
    return result.exit_code, result.output


def test_the_command_writes_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(LONG)
    (tmp_path / "b.yml").write_text(SHORT)
    status, said = run(tmp_path, "a.yaml", "b.yml")
    assert (status, (tmp_path / "a.yaml").read_text()) == (0, SHORT)
    assert "formatted" in said and "1 updated, 1 identical." in said
    assert run(tmp_path, "a.yaml", "b.yml")[0] == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml", "b.yml"]


def test_check_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(LONG)
    status, said = run(tmp_path, "a.yaml", "--check", "--diff")
    assert (status, (tmp_path / "a.yaml").read_text()) == (1, LONG)
    assert "+    columns: {x: str(8)}" in said
    (tmp_path / "a.yaml").write_text(SHORT)
    assert run(tmp_path, "a.yaml", "--check")[0] == 0


def test_one_file_with_a_mistake_keeps_all_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(LONG)
    (tmp_path / "b.yaml").write_text("modls: {}\n")
    status, said = run(tmp_path, "a.yaml", "b.yaml")
    assert (status, (tmp_path / "a.yaml").read_text()) == (1, LONG)
    assert "b.yaml:1:1" in said


def test_without_files_it_is_the_schema_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.sqla-scaffold]\npackage = "shop"\n')
    (tmp_path / "schema.yaml").write_text("include: more.yaml\nenums: {Text: [a]}\n")
    (tmp_path / "more.yaml").write_text(LONG.replace("String(8)", "Text"))
    assert run(tmp_path)[0] == 0
    assert (tmp_path / "more.yaml").read_text() == SHORT.replace("str(8)", "Text")
    (tmp_path / "more.yaml").write_text(LONG.replace("String(8)", "Text"))
    assert run(tmp_path, "more.yaml")[0] == 0
    assert (tmp_path / "more.yaml").read_text() == SHORT.replace("str(8)", "Text")


def test_where_there_is_nothing_to_format(tmp_path: Path) -> None:
    assert run(tmp_path)[0] == 2
    (tmp_path / "a.json").write_text("{}")
    assert run(tmp_path, "a.json")[0] == 2
    assert run(tmp_path, "missing.yaml")[0] == 2


def test_a_file_outside_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(LONG)
    (tmp_path / "inside").mkdir()
    with pytest.raises(OutsideError):
        api.fmt(tmp_path / "inside", [tmp_path / "a.yaml"], Diagnostics(), check=False)
    assert (tmp_path / "a.yaml").read_text() == LONG
