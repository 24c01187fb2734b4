"""How a diagnostic looks to people, to programs, and on GitHub."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqla_scaffold.report.codes import CODES
from sqla_scaffold.report.codes.code import Code, Severity
from sqla_scaffold.report.console import as_github, as_json, as_text, explain, nearest_code
from sqla_scaffold.report.diagnostic import Diagnostics, Note
from sqla_scaffold.report.source import Source, Span

WRONG = Code("X001", "wrong", "It is wrong.", "wrong: yes", "Make it right.")
ODD = Code("X002", "odd", "It is odd.", "odd: yes", "Look again.", Severity.WARNING)


def marked(text: str, name: str = "schema.yaml") -> Span:
    """The place between the signs « and », which are taken out."""
    start, end = text.index("«"), text.index("»") - 1
    return Span(Source(name, text.replace("«", "").replace("»", "")), start, end)


def shown(text: str) -> list[str]:
    """The source line and the underline of a place."""
    diagnostics = Diagnostics()
    diagnostics.add(WRONG, "wrong", marked(text))
    return [line[6:] for line in as_text(diagnostics, color=False).split("\n")[1:-3]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: «b»", ["a: b", "   ^"], id="a word"),
        pytest.param("first\nsecond: «third»\nfourth", ["second: third", "        ^^^^^"], id="in the middle"),
        pytest.param("a:«»\nb", ["a:", "  ^"], id="nothing, at the end of a line"),
        pytest.param("\t«\ta»", ["        a", "    ^^^^^"], id="tabs are four blanks"),
        pytest.param("合計: «値段»!", ["合計: 値段!", "      ^^^^"], id="wide characters take two cells"),
        pytest.param("e\u0301: «e\u0301»", ["e\u0301: e\u0301", "   ^"], id="combining marks take none"),
        pytest.param("\x1b[0m«x»", ["\\x1b[0mx", "       ^"], id="control characters are shown"),
        pytest.param("a\u202eb«c»", ["a\\u202ebc", "        ^"], id="direction marks are shown"),
        pytest.param("a: «[\n  b\n]»", ["a: [", "   ^", "... and 2 more lines"], id="several lines"),
        pytest.param("a «\r\n»b", ["a", "  ^"], id="an ending"),
    ],
)
def test_the_place_is_underlined(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize("before", [0, 50, 99, 100, 5_000, 2_000_000])
@pytest.mark.parametrize("after", [0, 500, 2_000_000])
def test_of_a_long_line_a_window_is_shown(before: int, after: int) -> None:
    line, underline = shown("x" * before + "«here»" + "y" * after)
    start = underline.index("^")
    assert line[start : start + 4] == "here" and underline.strip() == "^^^^"
    assert len(line) <= 102
    assert line.startswith("…") == (before > 96)
    assert line.endswith("…") == (after > 66)


def cells(text: str) -> int:
    return sum(
        0 if unicodedata.category(c) in ("Mn", "Me") else 2 if unicodedata.east_asian_width(c) in ("W", "F") else 1
        for c in text
    )


@given(st.text(max_size=150), st.text(max_size=30), st.text(max_size=150))
def test_any_text_is_shown_in_printable_characters_on_lines_that_fit(before: str, inside: str, after: str) -> None:
    source = Source("schema.yaml", before + inside + after)
    diagnostics = Diagnostics()
    diagnostics.add(WRONG, inside, Span(source, len(before), len(before + inside)), hint=after)
    lines = as_text(diagnostics, color=False).split("\n")
    assert all(line.isprintable() for line in lines)
    assert all(cells(line) <= 120 for line in lines if "|" in line[:10] and not line.startswith("schema"))
    assert sum("^" in line for line in lines[2:3]) == 1


def example() -> Diagnostics:
    source = Source("dir/a:b,c%.yaml", "models:\n  Tag: 1\n  Tag: 2\n")
    diagnostics = Diagnostics()
    diagnostics.add(
        WRONG,
        "50%: twice,\nor more",
        Span(source, 19, 22),
        hint="rename",
        notes=[Note("the first", Span(source, 10, 13))],
    )
    diagnostics.add(ODD, "no place", path="pyproject.toml")
    return diagnostics


def test_people_see_the_place_the_notes_and_the_hint() -> None:
    assert as_text(example(), color=False) == (
        "dir/a:b,c%.yaml:3:3: error[X001]: 50%: twice,\\x0aor more\n"
        "  3 |   Tag: 2\n"
        "    |   ^^^\n"
        "  note: the first: dir/a:b,c%.yaml:2:3\n"
        "  2 |   Tag: 1\n"
        "    |   ---\n"
        "  hint: rename\n"
        "\n"
        "pyproject.toml: warning[X002]: no place\n"
        "\n"
        "1 error, 1 warning\n"
    )


def test_colours_change_nothing_but_colours() -> None:
    coloured = as_text(example(), color=True)
    assert "\033[" in coloured
    assert re.sub(r"\033\[[0-9;]*m", "", coloured) == as_text(example(), color=False)


def test_no_diagnostics_are_no_text() -> None:
    assert as_text(Diagnostics(), color=True) == ""
    assert json.loads(as_json(Diagnostics())) == []
    assert as_github(Diagnostics()) == ""


def test_programs_get_one_object_for_each() -> None:
    assert json.loads(as_json(example())) == [
        {
            "code": "X001",
            "name": "wrong",
            "severity": "error",
            "message": "50%: twice,\nor more",
            "file": "dir/a:b,c%.yaml",
            "line": 3,
            "column": 3,
            "end_line": 3,
            "end_column": 6,
            "hint": "rename",
            "notes": [
                {
                    "message": "the first",
                    "file": "dir/a:b,c%.yaml",
                    "line": 2,
                    "column": 3,
                    "end_line": 2,
                    "end_column": 6,
                }
            ],
        },
        {
            "code": "X002",
            "name": "odd",
            "severity": "warning",
            "message": "no place",
            "file": "pyproject.toml",
            "line": None,
            "column": None,
            "end_line": None,
            "end_column": None,
            "hint": None,
            "notes": [],
        },
    ]


def test_github_gets_one_escaped_line_for_each() -> None:
    assert as_github(example()) == (
        "::error file=dir/a%3Ab%2Cc%25.yaml,line=3,col=3,endLine=3,endColumn=6,title=X001 wrong"
        "::50%25: twice,%0Aor more%0Ahint: rename\n"
        "::warning file=pyproject.toml,title=X002 odd::no place\n"
    )


def test_a_code_is_explained_by_its_id_or_its_name() -> None:
    for code in CODES:
        text = explain(code.id.lower())
        assert text is not None and text == explain(code.name)
        assert text.startswith(f"{code.id} {code.name} (") and code.why in text and code.instead in text


def test_a_mistyped_code_is_recognised() -> None:
    assert explain("R999") is None
    assert nearest_code("key-unknwon") == "key-unknown"
