"""A schema in several files is one schema; what is wrong between them is shown in both."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from sqla_scaffold import api
from sqla_scaffold.reading.schema_files import read_schema_files
from sqla_scaffold.report.codes import files as codes
from sqla_scaffold.report.codes import reading
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.schema.spec import SchemaSpec

TAG = "models:\n  Tag:\n    columns: {label: str(40)}\n"
SHOP = {
    "schema.yaml": "version: 1\nprimary_key: bigint\ninclude: [models/*, enums.toml]\n" + TAG,
    "enums.toml": 'enums.Status = ["draft", "paid"]\n',
    "models/sales.yaml": "models:\n  Order:\n    columns: {status: Status}\n    relationships: {buyer: Customer}\n",
    "models/people.yml": "models:\n  Customer:\n    columns: {name: str(80)}\n",
    "models/README.md": "Not a schema.\n",
}


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def read(
    folder: Path, files: dict[str, str], *, schema: str = "schema.yaml", within: Path | None = None
) -> tuple[SchemaSpec | None, Diagnostics, list[str]]:
    write(folder, files)
    said = Diagnostics()
    found = read_schema_files(folder / schema, schema, said, within=within)
    return (None, said, []) if found is None else (found.spec, said, [file.name for file in found.files])


def sole(said: Diagnostics) -> str:
    """The report of the only mistake."""
    assert len(said) == 1, as_text(said, color=False)
    return as_text(said, color=False)


def test_the_schema_comes_first_and_then_its_files_in_the_order_of_their_names(tmp_path: Path) -> None:
    spec, said, names = read(tmp_path, SHOP)
    assert spec is not None and not len(said)
    assert names == ["schema.yaml", "models/people.yml", "models/sales.yaml", "enums.toml"]
    assert [model.name.value for model in spec.models] == ["Tag", "Customer", "Order"]
    assert spec.primary_key is not None and spec.primary_key.value == "bigint"


def test_places_are_those_of_the_right_file(tmp_path: Path) -> None:
    spec, _, _ = read(tmp_path, SHOP)
    assert spec is not None
    assert [str(model.name.span) for model in spec.models] == [
        "schema.yaml:5:3",
        "models/people.yml:2:3",
        "models/sales.yaml:2:3",
    ]
    said = Diagnostics()
    write(tmp_path, {"models/people.yml": "models:\n  Customer:\n    columns: {name: str(80}\n"})
    api.read_model(tmp_path / "schema.yaml", "schema.yaml", said, database="sqlite")
    assert "models/people.yml:3:" in sole(said)


def test_files_of_one_schema_know_each_other(tmp_path: Path) -> None:
    said = Diagnostics()
    model = api.read_model(write(tmp_path, SHOP) / "schema.yaml", "schema.yaml", said, database="sqlite")
    assert model is not None and not len(said)
    assert sorted(one.name for one in model.models) == ["Customer", "Order", "Tag"]


def test_a_folder_is_a_schema(tmp_path: Path) -> None:
    files = {"schema/b.yaml": TAG, "schema/a.toml": 'version = 1\nenums.Status = ["a"]\n', "schema/.hidden.yaml": "no"}
    spec, said, names = read(tmp_path, files, schema="schema")
    assert spec is not None and not len(said)
    assert names == ["schema/a.toml", "schema/b.yaml"]
    assert spec.version is not None and [model.name.value for model in spec.models] == ["Tag"]


def test_settings_of_a_folder_stand_once(tmp_path: Path) -> None:
    files = {"schema/a.yaml": "version: 1\n" + TAG, "schema/b.yaml": "version: 1\n"}
    _, said, _ = read(tmp_path, files, schema="schema")
    report = sole(said)
    assert "schema/b.yaml:1:10" in report and "schema/a.yaml:1:10" in report


def test_a_folder_without_schemas_is_none(tmp_path: Path) -> None:
    with pytest.raises(OutsideError) as caught:
        read(tmp_path, {"schema/README.md": ""}, schema="schema")
    assert caught.value.diagnostic.code is reading.FILE_IS_FOLDER


@pytest.mark.parametrize("kind", ["models", "mixins", "enums"])
def test_two_definitions_of_a_name_show_both_places(tmp_path: Path, kind: str) -> None:
    made = {"models": "{}", "mixins": "{columns: {a: int}}", "enums": "[a]"}[kind]
    files = {"schema.yaml": f"include: more.yaml\n{kind}: {{Tag: {made}}}\n", "more.yaml": f"{kind}:\n  Tag: {made}\n"}
    _, said, _ = read(tmp_path, files)
    report = sole(said)
    assert codes.DEFINED_TWICE.id in report and "more.yaml:2:3" in report and "schema.yaml:2:" in report


def test_settings_stand_in_the_file_that_includes(tmp_path: Path) -> None:
    files = {
        "schema.yaml": "include: more.yaml\n" + TAG,
        "more.yaml": "version: 1\nprimary_key: int\nnaming_convention: {ix: x}\n",
    }
    _, said, _ = read(tmp_path, files)
    assert [(one.code, str(one.span)) for one in said] == [
        (codes.SETTING_INCLUDED, f"more.yaml:{line}") for line in ("1:10", "2:14", "3:21")
    ]


@pytest.mark.parametrize(
    "entry",
    ["/etc/*.yaml", "~/schema.yaml", "C:/schema.yaml", "a\\b.yaml", "../other.yaml", "models/../../*.yaml", "link/x.yaml"],
)  # fmt: skip
def test_what_is_included_lies_in_the_project(tmp_path: Path, entry: str) -> None:
    write(tmp_path, {"other.yaml": TAG, "elsewhere/x.yaml": TAG})
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop/link").symlink_to(tmp_path / "elsewhere")
    _, said, names = read(tmp_path / "shop", {"schema.yaml": f"include: '{entry}'\n", "models/a.yaml": ""})
    assert codes.INCLUDE_OUTSIDE.id in sole(said)
    assert names == ["schema.yaml"]


def test_a_project_may_be_wider_than_the_folder_of_its_schema(tmp_path: Path) -> None:
    files = {"data/schema.yaml": "include: ../shared/*.yaml\n", "shared/tag.yaml": TAG}
    spec, said, names = read(tmp_path, files, schema="data/schema.yaml", within=tmp_path)
    assert spec is not None and spec.models and not len(said)
    assert names == ["data/schema.yaml", "shared/tag.yaml"]


@pytest.mark.parametrize(
    ("entry", "hint"),
    [
        ("models/slaes.yaml", "did you mean `models/sales.yaml`?"),
        ("models", "a folder's files are models/*"),
        ("nothing/*.yaml", "check the spelling; the path starts at the folder of this file"),
        ("models/README.md", "the endings of schema files are"),
    ],
)
def test_what_names_no_file_is_a_mistake(tmp_path: Path, entry: str, hint: str) -> None:
    _, said, _ = read(tmp_path, {**SHOP, "schema.yaml": f"include: {entry}\n"})
    report = sole(said)
    assert codes.INCLUDE_NOTHING.id in report and hint in report


def test_circles_are_shown_from_file_to_file(tmp_path: Path) -> None:
    files = {"schema.yaml": "include: a.yaml\n", "a.yaml": "include: b.yaml\n", "b.yaml": "include: schema.yaml\n"}
    _, said, _ = read(tmp_path, files)
    report = sole(said)
    assert codes.INCLUDE_CYCLE.id in report
    assert all(f"{name}.yaml:1:10" in report for name in ("schema", "a", "b"))


def test_a_file_that_names_itself_is_a_circle(tmp_path: Path) -> None:
    _, said, _ = read(tmp_path, {"schema.yaml": "include: schema.yaml\n"})
    assert codes.INCLUDE_CYCLE.id in sole(said)


def test_a_pattern_leaves_out_its_own_file_and_the_settings_of_the_project(tmp_path: Path) -> None:
    files = {"schema.toml": 'include = "*.toml"\n', "tag.toml": "models.Tag = {}\n", "pyproject.toml": "[project]\n"}
    _, said, names = read(tmp_path, files, schema="schema.toml")
    assert not len(said)
    assert names == ["schema.toml", "tag.toml"]


def test_a_file_that_two_include_is_read_once(tmp_path: Path) -> None:
    files = {
        "schema.yaml": "include: [a.yaml, b.yaml]\n",
        "a.yaml": "include: tag.yaml\n",
        "b.yaml": "include: tag.yaml\n",
    }
    _, said, names = read(tmp_path, {**files, "tag.yaml": TAG})
    assert not len(said)
    assert names == ["schema.yaml", "a.yaml", "tag.yaml", "b.yaml"]


def test_a_long_chain_is_cut(tmp_path: Path) -> None:
    files = {f"f{number}.yaml": f"include: f{number + 1}.yaml\n" for number in range(60)}
    _, said, _ = read(tmp_path, files, schema="f0.yaml")
    assert reading.DOCUMENT_DEPTH.id in sole(said)


def test_mistakes_of_all_files_are_said_at_once(tmp_path: Path) -> None:
    files = {"schema.yaml": "include: '[ab].yaml'\nmodel: {}\n", "a.yaml": "modls: {}\n", "b.yaml": "models: []\n"}
    _, said, _ = read(tmp_path, files)
    assert [str(one.span) for one in said] == ["a.yaml:1:1", "b.yaml:1:9", "schema.yaml:2:1"]


def test_a_thousand_models_in_hundreds_of_files_are_read_quickly(tmp_path: Path) -> None:
    files = {"schema.yaml": "include: 'models/**/*.yaml'\n"}
    for number in range(300):
        models = "".join(f"  M{number}x{one}:\n    columns: {{name: str(80), at: date}}\n" for one in range(4))
        files[f"models/{number % 20}/{number}.yaml"] = f"models:\n{models}"
    write(tmp_path, files)
    began = time.process_time()
    spec, said, names = read(tmp_path, {})
    seconds = time.process_time() - began
    assert spec is not None and len(spec.models) == 1200 and len(names) == 301 and not len(said)
    assert seconds < 5


def new(schema: Path, target: Path) -> tuple[api.Outcome, Diagnostics]:
    said = Diagnostics()
    return api.new(target, api.NewOptions(schema=schema, entry="none", smoke=False), said, lambda sentence: None), said


def test_a_new_project_takes_all_files_along(tmp_path: Path) -> None:
    write(tmp_path / "given", SHOP)
    (tmp_path / "given/schema.yaml").rename(tmp_path / "given/shop.yml")
    outcome, said = new(tmp_path / "given/shop.yml", tmp_path / "shop")
    assert outcome.ok, as_text(said, color=False)
    assert (tmp_path / "shop/schema.yaml").read_text() == SHOP["schema.yaml"]
    for name in ("enums.toml", "models/people.yml", "models/sales.yaml"):
        assert (tmp_path / "shop" / name).read_text() == SHOP[name]
    again = api.generate(tmp_path / "shop", Diagnostics(), lambda sentence: None, check=True, dry_run=False)
    assert again.ok


def test_a_new_project_keeps_its_own_files(tmp_path: Path) -> None:
    write(tmp_path / "given", {"shop.yaml": "include: schema.yaml\n", "schema.yaml": TAG})
    outcome, said = new(tmp_path / "given/shop.yaml", tmp_path / "shop")
    assert not outcome.ok and not (tmp_path / "shop").exists()
    assert codes.INCLUDE_CLASH.id in sole(said)


def test_a_project_may_name_a_folder(tmp_path: Path) -> None:
    write(tmp_path / "given", {"schema.yaml": TAG})
    root = tmp_path / "shop"
    assert new(tmp_path / "given/schema.yaml", root)[0].ok
    (root / "data").mkdir()
    (root / "schema.yaml").rename(root / "data/tag.yaml")
    settings = (root / "pyproject.toml").read_text()
    (root / "pyproject.toml").write_text(settings.replace('schema = "schema.yaml"', 'schema = "data"'))
    said = Diagnostics()
    outcome = api.generate(root, said, lambda sentence: None, check=True, dry_run=False)
    assert outcome.ok, as_text(said, color=False)
