"""Law: what the printer lays out, black leaves alone."""

from __future__ import annotations

import ast
import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.layout import statement
from sqla_scaffold.emit.literal import docstring, literal
from sqla_scaffold.emit.pyexpr import PyExpr
from sqla_scaffold.emit.render import black

TEXTS = st.text(st.characters(codec="utf-8"), max_size=30)
WORDS = st.from_regex(r"[a-z]{1,14}", fullmatch=True).filter(lambda word: not keyword.iskeyword(word))
LEAVES: st.SearchStrategy[PyExpr] = st.one_of(
    TEXTS.map(py.value), st.integers(-99, 9999).map(py.value), WORDS.map(py.own), st.just(py.TRUE)
)


def _grow(children: st.SearchStrategy[PyExpr]) -> st.SearchStrategy[PyExpr]:
    keywords = st.dictionaries(WORDS.map(lambda word: f"k_{word}"), children, max_size=4)
    calls = st.builds(
        lambda name, positional, named: py.call(py.own(f"f_{name}"), *positional, **named),
        WORDS,
        st.lists(children, max_size=4),
        keywords,
    )
    lists = st.lists(children, max_size=4).map(lambda items: py.Display(tuple(items)))
    tuples = st.lists(children, min_size=1, max_size=4).map(lambda items: py.Display(tuple(items), "()"))
    dicts = st.dictionaries(TEXTS, children, max_size=3).map(lambda items: py.Dict(tuple(items.items())))
    return st.one_of(calls, calls, lists, tuples, dicts)


EXPRESSIONS = st.recursive(LEAVES, _grow, max_leaves=14)
HEADS = st.sampled_from(["", "x = ", "name: Mapped[int] = ", "some_rather_long_name: Mapped[dict[str, Any] | None] = "])


@given(HEADS, EXPRESSIONS.filter(lambda one: not isinstance(one, py.Source)), st.sampled_from([0, 4]))
def test_black_changes_nothing(head: str, expression: PyExpr, indent: int) -> None:
    printed = statement(head, expression, {}, indent)
    module = f"class C:\n{printed}\n" if indent else f"{printed}\n"
    assert black(module) == module


@given(st.text())
def test_a_literal_says_its_value_and_black_agrees(text: str) -> None:
    printed = literal(text)
    assert ast.literal_eval(printed) == text
    assert black(f"x = {printed}\n") == f"x = {printed}\n"


@given(st.binary(max_size=20))
def test_bytes_say_their_value(data: bytes) -> None:
    assert ast.literal_eval(literal(data)) == data


@given(st.text(), st.sampled_from([4, 8]))
def test_a_docstring_says_its_words_and_black_agrees(text: str, indent: int) -> None:
    printed = docstring(text, indent)
    module = f"class C:\n{' ' * 4}{printed}\n\n    x = 1\n" if indent == 4 else None
    if module is None:
        module = f"class C:\n    def f(self) -> None:\n{' ' * 8}{printed}\n        return None\n"
    assert black(module) == module
    body = ast.parse(module).body[0]
    assert isinstance(body, ast.ClassDef)
    holder = body if indent == 4 else body.body[0]
    assert isinstance(holder, ast.ClassDef | ast.FunctionDef)
    assert (ast.get_docstring(holder) or "").split() == text.split()


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("plain", '"plain"'),
        ('say "hi"', "'say \"hi\"'"),
        ('it\'s "both"', "'it\\'s \"both\"'"),
        ("a\nb", '"a\\nb"'),
        ("back\\slash", '"back\\\\slash"'),
        ("\u202e", '"\\u202e"'),
    ],
)
def test_literals_read_well(text: str, printed: str) -> None:
    assert literal(text) == printed
