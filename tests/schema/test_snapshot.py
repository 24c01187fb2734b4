"""A snapshot gives back the schema it was made of, and notices when it is not what was written."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass, make_dataclass, replace
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sqla_scaffold.migrate.history import read_snapshot
from sqla_scaffold.report.codes import revisions as codes
from sqla_scaffold.report.codes.code import Code
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Source
from sqla_scaffold.schema import snapshot, table
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.snapshot import Snapshot, dump, load
from sqla_scaffold.schema.table import LiteralDefault, TypeUse
from sqla_scaffold.schema.types import Annotation, PythonName
from tests.migrate.schemas import CASES, EVERYTHING

# Text as files can hold it; NaN is left out because it is not equal to itself.
_TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
_PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | _TEXT
_VALUES = st.recursive(_PLAIN, lambda inner: st.lists(inner, max_size=3).map(tuple))


@cache
def _any(hint: Any) -> st.SearchStrategy[Any]:
    """Return values of a field's type; optional fields are filled in, and lists of objects stay short."""
    if hint in _SELF_CONTAINING:
        return _SELF_CONTAINING[hint]()
    if get_origin(hint) is tuple:
        first, *rest = get_args(hint)
        if rest == [...]:
            return st.lists(_any(first), max_size=1 if is_dataclass(first) else 2).map(tuple)
        return st.tuples(*map(_any, (first, *rest)))
    if get_origin(hint) in (Union, UnionType):
        return st.one_of(*map(_any, get_args(hint)))
    if isinstance(hint, type) and is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.builds(hint, **{field.name: _any(hints[field.name]) for field in fields(hint) if field.compare})
    return _TEXT if hint is str else st.from_type(hint)


# What may hold itself, in a few levels.
_SELF_CONTAINING: dict[Any, Callable[[], st.SearchStrategy[Any]]] = {
    LiteralDefault: lambda: st.builds(LiteralDefault, _VALUES),
    TypeUse: lambda: st.recursive(
        st.builds(TypeUse, _TEXT, arguments=_any(tuple[tuple[str, int | bool], ...]), enum=st.none() | _TEXT),
        lambda inner: st.builds(TypeUse, _TEXT, item=inner),
        max_leaves=3,
    ),
    Annotation: lambda: st.recursive(
        st.builds(Annotation, _any(PythonName)),
        lambda inner: st.builds(Annotation, _any(PythonName), st.lists(inner, max_size=2).map(tuple)),
        max_leaves=3,
    ),
}


def _read(text: str) -> tuple[Snapshot | None, Diagnostics]:
    diagnostics = Diagnostics()
    return read_snapshot(Source("migrations/schema.lock", text), diagnostics), diagnostics


@settings(max_examples=60, deadline=None)
@given(schema=_any(Schema), head=st.none() | _TEXT)
def test_what_was_dumped_is_loaded(schema: Schema, head: str | None) -> None:
    loaded = load(Source("schema.lock", dump(schema, head)))

    assert loaded == Snapshot(schema, head)
    assert isinstance(loaded, Snapshot)
    assert repr(loaded.schema) == repr(schema)  # 1, 1.0 and True are equal, and are not the same


@given(value=st.sampled_from([1, 1.0, True, "1", None, (), (1, (True, "x"))]))
def test_a_value_keeps_its_type(value: table.Value) -> None:
    column = replace(EVERYTHING.tables[0].columns[0], default=LiteralDefault(value))
    table = replace(EVERYTHING.tables[0], columns=(column,))

    loaded = load(Source("schema.lock", dump(replace(EVERYTHING, tables=(table,)))))

    assert isinstance(loaded, Snapshot)
    assert repr(loaded.schema.tables[0].columns[0].default) == repr(LiteralDefault(value))


def test_the_order_of_columns_is_kept_and_that_of_keys_is_sorted() -> None:
    data = json.loads(dump(EVERYTHING))
    assert [table["key"]["name"] for table in data["schema"]["tables"]] == [
        table.key.name for table in EVERYTHING.tables
    ]
    assert list(data["schema"]) == sorted(data["schema"])


def test_a_check_and_a_column_are_facts_on_lines_of_their_own() -> None:
    lines = [line.strip().rstrip(",") for line in dump(CASES["texts"]).splitlines()]
    assert '{"columns": ["note"], "name": "uq_texts_note"}' in lines
    assert '"comment": "it\'s 50% of :this, \\"that\\" and %(other)s"' in lines


