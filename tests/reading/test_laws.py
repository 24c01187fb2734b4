"""What holds for every document, whatever is in it."""

from __future__ import annotations

import json
import sys
import time
import tomllib
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tests.reading.documents import DOCUMENTS, as_toml, as_yaml
from sqla_scaffold.reading.nodes import Mapping, Node, Scalar, Sequence
from sqla_scaffold.reading.schema_file import read_nodes, read_schema_text
from sqla_scaffold.reading.toml_nodes import read_toml
from sqla_scaffold.report.codes import reading as codes
from sqla_scaffold.report.console import as_github, as_json, as_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Source

FORMATS = ("yaml", "toml")


def values(node: Node | None) -> Any:
    """What a node says, as Python's own values."""
    if isinstance(node, Mapping):
        return {entry.key.text: values(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [values(item) for item in node.items]
    assert isinstance(node, Scalar)
    return node.value


def read(text: str, file_format: str) -> Node | None:
    diagnostics = Diagnostics()
    node = read_nodes(Source("document", text), file_format, diagnostics)
    assert not len(diagnostics), as_text(diagnostics, color=False)
    return node


@given(DOCUMENTS)
def test_both_formats_say_what_was_written(document: dict[str, Any]) -> None:
    assert values(read(as_yaml(document), "yaml")) == document
    assert values(read(as_toml(document), "toml")) == document


def scalars(node: Node | None) -> list[Scalar]:
    if isinstance(node, Mapping):
        return [found for entry in node.entries for found in (entry.key, *scalars(entry.value))]
    if isinstance(node, Sequence):
        return [found for item in node.items for found in scalars(item)]
    return [node] if isinstance(node, Scalar) else []


def assert_places_hold_their_text(root: Node | None, text: str, file_format: str) -> None:
    """What stands at the place of a scalar means, read alone, the same scalar."""
    for scalar in scalars(root):
        written = text[scalar.span.start : scalar.span.end]
        if file_format == "yaml":
            alone = yaml.load(written, Loader=yaml.BaseLoader) if written else ""
            assert alone == scalar.text
        elif written != scalar.text:
            assert tomllib.loads(f"x = {written}")["x"] == scalar.text


@given(DOCUMENTS, st.sampled_from(["\n", "\r\n"]))
def test_the_place_of_a_scalar_holds_its_text(document: dict[str, Any], newline: str) -> None:
    for file_format, text in (("yaml", as_yaml(document)), ("toml", as_toml(document))):
        text = text.replace("\n", newline)
        assert_places_hold_their_text(read(text, file_format), text, file_format)


YAML_PIECES = [
    "a",
    "b: ",
    "- ",
    "\n",
    "  ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "'x'",
    '"y"',
    "&a ",
    "*a",
    "!t ",
    "<<: ",
    "? ",
    "|\n",
]
YAML_PIECES += [
    "---\n",
    "...\n",
    "#c\n",
    "\t",
    "é",
    "😀",
    "\u2028",
    "\u0085",
    "\ufeff",
    ": ",
    "null",
    ".inf",
    "0x1f",
    "%YAML 1.2\n",
]
TOML_PIECES = [
    "a",
    "b.c",
    "=",
    "1",
    "-1.5e3",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    ",",
    "\n",
    "\r\n",
    " ",
    "# c",
    "'q'",
    '"q\\u0041"',
]
TOML_PIECES += [
    "2024-01-02",
    "07:32:00",
    "2024-01-02T07:32:00.25Z",
    "'''x\n'''",
    '"""\ny\\\n  z"""',
    "true",
    "0x1F",
    "1_000",
    "nan",
]
TOML_PIECES += [
    "a = 1\n",
    "[a]\n",
    "[a.b]\n",
    "[[a]]\n",
    "b.c = 2\n",
    "a = {b.c = 1}\n",
    "a = [{b = 1}]\n",
    "\\",
    "\t",
    "é",
    "\x0c",
]


def soup(pieces: list[str]) -> st.SearchStrategy[bytes]:
    return st.lists(st.sampled_from(pieces), max_size=14).map(lambda parts: "".join(parts).encode())


@given(st.sampled_from(FORMATS), st.one_of(st.binary(max_size=60), soup(YAML_PIECES), soup(TOML_PIECES)))
@example("yaml", b"\xff\xfe")
@example("yaml", b"a: \xed\xa0\x80")
@example("toml", b"\x00\x00\x00\x00")
@example("yaml", b"&a [*a]: 1\n*a : 2")
def test_any_bytes_are_read_or_reported(file_format: str, data: bytes) -> None:
    diagnostics = Diagnostics()
    spec = read_schema_text(data, "schema", file_format, diagnostics)
    assert spec is not None or diagnostics.errors
    assert json.loads(as_json(diagnostics)) is not None
    assert as_github(diagnostics).count("\n") == len(list(diagnostics))
    shown = as_text(diagnostics, color=False)
    assert all(character.isprintable() or character == "\n" for character in shown)


@given(soup(TOML_PIECES))
@pytest.mark.skipif(sys.version_info >= (3, 15), reason="tomllib reads TOML 1.1 there")
def test_toml_is_what_the_standard_library_takes_for_toml(data: bytes) -> None:
    text = data.decode()
    diagnostics = Diagnostics()
    read_toml(Source("document", text), diagnostics)
    ours = {found.code for found in diagnostics} <= {codes.DOCUMENT_EMPTY, codes.NUMBER_RANGE}
    try:
        tomllib.loads(text)
        theirs = True
    except tomllib.TOMLDecodeError:
        theirs = False
    assert ours == theirs, as_text(diagnostics, color=False)


@given(soup(YAML_PIECES))
def test_libyaml_and_its_python_twin_give_the_same_nodes(data: bytes) -> None:
    text = data.decode().replace("\ufeff", "")  # libyaml drops a byte order mark that begins a line
    with_libyaml, without = Diagnostics(), Diagnostics()
    first = read_nodes(Source("document", text), "yaml", with_libyaml)
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(yaml, "CLoader", raising=False)
        second = read_nodes(Source("document", text), "yaml", without)
    if not len(with_libyaml) and not len(without):
        assert values(first) == values(second)
        assert [found.span.start for found in scalars(first)] == [found.span.start for found in scalars(second)]


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_large_schema_is_read_in_no_time(file_format: str) -> None:
    """25,000 lines in well under a second; the bound leaves room for a busy machine."""
    columns = "\n".join(f"      column_{number}: {{type: str(80)?, unique: true}}" for number in range(17))
    text = "models:\n" + "".join(f"  Model{n}:\n    columns:\n{columns}\n" for n in range(1300))
    if file_format == "toml":
        columns = "\n".join(f'column_{number} = {{type = "str(80)?", unique = true}}' for number in range(17))
        text = "".join(f"[models.Model{n}.columns]\n{columns}\n" for n in range(1300))
    diagnostics = Diagnostics()
    start = time.process_time()
    spec = read_schema_text(text.encode(), "schema", file_format, diagnostics)
    took = time.process_time() - start
    assert spec is not None and len(spec.models) == 1300 and not len(diagnostics)
    assert took < 4


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 100_000, id="brackets"),
        pytest.param("{a: " * 100_000, id="braces"),
        pytest.param("- " * 100_000, id="dashes"),
        pytest.param("? " * 100_000, id="questions"),
        pytest.param("a.b" * 100_000 + "=1", id="dotted key"),
        pytest.param("a = " + "[" * 100_000, id="arrays"),
        pytest.param("a: " + "x" * 4_000_000, id="a long text"),
        pytest.param("a: 1\n" * 500_000, id="one key, half a million times"),
        pytest.param("models: {a: {columns: {" + ", ".join(f"c{n}: 1" for n in range(200_000)) + "}}}", id="mistakes"),
        pytest.param("a: &a {b: 1}\n" + "".join(f"k{n}: *a\n" for n in range(150_000)), id="aliases"),
        pytest.param("a = " + "9" * 100_000, id="digits"),
        pytest.param("a: " + "9" * 100_000, id="yaml digits"),
        pytest.param("models: {A: {columns: {a: " + '"' + "array(" * 100_000 + '"}}}', id="a deep type"),
    ],
)
def test_hostile_documents_take_bounded_time(text: str) -> None:
    for file_format in FORMATS:
        diagnostics = Diagnostics()
        start = time.process_time()
        read_schema_text(text.encode(), "schema", file_format, diagnostics)
        report = as_text(diagnostics, color=False)
        assert diagnostics.errors
        assert time.process_time() - start < 6
        assert len(report) < 1_000_000
