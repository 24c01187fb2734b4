"""The laws of the merge, over modules that the tool writes and edits that people make."""

from __future__ import annotations

import ast
import json
import random
import re
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqla_scaffold.config import Config
from sqla_scaffold.emit.render import black
from sqla_scaffold.emit.targets import emit
from sqla_scaffold.reading.schema_file import read_schema_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.resolve.resolve import resolve
from sqla_scaffold.write.merge.merge import Merged, merge
from sqla_scaffold.write.merge.renaming import NewNames, renamed

from tests.year import hands

# What the schema says of a model's columns, before and after; a missing column is left out.
COLUMNS: dict[str, tuple[str, ...]] = {
    "title": ("str(80)", "{type: str(120), index: true}", "text"),
    "pages": ("int", "int?", "{type: int, server_default: 0}"),
    "price": ("decimal(8, 2)", "decimal(12, 2)?"),
    "published_on": ("date", "date?", "{type: date, comment: when}"),
    "isbn": ("{type: str(13), unique: true}", "str(13)?"),
}
SCHEMAS = st.fixed_dictionaries(
    {
        "columns": st.dictionaries(st.sampled_from(sorted(COLUMNS)), st.integers(0, 2), min_size=1),
        "author": st.booleans(),
        "publisher": st.booleans(),
        "check": st.booleans(),
        "unique": st.booleans(),
        "doc": st.booleans(),
    }
)
METHODS = (
    "    @property\n    def shout(self) -> str:\n        # loud\n        return str(self.id).upper()\n",
    "\n    def later(self, other: object) -> bool:\n        return self is not other\n",
    "    limit = 20  # a constant of mine\n",
)
TAILS = ("\n\ndef helper() -> int:\n    return 1\n", "\n\nLIMIT = 3\n", "\n# the end\n", "\n\nclass Other:\n    pass\n")


def module(said: dict[str, object]) -> str:
    """Return the module of the model Book under a schema."""
    return made(json.dumps(said, sort_keys=True))


@cache
def made(text: str) -> str:
    said = json.loads(text)
    columns = said["columns"]
    assert isinstance(columns, dict)
    lines = [f"      {name}: {COLUMNS[name][kind % len(COLUMNS[name])]}" for name, kind in sorted(columns.items())]
    parts = ["models:", "  Author: {columns: {name: str(20)}}", "  Publisher: {columns: {name: str(20)}}", "  Book:"]
    if said["doc"]:
        parts.append("    doc: Something to read.")
    parts += ["    columns:", *lines]
    owners = [name for name in ("author", "publisher") if said[name]]
    if owners:
        parts += ["    relationships:", *(f"      {name}: {name.capitalize()}" for name in owners)]
    if said["check"]:
        parts.append("    checks: {id_positive: id > 0}")
    if said["unique"]:
        parts.append(f"    uniques: [[id, {min(columns)}]]")
    diagnostics = Diagnostics()
    spec = read_schema_text("\n".join(parts).encode(), "schema.yaml", "yaml", diagnostics)
    assert spec is not None
    schema = resolve(spec, diagnostics)
    assert schema is not None, list(diagnostics)
    return next(file.text for file in emit(schema, Config("shop")) if file.path.endswith("/book.py"))


def insert_method(text: str, method: str, place: int) -> str:
    """Put a method or a constant between two statements of the class."""
    tree = ast.parse(text)
    book = next(node for node in tree.body if isinstance(node, ast.ClassDef))
    ends = [node.end_lineno or 0 for node in book.body]
    lines = text.split("\n")
    at = ends[place % len(ends)]
    return "\n".join([*lines[:at], *method.rstrip("\n").split("\n"), *lines[at:]])