def test_git_merges_changes_of_two_tables(tmp_path: Path) -> None:
    """Only the lines that say which revision is the newest are in conflict."""

    def commented(*tables: int) -> str:
        changed = [
            replace(table, comment="new") if number in tables else table
            for number, table in enumerate(EVERYTHING.tables)
        ]
        return dump(replace(EVERYTHING, tables=tuple(changed)), "0002")

    versions = {"base": commented(), "ours": commented(0), "theirs": commented(4)}
    for name, text in versions.items():
        # The hash differs in all of them; a person decides about it.
        lines = [line for line in text.splitlines(keepends=True) if '"hash"' not in line]
        (tmp_path / name).write_text("".join(lines))
    merged = subprocess.run(
        ["git", "merge-file", "-p", "ours", "base", "theirs"], cwd=tmp_path, capture_output=True, text=True
    )

    assert merged.returncode == 0
    assert merged.stdout.splitlines() == [line for line in commented(0, 4).splitlines() if '"hash"' not in line]


def test_a_field_that_is_added_later_changes_no_snapshot_that_exists(monkeypatch: pytest.MonkeyPatch) -> None:
    before = dump(EVERYTHING)
    later = make_dataclass("Schema", [("partitions", tuple[str, ...], field(default=()))], bases=(Schema,), frozen=True)
    monkeypatch.setattr(snapshot, "Schema", later)

    loaded = load(Source("schema.lock", before))

    assert isinstance(loaded, Snapshot)
    assert dump(loaded.schema) == before


_WHOLE = dump(EVERYTHING, "0001")


@dataclass(frozen=True)
class Broken:
    """A snapshot that somebody or something spoilt."""

    text: str
    code: Code
    headline: str
    line: int


_BROKEN = {
    "empty": Broken("", codes.SNAPSHOT_UNREADABLE, "the snapshot is not JSON: expecting value", 1),
    "cut off": Broken(_WHOLE[:200], codes.SNAPSHOT_UNREADABLE, "the snapshot is not JSON: ", 0),
    "deep": Broken("[" * 100_000, codes.SNAPSHOT_UNREADABLE, "the snapshot is no JSON that can be read", 1),
    "a long number": Broken("9" * 5000, codes.SNAPSHOT_UNREADABLE, "the snapshot is no JSON that can be read", 1),
    "another document": Broken("[]", codes.SNAPSHOT_UNKNOWN, "the snapshot lacks `format`, `hash` or `schema`", 1),
    "conflict": Broken(
        _WHOLE.replace('  "head"', '<<<<<<< HEAD\n  "head"'),
        codes.SNAPSHOT_CONFLICT,
        "the snapshot holds conflict markers of git",
        4,
    ),
    "edited": Broken(_WHOLE.replace("draft", "drafts"), codes.SNAPSHOT_EDITED, "the snapshot does not fit its hash", 3),
    "newer": Broken(
        _WHOLE.replace('"format": 1', '"format": 2'),
        codes.SNAPSHOT_FORMAT,
        "the snapshot has format 2, known is 1",
        2,
    ),
}


@pytest.mark.parametrize("broken", _BROKEN.values(), ids=_BROKEN.keys())
def test_a_broken_snapshot_is_reported(broken: Broken) -> None:
    found, diagnostics = _read(broken.text)

    (said,) = diagnostics
    assert found is None
    assert said.code is broken.code
    assert said.message.startswith(broken.headline)
    assert said.hint
    assert broken.line in (0, said.place[1])


def test_what_a_newer_version_wrote_is_reported_by_its_name() -> None:
    """The hash is right, and the schema has a field that is not known here."""
    newer = make_dataclass("Schema", [("cubes", int, field(default=0))], bases=(Schema,), frozen=True)
    text = dump(newer(EVERYTHING.naming_convention, cubes=3))

    found, diagnostics = _read(text)

    assert found is None
    assert [said.message for said in diagnostics] == ["the snapshot cannot be understood: `schema.cubes` is unknown"]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_edit_of_a_line_goes_unnoticed(data: st.DataObject) -> None:
    lines = dump(CASES["cycle"], "0001").splitlines(keepends=True)
    number = data.draw(st.integers(0, len(lines) - 1))
    edit = data.draw(st.sampled_from(["delete", "double", "change"]))
    if edit == "delete":
        changed = [*lines[:number], *lines[number + 1 :]]
    elif edit == "double":
        changed = [*lines[:number], lines[number], *lines[number:]]
    else:
        changed = [*lines[:number], lines[number].replace("o", "0"), *lines[number + 1 :]]

    found, diagnostics = _read("".join(changed))

    # A line said twice in an object says the same as once.
    assert len(diagnostics) == 1 or found == Snapshot(CASES["cycle"], "0001")
    if edit == "delete":
        assert found is None
