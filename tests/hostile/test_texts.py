"""Text of a schema is said again by what is generated, whatever it holds, and never becomes code, SQL or markup."""

from __future__ import annotations

import ast
import sys
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sqla_scaffold.emit.render import black
from sqla_scaffold.migrate.metadata import build
from sqla_scaffold.report.diagnostic import Diagnostics
from tests.hostile.pipeline import Batch, constants, document, generate, modules, read, shapes

# All of Unicode but halves of characters and NUL, which no database stores; the bits that break templates more often.
_BITS = st.sampled_from(
    ['"""', "'''", '"', "'", "\\", "\n", "\r", "{{", "}}", "{%", "%}", "${", "<%", "#", "%", "%(x)s", ":", "::", ":x"]
    + [
        "\\:",
        "--",
        "/*",
        ";",
        "\u2028",
        "\x85",
        "\ufeff",
        "\u202e",
        "coding: utf-7",
        "type: ignore",
        "fmt: off",
        "\\N{",
    ]
)
_ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
TEXTS = st.lists(_BITS | _ANY, min_size=1, max_size=6).map("".join).filter(str.strip)

NASTY = (
    '""" + __import__("pathlib").Path("PWNED").touch() + """',
    "ends with a backslash \\",
    'ends with a quote"',
    "a\rimport os",
    "# -*- coding: unicode_escape -*- \\nimport os",
    "{{ 7 * 7 }}{% raw %}${7*7}<% x %>\n% if x:\n## y",
    "'); DROP TABLE thing; --",
    ":name \\:name a::b %(x)s 100%",
    "\U0001f600 \u200b\ufeff\u202e\u2028\x0b\x0c\x1c\x85\x7f\x1b[31m",
    " lead and trail ",
)


def with_text(text: str) -> dict[str, Any]:
    """Return a schema that holds a text wherever text may stand."""
    columns = {
        "value": {"type": "text", "comment": text, "doc": text, "default": text, "server_default": text},
        "kind": {"type": "Kind", "default": "odd", "comment": text},
        "spelt": {"type": "text?", "name": f"a {text}"[:15]},
    }
    check = "value <> '" + text.replace("'", "''") + "'"
    index = {"columns": ["kind"], "where": check, "name": "ix"}
    thing = {"comment": text, "doc": text, "columns": columns, "checks": {"c": check}, "indexes": [index]}
    thing |= {"table": f"t {text}"[:15], "mixins": ["Shared"]}
    return {
        "enums": {"Kind": {"members": {"ODD": "odd", "TEXT": text[:15]}, "doc": text}},
        "mixins": {"Shared": {"doc": text, "columns": {"common": {"type": "text?", "comment": text}}}},
        "models": {"Thing": thing},
    }


HARMLESS = with_text("a harmless text of some length")


@given(TEXTS)
@settings(max_examples=40)
@example("x" * 1000)
def test_a_text_is_said_again_and_changes_nothing_else(text: str) -> None:
    schema = with_text(text)
    diagnostics = Diagnostics()
    if read(document(schema), diagnostics) is None:  # such as two names that differ in case alone
        assert {one.code.name for one in diagnostics} <= {
            "text-empty",
            "enum-value",
            "identifier-long",
            "text-character",
        }
        return
    files = generate(document(schema), "shop")
    assert {text, text[:15], f"a {text}"[:15], f"t {text}"[:15]} <= constants(files)
    for path, source in modules(files).items():
        compile(source.encode(), path, "exec")
    if text.isprintable() and "\\" not in text:
        model = modules(files)["models/thing.py"]
        assert black(model) == model


@given(TEXTS)
@settings(max_examples=40)
def test_the_tables_mean_the_text(text: str) -> None:
    schema = read(
        document({"models": {"Thing": {"columns": {"value": {"type": "text", "server_default": text}}}}}), Diagnostics()
    )
    assert schema is not None
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        build(schema).create_all(connection)
        connection.exec_driver_sql("INSERT INTO thing DEFAULT VALUES")
        assert connection.exec_driver_sql("SELECT value FROM thing").scalar() == text
    engine.dispose()


@pytest.mark.parametrize("text", NASTY)
def test_the_shape_of_the_code_is_that_of_a_harmless_text(text: str) -> None:
    def shaped(schema: dict[str, Any]) -> Any:
        return {
            path: (code.replace("checks", ""), comments)
            for path, (_, code, comments) in shapes(generate(document(schema), "shop")).items()
        }

    assert shaped(with_text(text)) == shaped(HARMLESS)


def test_all_of_it_runs(tmp_path_factory: pytest.TempPathFactory) -> None:
    batch = Batch(tmp_path_factory.mktemp("texts"))
    for number, text in enumerate(NASTY):
        batch.add_schema(f"text_{number}", with_text(text))
    for number, seen in enumerate(batch.run().values()):
        text = NASTY[number]
        assert seen.error is None, f"{text!r}: {seen.error}"
        (table,) = seen.tables.values()
        column = table["columns"]["value"]
        assert (column["comment"], column["doc"], column["default"], column["server_default"]) == (text,) * 4
        assert table["comment"] == text and list(seen.tables) == [f"t {text}"[:15]]
        assert table["attributes"][f"a {text}"[:15]] == "spelt"
        assert seen.enums["Kind"] == {"ODD": "odd", "TEXT": text[:15]}


@pytest.mark.parametrize(("database", "fixture"), [("postgresql", "postgresql_url"), ("mysql", "mysql_url")])
def test_servers_store_what_the_schema_says(
    database: str, fixture: str, tmp_path: Any, request: pytest.FixtureRequest
) -> None:
    columns: dict[str, Any] = {}
    for number, text in enumerate(NASTY):
        columns[f"c{number}"] = {"type": "str(120)", "server_default": text, "comment": text.replace("\U0001f600", "")}
    batch = Batch(tmp_path, request.getfixturevalue(fixture))
    batch.add_schema("server", {"models": {"Thing": {"columns": columns}}}, database)
    seen = batch.run()["server"]
    assert seen.error is None, seen.error
    assert {name: value for name, value in seen.defaults["thing"].items() if name != "id"} == {
        f"c{number}": text for number, text in enumerate(NASTY)
    }


def test_literals_are_what_was_written() -> None:
    from sqla_scaffold.emit.literal import literal

    for number in (
        *range(0x3000),
        *range(0xD7F0, 0xD800),
        *range(0xE000, 0xE010),
        *range(0xFFF0, 0x10010),
        sys.maxunicode,
    ):
        text = f"a{chr(number)}b\\"
        assert ast.literal_eval(literal(text)) == text