EDITS: st.SearchStrategy[Callable[[str], str]] = st.one_of(
    st.builds(
        lambda method, place: lambda text: insert_method(text, method, place),
        st.sampled_from(METHODS),
        st.integers(0, 9),
    ),
    st.sampled_from(TAILS).map(lambda tail: lambda text: text + tail),
    st.just(lambda text: text.replace("import annotations\n", "import annotations\n\nimport math\n", 1)),
    st.just(lambda text: text.replace("    id: Mapped", "    # my key\n    id: Mapped", 1)),
    st.just(
        lambda text: text.replace("from sqlalchemy.orm import Mapped", "from sqlalchemy.orm import Load, Mapped", 1)
    ),
)


def edited(text: str, edits: list[Callable[[str], str]]) -> str:
    for edit in edits:
        changed = edit(text)
        try:
            ast.parse(changed)
        except SyntaxError:
            continue
        text = changed
    return text


def statements(text: str) -> list[str]:
    """Return what a module's statements say, those of its classes one by one."""
    found = []
    for node in ast.parse(text).body:
        if isinstance(node, ast.ClassDef):
            found += [ast.dump(one) for one in node.body]
        elif not isinstance(node, ast.Import | ast.ImportFrom | ast.If):
            found.append(ast.dump(node))
    return found


def merged(base: str, yours: str, new: str) -> Merged:
    result = merge(base, yours, new, black)
    assert result is not None
    return result


@given(SCHEMAS, SCHEMAS)
def test_without_edits_the_new_text_comes_out(before: dict[str, object], after: dict[str, object]) -> None:
    base, new = module(before), module(after)
    assert merged(base, base, new) == Merged(new)


@given(SCHEMAS, st.lists(EDITS, max_size=4))
def test_without_a_change_of_the_schema_the_persons_text_stays(
    before: dict[str, object], edits: list[Callable[[str], str]]
) -> None:
    base = module(before)
    yours = edited(base, edits)
    assert merged(base, yours, base).text == yours


@given(SCHEMAS, SCHEMAS, st.lists(EDITS, max_size=4))
def test_nothing_of_the_persons_is_lost_and_nothing_of_the_schemas_is_missing(
    before: dict[str, object], after: dict[str, object], edits: list[Callable[[str], str]]
) -> None:
    base, new = module(before), module(after)
    yours = edited(base, edits)
    result = merged(base, yours, new)
    assert not result.conflicts and not result.removed
    said = statements(result.text)
    assert sorted(said) == sorted(
        [*(one for one in statements(yours) if one not in statements(base)), *statements(new)]
    )
    for comment in ("# loud", "# my key", "# a constant of mine", "# the end"):
        assert result.text.count(comment) == yours.count(comment)
    # And once more: both sides have what they want.
    assert merged(new, result.text, new).text == result.text
    compile(result.text, "book.py", "exec")


@given(SCHEMAS, SCHEMAS, st.lists(EDITS, max_size=3))
def test_every_name_that_is_used_is_imported_once(
    before: dict[str, object], after: dict[str, object], edits: list[Callable[[str], str]]
) -> None:
    base, new = module(before), module(after)
    text = merged(base, edited(base, edits), new).text
    imported = [
        alias.asname or alias.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ImportFrom)  # the person's `import math` may stand there as often as it was typed
        for alias in node.names
    ]
    wanted = [
        alias.asname or alias.name
        for node in ast.walk(ast.parse(new))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    ]
    assert len(imported) == len(set(imported))
    assert set(wanted) <= set(imported)


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_line_ends_and_a_byte_order_mark_stay(newline: str) -> None:
    said: dict[str, object] = {"columns": {"title": 0}, "author": False, "publisher": False, "check": False}
    said |= {"unique": False, "doc": False}
    base = module(said)
    new = module(said | {"columns": {"title": 0, "pages": 0}})
    yours = "\ufeff" + (base + "\nMINE = 1\n").replace("\n", newline)
    text = merged(base, yours, new).text
    assert text.startswith("\ufefffrom __future__")
    assert "pages: Mapped[int]" in text and text.endswith(f"MINE = 1{newline}")
    assert text.count("\n") == text.count(newline)


def test_what_is_no_python_at_the_moment_is_left_alone() -> None:
    assert merge("a = 1\n", "<<<<<<< mine\na = 2\n", "a = 3\n") is None


