"""The JSON Schema and the reader accept and reject the same documents, as far as a document's values can say."""

from __future__ import annotations

import codecs
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.reading.documents import TEXTS, VALUES, as_yaml
from sqla_scaffold.reading.fields import SHAPES
from sqla_scaffold.reading.json_schema import json_schema, json_schema_text
from sqla_scaffold.reading.nodes import Broken, Mapping, Node, Scalar, Sequence
from sqla_scaffold.reading.schema_file import FORMATS, read_nodes, read_schema_text
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Source
from sqla_scaffold.schema.types import TYPES

ROOT = Path(__file__).parents[2]
VALIDATOR = Draft202012Validator(json_schema())
GOOD = sorted(
    (
        *(path for path in (ROOT / "examples").iterdir() if path.suffix in FORMATS),
        *(ROOT / "tests/golden").glob("*/schema.yaml"),
    )
)
CASES = sorted(path for path in (ROOT / "tests/diagnostics/cases").iterdir() if path.suffix in (*FORMATS, ".escaped"))

# Codes about what a JSON Schema never sees, since it is given values and not a text.
BEYOND = {
    "R105": "characters that a file or a database cannot hold",
    "R106": "characters that a file or a database cannot hold",
    "R119": "a key that stands twice has been lost before a JSON Schema looks",
    "R211": "two keys that say the same thing, where the text of one of them decides",
    "R212": "a comma that ended a text too early left a key without a value, which a literal may hold",
    "R299": "how many mistakes there are",
}
# Texts that are no documents at all: R1 has nothing to do with structure.
NO_DOCUMENT = ("R10", "R11", "R12")


class _NoValue(Exception):
    """The text says something that is no value: a mistake of the text, not of the structure."""


def plain(node: Node) -> Any:
    """What a node says in JSON's values."""
    if isinstance(node, Mapping) and node.complete:
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if isinstance(node, Scalar):
        return node.value
    assert isinstance(node, (Broken, Mapping))
    raise _NoValue


def verdicts(data: bytes, name: str) -> tuple[bool, bool, str]:
    """Whether the JSON Schema takes a document, whether the reader does, and what the reader said."""
    said = Diagnostics()
    language = FORMATS[Path(name).suffix]
    read_schema_text(data, name, language, said)
    root = read_nodes(Source(name, data.decode("utf-8-sig")), language, Diagnostics())
    if root is None:
        raise _NoValue
    return VALIDATOR.is_valid(plain(root)), not said.errors, as_text(said, color=False)


def assert_same(data: bytes, name: str) -> None:
    taken, read, report = verdicts(data, name)
    assert taken == read, report or "\n".join(error.message for error in VALIDATOR.iter_errors(data))


