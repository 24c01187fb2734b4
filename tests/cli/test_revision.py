"""The command `revision` on a project: what is said, what is written, and what is refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sqla_scaffold.api import NewOptions, new
from sqla_scaffold.cli.main import program
from sqla_scaffold.report.diagnostic import Diagnostics

SCHEMA = """\
models:
  Customer:
    columns: {name: str(80)}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("revision") / "shop"
    schema = folder.with_suffix(".yaml")
    schema.write_text(SCHEMA)
    outcome = new(folder, NewOptions(schema=schema, smoke=False), Diagnostics(), lambda _: None)
    assert outcome.ok
    return folder


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "shop"))


def change(project: Path, columns: str) -> None:
    (project / "schema.yaml").write_text(SCHEMA.replace("{name: str(80)}", f"{{{columns}}}"))


def revision(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(program, ["revision", "-C", str(project), *arguments], standalone_mode=False)


def versions(project: Path) -> list[str]:
    return sorted(path.name for path in (project / "migrations/versions").glob("*.py"))


def test_nothing_is_pending_in_a_new_project(project: Path) -> None:
    result = revision(project, "--check")
    assert result.return_value == 0
    assert "Nothing to do" in result.stderr


def test_a_change_becomes_the_next_revision(project: Path) -> None:
    change(project, "name: str(80), city: str(40)?")
    told = revision(project, "--check")
    assert told.return_value == 1
    assert "add column customer.city" in told.stderr
    assert versions(project) == ["0001_initial.py"]

    result = revision(project, "-m", "Add a city")
    assert result.return_value == 0, result.stderr
    _, added = versions(project)
    assert added.startswith("0002_") and added.endswith("_add_a_city.py")
    assert revision(project, "--check").return_value == 0


def test_the_same_change_gives_the_same_revision(project: Path, tmp_path: Path) -> None:
    change(project, "name: str(80), city: str(40)?")
    twin = Path(shutil.copytree(project, tmp_path / "twin" / "shop"))
    revision(project, "-m", "Add a city")
    revision(twin, "-m", "Add a city")
    assert versions(project) == versions(twin)
    assert (project / "migrations/schema.lock").read_text() == (twin / "migrations/schema.lock").read_text()


def test_the_statements_can_be_shown_alone(project: Path) -> None:
    change(project, "name: str(80), city: str(40)?")
    result = revision(project, "--sql")
    assert result.return_value == 0
    assert "ALTER TABLE customer ADD COLUMN city VARCHAR(40)" in result.stdout
    assert versions(project) == ["0001_initial.py"]


def test_what_looks_renamed_is_not_guessed(project: Path) -> None:
    change(project, "full_name: str(80)")
    refused = revision(project, "-m", "Rename")
    assert refused.return_value == 1
    assert "H102" in refused.stderr and "was: name" in refused.stderr
    assert versions(project) == ["0001_initial.py"]

    change(project, "full_name: {type: str(80), was: name}")
    assert revision(project, "-m", "Rename").return_value == 0


def test_a_column_without_values_is_refused_at_its_place(project: Path) -> None:
    change(project, "name: str(80), city: str(40)")
    result = revision(project, "-m", "Add a city", "--json")
    answer = json.loads(result.stdout)
    assert result.return_value == 1
    assert [(one["code"], one["line"]) for one in answer["diagnostics"]] == [("H201", 3)]
    assert revision(project, "-m", "Add a city", "--force").return_value == 0


def test_a_missing_snapshot_is_told(project: Path) -> None:
    (project / "migrations/schema.lock").unlink()
    result = revision(project, "-m", "Anything")
    assert result.return_value == 1
    assert "V201" in result.stderr


def test_a_revision_by_hand_is_told_and_adopted(project: Path) -> None:
    change(project, "name: str(80), city: str(40)?")
    by_hand = project / "migrations/versions/0002_by_hand.py"
    by_hand.write_text("revision = 'by hand'\ndown_revision = '0001'\n")
    result = revision(project, "-m", "Add a city")
    assert result.return_value == 1
    assert "V202" in result.stderr

    adopted = revision(project, "--adopt")
    assert adopted.return_value == 0
    assert "add column customer.city" in adopted.stderr
    assert revision(project, "--check").return_value == 0


def test_two_ends_of_the_history_are_told(project: Path) -> None:
    for name in ("left", "right"):
        path = project / f"migrations/versions/{name}.py"
        path.write_text(f"revision = {name!r}\ndown_revision = '0001'\n")
    change(project, "name: str(80), city: str(40)?")
    result = revision(project, "-m", "Add a city")
    assert result.return_value == 1
    assert "V302" in result.stderr


def test_a_message_is_needed(project: Path) -> None:
    assert "-m MESSAGE" in str(revision(project).exception)


def test_a_change_in_stages_says_when_the_program_is_replaced(project: Path) -> None:
    change(project, "city: {type: str(40), fill: Rome}")
    result = revision(project, "-m", "Move", "--online", "--force")
    assert result.return_value == 0, result.stderr
    names = [name.partition("_")[2].partition("_")[2] for name in versions(project)[1:]]
    assert names == ["move_expand.py", "move_fill.py", "move_contract.py"]
    assert "Apply all but the last one, replace the program, then apply 0004_" in result.stderr
    assert revision(project, "--check").return_value == 0


def test_what_has_no_stages_is_said_with_its_place(project: Path) -> None:
    change(project, "title: {type: str(80), was: name}")
    result = revision(project, "-m", "Rename", "--online")
    assert result.return_value == 1
    assert "error[H501]: the column `customer.name` cannot have two names at once" in result.stderr
    assert versions(project) == ["0001_initial.py"]


def branches(project: Path) -> None:
    """Let two branches add a revision each, and merge them as git does: with the schema of both and one snapshot."""
    twin = Path(shutil.copytree(project, project.parent / "twin"))
    change(twin, "name: str(80), theirs: int?")
    assert revision(twin, "-m", "Theirs").return_value == 0
    change(project, "name: str(80), ours: int?")
    assert revision(project, "-m", "Ours").return_value == 0
    (theirs,) = (twin / "migrations/versions").glob("0002*")
    shutil.copy(theirs, project / "migrations/versions")
    shutil.copy(twin / "migrations/schema.lock", project / "migrations")
    change(project, "name: str(80), theirs: int?, ours: int?")


def test_a_branch_is_written_again_on_top_of_the_other(project: Path) -> None:
    branches(project)
    assert revision(project, "--check").return_value == 1
    before = versions(project)
    result = revision(project, "--rebase")
    assert result.return_value == 0, result.stderr
    assert "add column customer.ours" in result.stderr and "customer.theirs" not in result.stderr
    assert "Given up: 0002_" in result.stderr
    first, theirs, ours = versions(project)
    assert [first, theirs] == [name for name in before if "ours" not in name] and ours.endswith("_ours.py")
    text = (project / "migrations/versions" / ours).read_text()
    assert f'down_revision: str | Sequence[str] | None = "{theirs[:11]}"' in text
    assert revision(project, "--check").return_value == 0


def test_a_revision_by_hand_is_not_written_again(project: Path) -> None:
    branches(project)
    (ours,) = (project / "migrations/versions").glob("*_ours.py")
    ours.write_text(ours.read_text().replace(f'"{ours.name[:11]}"', '"ae1027a6acf1"'))
    result = revision(project, "--rebase")
    assert result.return_value == 1 and ours.exists()
    assert "error[V203]: `ae1027a6acf1` was written by hand" in result.stderr