@given(SCHEMAS, st.lists(EDITS, max_size=4))
def test_a_new_name_takes_every_edit_along(before: dict[str, object], edits: list[Callable[[str], str]]) -> None:
    base = module(before)
    first = min(before["columns"])  # type: ignore[call-overload]  # a dictionary, as SCHEMAS makes it
    names = NewNames("book.py", {"Book": "Volume"}, {"Volume": {first: "renamed"}})
    yours = edited(base, edits)
    both = renamed(base, yours, names)
    assert both is not None
    was, mine = both
    assert "class Volume(" in was and "class Book(" not in was
    assert f"    {first}: " not in was and "    renamed: " in was
    new_parts = [one for one in statements(yours) if one not in statements(base)]
    assert all(one in statements(mine) for one in new_parts), "what a person wrote is never renamed"
    assert renamed(was, mine, names) == both, "once"


# Everything that people of the year do by hand: methods, decorators, comments, arguments, another order, another layout, ...
HANDS = st.lists(st.tuples(st.sampled_from(hands.EDITS), st.integers(0, 10**6)), min_size=1, max_size=5)


def by_hand(text: str, edits: list[tuple[hands.Edit, int]]) -> tuple[str, list[str]]:
    """Edit a module as people do; return it, and what they wrote."""
    wrote: list[str] = []
    for number, (edit, seed) in enumerate(edits):
        hand = hands.Hand(random.Random(seed), f"hand{number}")
        plain = text if edit is hands.other_line_ends else text.replace("\r\n", "\n")
        changed = edit(hand, plain)
        if changed is not None:
            compile(changed, "book.py", "exec")
            text, wrote = changed, [*wrote, *hand.wrote]
    return text, wrote


def generated(text: str) -> set[str]:
    """Return what the statements of the class say, without the arguments that people add."""
    model = hands.a_class(text)
    assert model is not None
    return {re.sub(r",? ?info=\{'hand\d+': 1\}", "", ast.unparse(node)) for node in model.body}


@given(SCHEMAS, SCHEMAS, HANDS)
def test_whatever_people_do_is_there_afterwards(
    before: dict[str, object], after: dict[str, object], edits: list[tuple[hands.Edit, int]]
) -> None:
    base, new = module(before), module(after)
    yours, wrote = by_hand(base, edits)
    result = merged(base, yours, new)
    compile(result.text, "book.py", "exec")
    assert hands.missing([result.text], wrote) == []
    if result.conflicts:
        sides = " ".join(one.yours.text for one in result.conflicts if one.yours is not None)
        assert all(one.new is None or one.yours is not None for one in result.conflicts)
        assert "hand" in sides, "only what somebody edited can be in conflict"
        return
    assert generated(new) <= generated(result.text)
    assert generated(base) - generated(new) & generated(result.text) <= generated(yours)
    assert merged(new, result.text, new).text == result.text
    ends = {line[-1:] for line in result.text.split("\n")[:-1]}
    assert ("\r" in ends) == ("\r\n" in yours) or yours == base
    twice = merged(base, yours, new)
    assert twice == result


@given(SCHEMAS, SCHEMAS, st.integers(0, 20))
def test_what_people_take_out_stays_away(before: dict[str, object], after: dict[str, object], chance: int) -> None:
    base, new = module(before), module(after)
    names = [name for node in hands.attributes(base, "mapped_column") for name in hands.defined(node)]
    name = names[chance % len(names)]
    yours = hands.without(base, name)
    result = merged(base, yours, new)
    if base == new:
        assert result == Merged(yours)
        return
    there, said = (f"    {name}: Mapped" in text for text in (result.text, new))
    was, now = (next((one for one in generated(text) if one.startswith(f"{name}: ")), None) for text in (base, new))
    assert not there or was is None
    if said and was == now:
        assert result.removed == (f"Book.{name}",) and not result.conflicts
    elif said:
        assert [one.name for one in result.conflicts] == [f"Book.{name}"]
    else:
        assert not result.conflicts
