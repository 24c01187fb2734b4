"""The table of codes: every row can be told from every other, is explained, and is provoked by a test."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache
from types import ModuleType

import pytest

from sqla_scaffold.report import codes
from sqla_scaffold.report.codes import CODES, Code, find
from tests.house.source_tree import ROOT

CONSTANTS = {
    row: name
    for module in vars(codes).values()
    if isinstance(module, ModuleType)
    for name, row in vars(module).items()
    if isinstance(row, Code)
}


def test_ids_and_names_are_unique() -> None:
    counted = Counter(word for row in CODES for word in (row.id, row.name))
    assert [word for word, times in counted.items() if times > 1] == []


def test_a_code_is_found_by_its_id_and_by_its_name() -> None:
    assert all(find(row.id.lower()) is row and find(f" {row.name.upper()} ") is row for row in CODES)


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_a_code_is_explained(code: Code) -> None:
    assert re.fullmatch(r"[A-Z]\d{3}", code.id)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.name)
    assert code.example.strip()
    for text in (code.why, code.instead):
        assert text.endswith((".", ".)"))
        assert text == " ".join(text.split()), "one paragraph"


@cache
def provoked() -> frozenset[str]:
    """Names of codes that tests name, and ids of codes that expected reports show."""
    words: set[str] = set()
    for path in (ROOT / "tests").rglob("*.txt"):
        words.update(re.findall(r"\b[A-Z]\d{3}\b", path.read_text(encoding="utf-8", errors="replace")))
    for path in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Attribute):
                words.add(node.attr)
            elif isinstance(node, ast.Name):
                words.add(node.id)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                words.update(re.findall(r"[\w-]+", node.value))
    return frozenset(words)


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_a_code_is_provoked(code: Code) -> None:
    assert provoked() & {code.id, code.name, CONSTANTS[code]}, (
        f"no test provokes {code.id} {code.name}: write a case in tests/diagnostics/cases, "
        "or a test that names the code"
    )
