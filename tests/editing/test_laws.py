"""Whatever a schema looks like: an edit changes what was asked, and no other line."""

from __future__ import annotations

import random
from difflib import ndiff
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sqla_scaffold import api
from sqla_scaffold.api import editing
from sqla_scaffold.editing.document import SchemaDocument, open_document
from sqla_scaffold.editing.places import CannotEdit, node_at, plain
from sqla_scaffold.reading.nodes import Mapping
from sqla_scaffold.reading.schema_file import FORMATS
from sqla_scaffold.report.diagnostic import Diagnostics

ROOT = Path(__file__).parents[2]
SCHEMAS = sorted(
    (
        *(path for path in (ROOT / "examples").iterdir() if path.suffix in FORMATS),
        *(ROOT / "tests/golden").glob("*/schema.yaml"),
        *(ROOT / "tests/editing/cases").glob("*/before.*ml"),
        *(ROOT / "tests/editing/styles").iterdir(),
    )
)
DATABASES = {path: next((name for name in ("postgresql", "mysql") if name in str(path)), "sqlite") for path in SCHEMAS}
TEXTS = {path: path.read_text(encoding="utf-8") for path in SCHEMAS}


def opened(path: Path, text: str) -> SchemaDocument:
    document = open_document(text.encode(), path.name, FORMATS[path.suffix], Diagnostics())
    assert document is not None
    return document


def names_at(document: SchemaDocument, *path: str) -> list[str]:
    node = node_at(document.root, path)
    return [entry.key.text for entry in node.entries] if isinstance(node, Mapping) else []


def places(document: SchemaDocument, chance: random.Random) -> tuple[str, ...] | None:
    """A place where an entry may be put: the columns of a model, or the models."""
    models = names_at(document, "models")
    if not models:
        return None
    return chance.choice([("models",), ("models", chance.choice(models), "columns")])


VALUES = {1: {"columns": {"x": "str(80)", "y": {"type": "decimal(10, 2)?", "unique": True}}}, 3: "decimal(10, 2)?"}


def is_within(lines: list[str], others: list[str]) -> bool:
    """Whether lines stand among others in their order."""
    left = iter(others)
    return all(line in left for line in lines)


@given(st.sampled_from(SCHEMAS), st.randoms(use_true_random=False))
def test_what_is_added_is_there_and_nothing_else_has_changed(path: Path, chance: random.Random) -> None:
    document = opened(path, TEXTS[path])
    place = places(document, chance)
    if place is None:
        return
    value = VALUES[len(place)]
    try:
        after = document.with_entries(place, {"added_one": value})
    except CannotEdit as refused:
        assert "alias" in refused.reason
        return
    expected = plain(document.root)
    below = expected
    for key in place:
        assert isinstance(below, dict)
        below = below.setdefault(key, {})
    assert isinstance(below, dict)
    below["added_one"] = value
    if "*" not in TEXTS[path]:
        assert plain(after.root) == expected
    compared = list(ndiff(document.source.text.splitlines(), after.source.text.splitlines()))
    touched = [line for line in compared if line.startswith("- ")]
    assert not touched or (len(touched) == 1 and "{" in "".join(touched)), "of braces, one line gets longer"


@given(st.sampled_from(SCHEMAS), st.randoms(use_true_random=False))
def test_what_was_added_can_be_taken_out_again(path: Path, chance: random.Random) -> None:
    document = opened(path, TEXTS[path])
    place = places(document, chance)
    if place is None or node_at(document.root, place) is None or not names_at(document, *place):
        return
    try:
        there = document.with_entries(place, {"added_one": VALUES[len(place)]})
        back = there.without((*place, "added_one"))
    except CannotEdit as refused:
        assert "alias" in refused.reason
        return
    # A comma behind the last of many braces may stay; lines do not.
    assert back.source.text == document.source.text or plain(back.root) == plain(document.root)
    if "{" not in "".join(line for line in document.source.text.splitlines() if line not in back.source.text):
        assert back.source.text == document.source.text


@given(st.sampled_from(SCHEMAS), st.randoms(use_true_random=False))
def test_endings_of_lines_and_marks_stay(path: Path, chance: random.Random) -> None:
    document = opened(path, TEXTS[path])
    place = places(document, chance)
    if place is None:
        return
    entry = {"added_one": VALUES[len(place)]}
    try:
        plainly = document.with_entries(place, entry).text
    except CannotEdit:
        return
    assert opened(path, TEXTS[path].replace("\n", "\r\n")).with_entries(place, entry).text == plainly.replace(
        "\n", "\r\n"
    )
    bare = opened(path, TEXTS[path].rstrip("\n")).with_entries(place, entry).text
    assert bare.rstrip("\n") == plainly.rstrip("\n")
    if path.suffix != ".toml":
        assert opened(path, "\ufeff" + TEXTS[path]).with_entries(place, entry).text == "\ufeff" + plainly


def commands(document: SchemaDocument, chance: random.Random) -> api.Asked:
    """A command that makes sense, more or less."""
    models = names_at(document, "models")
    model = chance.choice(models)
    fields = [*names_at(document, "models", model, "columns"), *names_at(document, "models", model, "relationships")]
    field = chance.choice(fields or ["none"])
    made: list[api.Asked] = []
    spans = api.words_of("add-model", ("AddedOne", "title:str:80:unique", f"other:ref:{model}:null", "kind:enum:a,b"))
    made.append(api.AddModel(spans[0], tuple(spans[1:])))
    spans = api.words_of("add-field", (model, "added_one:int:null", f"added_two:ref:{model}:null:back=added_three"))
    made.append(api.AddFields(spans[0], tuple(spans[1:])))
    made.append(api.RenameModel(*api.words_of("rename-model", (model, "RenamedOne"))))
    made.append(api.RenameField(*api.words_of("rename-field", (model, field, "renamed_one"))))
    made.append(api.RemoveModel(*api.words_of("remove-model", (model,))))
    spans = api.words_of("remove-field", (model, field))
    made.append(api.RemoveFields(spans[0], tuple(spans[1:])))
    return chance.choice(made)


@given(st.sampled_from(SCHEMAS), st.randoms(use_true_random=False))
def test_a_command_does_what_it_says_or_nothing(
    tmp_path_factory: pytest.TempPathFactory, path: Path, chance: random.Random
) -> None:
    """That the edited files mean what was asked is proved by the command itself; here it must not fail to."""
    document = opened(path, TEXTS[path])
    if not names_at(document, "models"):
        return
    root = tmp_path_factory.mktemp("shop")
    (root / "pyproject.toml").write_text(
        f'[tool.sqla-scaffold]\npackage = "shop"\nschema = "{path.name}"\ndatabase = "{DATABASES[path]}"\n'
    )
    (root / path.name).write_text(TEXTS[path])
    said = Diagnostics()
    asked = commands(document, chance)
    changed = editing.change_schema(root, asked, said)
    assert (changed is None) == bool(said.errors)
    unproved = [one for one in said if one.code.name == "cannot-edit" and one.span is None]
    assert not unproved or "*" in TEXTS[path], (asked, unproved)
    if changed is not None and not isinstance(asked, (api.RemoveModel, api.RemoveFields)):
        comments = [line.strip() for line in TEXTS[path].splitlines() if line.strip().startswith("#")]
        after = changed.documents[0].source.text.splitlines()
        assert is_within(comments, [line.strip() for line in after])
