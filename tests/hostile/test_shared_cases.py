"""Every case of the shared list of hostile inputs behaves as the list says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from sqla_scaffold.cli.main import program
from sqla_scaffold.report.diagnostic import Diagnostics
from tests.hostile import shared_cases
from tests.hostile.pipeline import Batch, Ran, constants, generate, is_blacks, read, shapes
from tests.hostile.shared_cases import ELSEWHERE, KINDS, NOT_YET, PATH, TEMPLATES, Case, cases

pytestmark = pytest.mark.skipif(not PATH.is_file(), reason="the list is not beside this checkout")
CASES = cases()
GOOD = [case for case in CASES if case.expect != "error"]
BAD = [case for case in CASES if case.expect == "error"]
HARMLESS = {"column_name": "value", "model_name": "Thing", "comment": "plain text", "server_default": "plain"}


def _package(case: Case) -> str:
    return f"case_{case.id.lower()}"


def _is_refused(case: Case) -> bool:
    diagnostics = Diagnostics()
    return read(case.document, diagnostics, language=case.language) is None


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ran]:
    batch = Batch(tmp_path_factory.mktemp("shared"))
    for case in GOOD:
        if case.expect == "ok" or not _is_refused(case):
            batch.add(_package(case), generate(case.document, _package(case), language=case.language))
    return batch.run()


def test_every_slot_has_its_place() -> None:
    assert shared_cases.slots() <= {*TEMPLATES, *NOT_YET, *ELSEWHERE, "document"}


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.id)
def test_what_is_sound_runs_and_says_the_same(case: Case, ran: dict[str, Ran]) -> None:
    if _package(case) not in ran:
        assert case.expect == "ok_or_error"
        _assert_refused(case, None)
        return
    seen = ran[_package(case)]
    assert seen.error is None, seen.error
    files = generate(case.document, _package(case), language=case.language)
    if len(case.document) < 10_000:
        assert is_blacks(files)
    match case.slot:
        case "column_name":
            columns = seen.columns
            assert [(name, column["type"], column["nullable"]) for name, column in columns.items()] == [
                ("id", "Integer", False),
                ("before", "Date", True),
                (case.value, "Time", True),
                ("after", "Text", True),
            ]
            (table,) = seen.tables.values()
            if not case.checks.get("rename_allowed", True):
                assert table["attributes"][case.value] == case.value
        case "model_name":
            assert len(seen.tables) == 2
            assert seen.tables["other"]["columns"]["when"]["type"] == "Date"
            unwanted = case.checks.get("module_file_not")
            assert unwanted not in {Path(file.path).name for file in files}
        case "comment":
            assert seen.columns["value"]["comment"] == case.value
            assert case.value in constants(files)
        case "server_default":
            assert seen.columns["value"]["server_default"] == case.value
            assert seen.defaults["thing"]["value"] == case.value
        case "enum_values":
            members = seen.enums["Kind"]
            assert list(members.values()) == case.value and len(set(members)) == len(case.value)
        case "document":
            wanted = case.checks.get("column_names")
            assert wanted is None or list(seen.columns) == wanted


@pytest.mark.parametrize("slot", sorted(HARMLESS))
def test_a_value_never_changes_the_shape_of_the_code(slot: str) -> None:
    if slot in ("column_name", "model_name"):
        pytest.skip("a name is code; what it may be is tested above")
    shape = None
    for case in GOOD:
        if case.slot == slot:
            harmless = shapes(generate(case.document, "shop"))
            assert shape in (None, harmless), case.id
            shape = harmless
    assert shape is not None


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.id)
def test_what_is_unsound_is_refused(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _assert_refused(case, tmp_path)


def _assert_refused(case: Case, folder: Path | None) -> None:
    diagnostics = Diagnostics()
    assert read(case.document, diagnostics, language=case.language) is None
    found = list(diagnostics)
    names = {one.code.name for one in found}
    kinds = [KINDS[code] for code in case.code if code in KINDS]
    assert not kinds or any(names & kind for kind in kinds), names
    # What to do is a hint, or said at once: "expected a mapping, found a list".
    assert any(one.hint or one.message.startswith("expected ") for one in found), [one.message for one in found]
    if case.places and case.expect == "error":
        seen = {one.place[1:] for one in found}
        # An escape inside a text is a place of its own: at the value, or in it.
        assert any(line == at and column <= place for line, column in case.places for at, place in seen), seen
    if folder is None:
        return
    name = f"schema.{case.language}"
    (folder / name).write_bytes(case.document)
    result = CliRunner().invoke(program, ("new", "shop", "--schema", name, "--defaults", "--no-smoke"))
    assert result.exit_code in (1, 2) and isinstance(result.exception, SystemExit), result.output[:2000]
    assert re.search(rf"^{name}(:\d+:\d+)?: error\[[A-Z]\d{{3}}\]: ", result.stderr, re.MULTILINE)
    assert "Traceback" not in result.output and "mistake in sqla-scaffold" not in result.output
    assert sorted(path.name for path in folder.iterdir()) == [name]
