"""Each behaviour that users of the seed systems rely on has a test in the projects that are generated."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from sqla_scaffold.skeleton.rendering import render_skeleton

from tests.seed_systems.rows import FILES, ROWS, Row

FACTS = Path(__file__).parents[3] / "shared/facts/seed-systems.md"
# The projects that have all of the tests between them, by what is answered.
FLAVOURS: tuple[tuple[dict[str, str], tuple[str, ...]], ...] = (
    ({"entry": "flask", "flask_style": "lite", "sessions": "async"}, ()),
    ({"entry": "flask", "flask_style": "lite", "sessions": "async"}, ("sqlite",)),
    ({"entry": "flask", "flask_style": "plain", "sessions": "sync"}, ("sqlite",)),
)
MARKS = re.compile(r"[`*\\]|\[(?:run|src|docs)[^\]]*\]|\((?:https?:)[^)]*\)")


@pytest.fixture(scope="module")
def tests(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, ast.FunctionDef | ast.AsyncFunctionDef]:
    """The tests of generated projects, as `test_sessions.py:test_name`."""
    found: dict[str, ast.FunctionDef | ast.AsyncFunctionDef] = {}
    for answers, engines in FLAVOURS:
        staging = tmp_path_factory.mktemp("flavour")
        said = {**answers, "database": "sqlite", "package": "shop"}
        for file in render_skeleton(said, staging, engines=engines):
            if file.path.startswith("tests/test_"):
                for node in ast.parse(file.text).body:
                    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name.startswith("test_"):
                        found[f"{Path(file.path).name}:{node.name}"] = node
    return found


def _asserts(test: ast.AST) -> bool:
    """Tell whether a test can fail by what it says: an assertion, an expected error, or a process that must succeed."""
    words = ("raises", "check")
    return any(
        isinstance(node, ast.Assert)
        or (isinstance(node, ast.Attribute) and node.attr in words)
        or (isinstance(node, ast.keyword) and node.arg in words)
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "execute")
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "ping")
        for node in ast.walk(test)
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.section}-{row.words}")
def test_a_row_has_its_tests(row: Row, tests: Mapping[str, ast.AST]) -> None:
    assert row.proofs, "nothing proves it"
    for proof in row.proofs:
        file, _, name = proof.partition(":")
        assert f"{FILES[file]}:{name}" in tests, f"no generated project has {name}"


def test_each_of_the_tests_can_fail(tests: Mapping[str, ast.AST]) -> None:
    assert [name for name, test in tests.items() if not _asserts(test)] == []


def _tables() -> Iterator[tuple[str, str]]:
    """Yield the section and the first cell of each row of the collected facts."""
    section, inside = "", False
    for line in FACTS.read_text(encoding="utf-8").splitlines():
        if line.startswith("### "):
            section = line.split()[1]
        if not line.startswith("|"):
            inside = False
        elif inside and not line.startswith("|---"):
            first = re.split(r"(?<!\\)\|", line)[1]
            yield section, MARKS.sub("", first).strip()
        else:
            inside = True


@pytest.mark.skipif(not FACTS.is_file(), reason="the collected facts do not lie beside the checkout")
def test_each_row_of_the_facts_is_in_the_table_and_in_this_order() -> None:
    facts = list(_tables())
    table = [row for row in ROWS if not row.paragraph]
    for (section, first), row in zip(facts, table, strict=True):
        assert section == row.section
        assert first.startswith(row.words), (first, row.words)


@pytest.mark.skipif(not FACTS.is_file(), reason="the collected facts do not lie beside the checkout")
def test_each_list_item_of_the_facts_is_in_the_table() -> None:
    text = FACTS.read_text(encoding="utf-8")
    items = sum(line.startswith("* ") for line in text.splitlines())
    listed = sum(row.paragraph and row.section == "1.2" and not row.words.startswith("Flask-") for row in ROWS)
    assert listed == items


def _sections() -> dict[str, str]:
    """Return the text of each section of the collected facts, without marks."""
    parts = re.split(r"^### (\S+)", FACTS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {number: MARKS.sub("", text) for number, text in zip(parts[1::2], parts[2::2], strict=True)}


@pytest.mark.skipif(not FACTS.is_file(), reason="the collected facts do not lie beside the checkout")
@pytest.mark.parametrize("row", [row for row in ROWS if row.paragraph], ids=lambda row: f"{row.section}-{row.words}")
def test_each_row_of_a_paragraph_is_said_there(row: Row) -> None:
    assert row.words in _sections()[row.section]


@pytest.mark.skipif(not FACTS.is_file(), reason="the collected facts do not lie beside the checkout")
def test_each_section_and_each_test_that_projects_should_ship_has_a_row() -> None:
    sections = _sections()
    assert {row.section for row in ROWS} == sections.keys()
    text = re.sub(r"\([^)]*\)", "", sections["1.8"].partition("\n")[2])
    shipped = [part.strip() for part in text.strip(" .\n").split(",")]
    rows = [row.words for row in ROWS if row.section == "1.8"]
    for part, words in zip(shipped, rows, strict=True):
        assert part.startswith(words), (part, words)
