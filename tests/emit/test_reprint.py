"""Law: what is laid out again is what black makes of it, and says the same."""

from __future__ import annotations

import ast
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqla_scaffold.emit.render import black
from sqla_scaffold.emit.reprint import laid_out

TEXTS = st.text(st.characters(codec="utf-8"), max_size=40).map(repr)
NAMES = st.sampled_from(["op.create_table", "sa.Column", "sa.Text", "op.f", "f"])
LEAVES = st.one_of(
    TEXTS, st.integers().map(repr), st.sampled_from(["True", "None", "sa.func", "1.5", "b'\\xff'", "-1"])
)


def _calls(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    items = st.lists(children, max_size=5).map(",\n".join)
    named = st.lists(st.tuples(st.sampled_from("abcd"), children), max_size=3, unique_by=lambda pair: pair[0])
    keywords = named.map(lambda pairs: ", ".join(f"{name}={value}" for name, value in pairs))
    call = st.builds(lambda name, one, two: f"{name}({', '.join(filter(None, (one, two)))})", NAMES, items, keywords)
    return st.one_of(call, items.map(lambda text: f"[{text}]"), call.map(lambda text: f"{text}.desc()"))


STATEMENTS = st.builds(lambda inner: f"op.execute({inner})", st.recursive(LEAVES, _calls, max_leaves=12))


@given(st.lists(STATEMENTS, min_size=1, max_size=3), st.sampled_from([0, 4]))
def test_it_is_what_black_makes_of_it(statements: list[str], indent: int) -> None:
    source = "\n".join(statements)
    module = f"class C:\n{laid_out(source, 4)}\n" if indent else f"{laid_out(source, 0)}\n"
    assert black(module) == module
    inside = ast.parse(module).body[0] if indent else ast.parse(module)
    assert isinstance(inside, ast.ClassDef | ast.Module)
    assert [ast.dump(node) for node in inside.body] == [ast.dump(node) for node in ast.parse(source).body]


@pytest.mark.parametrize("indent", [0, 4])
def test_blocks_and_comments_stay(indent: int) -> None:
    source = "# first\nf()\nif x == 'y':\n    # inside\n    f('a')\n# between\ng(1)"
    expected = '# first\nf()\nif x == "y":\n    # inside\n    f("a")\n# between\ng(1)'
    assert laid_out(source, indent) == textwrap.indent(expected, " " * indent)