def test_the_json_schema_is_one() -> None:
    Draft202012Validator.check_schema(json_schema())
    assert json.loads(json_schema_text()) == json_schema()


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_is_read_is_taken(path: Path) -> None:
    taken, read, report = verdicts(path.read_bytes(), path.name)
    assert read, report
    assert taken


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_what_has_a_mistake_in_its_structure_is_not_taken(path: Path) -> None:
    data, name = path.read_bytes(), path.name
    if path.suffix == ".escaped":
        data, name = codecs.escape_decode(data)[0], path.stem
    said = Diagnostics()
    read_schema_text(data, name, FORMATS[Path(name).suffix], said)
    found = {one.code.id for one in said}
    if found & set(BEYOND) or any(code.startswith(NO_DOCUMENT) for code in found):
        return
    assert_same(data, name)


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths to all that a document holds."""
    below: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        below = list(value.items())
    elif isinstance(value, list):
        below = list(enumerate(value))
    return [path, *(found for key, item in below for found in places(item, (*path, key)))]


WORDS = sorted(
    {field.key for shape in SHAPES for field in shape.fields} | {"sql", "call", "ix", "Tag", "1st", "größe", ""}
)
TYPE_TEXTS = st.one_of(
    st.sampled_from(sorted(row.example for row in TYPES)),
    st.text(st.sampled_from("ab_1(), ?-\n"), max_size=10),
    st.builds(
        lambda depth, end: "array(" * depth + "int" + ")" * depth + end,
        st.integers(0, 10),
        st.sampled_from(["", "?", ")"]),
    ),
)
ACTIONS = st.sampled_from(
    ["cascade", " Set  null", "SETNULL", "CASCADE\n", "all, delete", "all,,", ",", "delete all", " merge "]
)
ANNOTATION_PARTS = ("list", "x.y:Z", "[", "]", ",", "|", " ", "...", "\n", ".")
ANNOTATIONS = st.lists(st.sampled_from(ANNOTATION_PARTS), max_size=12).map("".join)
NAMES = st.sampled_from(["Tag", "Tag?", "Tag.id", "Tag.id?", "1st", "a b", "Tag\n", "shop.x:make", "shop:x:y", "shop"])
LEAVES = st.one_of(
    TYPE_TEXTS, ANNOTATIONS, ACTIONS, NAMES, VALUES, st.just([]), st.just({}), st.just("  "), st.just(1), st.just(False)
)
SMALL = {
    "version": 1,
    "primary_key": "uuid4",
    "naming_convention": {"ix": "ix_%(column_0_label)s"},
    "enums": {"Status": ["a", ""], "Kind": {"members": {"ONE": "1"}, "name": "kind"}},
    "mixins": {"Stamps": {"columns": {"made": {"type": "datetime(tz)", "default": {"sql": "now()"}}}}},
    "models": {
        "Tag": {"columns": {"label": "str(40)", "kind": {"foreign_key": "Kind.id"}}, "uniques": [["label", "kind"]]},
        "Post": {
            "table": "posts",
            "mixins": ["Stamps"],
            "columns": {
                "path": {"type": {"sql": "ltree"}, "variants": {"sqlite": "text"}, "annotation": "dict[str, int] | shop.x:Y"},
                "email": {"type": {"python": "shop.types:Email", "impl": {"sql": "citext"}}},
                "title": {"type": "str(80)", "index": True, "default": "x", "redact": False},
                "number": {"type": "int?", "onupdate": {"call": "shop.numbers:next"}, "server_default": 0},
                "tag": {"foreign_key": {"model": "Tag", "column": "id", "ondelete": "SET NULL"}},
            },
            "relationships": {
                "first": "Tag?",
                "second": {"model": "Tag", "back_populates": False, "cascade": "all, delete", "lazy": "joined", "via": "tag"},
            },
            "foreign_keys": [{"columns": ["a", "b"], "references": {"model": "Tag", "columns": ["c", "d"]}}],
            "checks": {"positive": "number > 0"},
            "indexes": [["title"], {"columns": [{"sql": "lower(title)", "desc": True}, "number"], "where": "number > 0"}],
        },
    },
}  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, Any]:
    """A valid document in which a few places hold something else, are gone, or have another name."""
    document = json.loads(json.dumps(SMALL))
    for _ in range(draw(st.integers(1, 2))):
        path = draw(st.sampled_from(places(document)[1:] or [()]))
        if not path:
            break
        parent = document
        for step in path[:-1]:
            parent = parent[step]
        _mutate(draw, parent, path[-1])
    return dict(document)


def _mutate(draw: st.DrawFn, parent: Any, last: str | int) -> None:
    change = draw(st.sampled_from(["value", "value", "value", "remove", "name", "more"]))
    if change == "remove":
        del parent[last]
    elif change == "value" or isinstance(parent, list):
        parent[last] = draw(LEAVES)
    else:
        value = parent.pop(last) if change == "name" else draw(LEAVES)
        parent[draw(st.one_of(st.sampled_from(WORDS), TEXTS))] = value


def floats_for_whole_numbers(value: Any) -> bool:
    """JSON knows one kind of number: where a schema wants a whole one, it takes `1.0` for `1`."""
    return isinstance(value, dict) and isinstance(value.get("version"), float)


@given(mutated())
def test_both_say_the_same_of_documents_that_nearly_are_schemas(document: dict[str, Any]) -> None:
    if not document or floats_for_whole_numbers(document):
        return
    data = as_yaml(document).encode()
    said = Diagnostics()
    read_schema_text(data, "document.yaml", "yaml", said)
    if {one.code.id for one in said} & set(BEYOND):
        return
    assert VALIDATOR.is_valid(document) == (not said.errors), as_text(said, color=False)


def test_every_key_has_a_hover_text() -> None:
    rules = json_schema()
    objects = [rules, *(alone for shape in rules["$defs"].values() for alone in (shape, *shape.get("anyOf", ())))]
    properties = [found for one in objects for found in one.get("properties", {}).values()]
    assert len(properties) > 50
    assert all(found["description"].endswith((".", "`")) for found in properties)


def test_a_type_is_completed_and_an_enum_is_let_through() -> None:
    rules = json_schema()["$defs"]["column"]["anyOf"][1]["properties"]["type"]["anyOf"][0]
    assert "str(80)" in rules["anyOf"][0]["enum"]
    assert Draft202012Validator(rules).is_valid("OrderStatus?")


@given(ANNOTATIONS)
def test_both_say_the_same_of_annotations(text: str) -> None:
    document = {"models": {"Tag": {"columns": {"label": {"type": "int", "annotation": text}}}}}
    assert_same(as_yaml(document).encode(), "document.yaml")
