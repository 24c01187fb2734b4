"""The history of revisions as a chain: what does not follow is told, and branches that are apart are joined."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest
from click.testing import CliRunner, Result
from tests.migrate.catalog import catalog
from tests.migrate.project import Project

from sqla_scaffold.api import NewOptions, new
from sqla_scaffold.cli.main import program
from sqla_scaffold.report.diagnostic import Diagnostics

SCHEMA = """\
enums:
  State: [draft, paid]
models:
  Customer:
    columns: {name: str(80)}
  Order:
    table: orders
    columns: {total: int, state: State}
"""
Edit = Callable[[str], str]


def replaced(old: str, new: str) -> Edit:
    return lambda text: text.replace(old, new)


def added(lines: str) -> Edit:
    return lambda text: text + lines


CITY = replaced("name: str(80)", "name: str(80), city: str(40)?")
NOTE = replaced("total: int", "total: int, note: str(40)?")
SENT = replaced("[draft, paid]", "[draft, sent, paid]")
INVOICE = added("  Invoice: {columns: {state: State}, relationships: {customer: Customer}}\n")
SHOP = added("  Shop: {columns: {name: str(20)}}\n")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("history") / "shop"
    schema = folder.with_suffix(".yaml")
    schema.write_text(SCHEMA)
    assert new(folder, NewOptions(schema=schema, smoke=False), Diagnostics(), lambda _: None).ok
    return folder


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "shop"))


def run(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(program, [arguments[0], "-C", str(project), *arguments[1:]], standalone_mode=False)


def write(project: Path, message: str, *edits: Edit) -> Path:
    """Change the schema and write a revision of it."""
    path = project / "schema.yaml"
    for edit in edits:
        assert edit(path.read_text()) != path.read_text()
        path.write_text(edit(path.read_text()))
    result = run(project, "revision", "-m", message)
    assert result.return_value == 0, result.stderr
    (found,) = (project / "migrations/versions").glob(f"*_{message}.py")
    return found


def branch(project: Path, ours: tuple[Edit, ...], theirs: tuple[Edit, ...]) -> None:
    """Let two branches add a revision for each edit, and merge them as git does: schema and files of both, one snapshot."""
    twin = Path(shutil.copytree(project, project.parent / "twin"))
    for number, edit in enumerate(theirs):
        shutil.copy(write(twin, f"theirs{number}", edit), project.parent)
    for number, edit in enumerate(ours):
        write(project, f"ours{number}", edit)
    for path in project.parent.glob("*_theirs*.py"):
        shutil.copy(path, project / "migrations/versions")
    text = (project / "schema.yaml").read_text()
    for edit in theirs:
        text = edit(text)
    (project / "schema.yaml").write_text(text)


def alembic(project: Path, url: str, *arguments: str) -> None:
    """Run Alembic's own command, in a process that imports the models of this project alone."""
    process = Project(project, url, "shop").start(*arguments)
    output, _ = process.communicate(timeout=120)
    assert process.returncode == 0, output


def names(project: Path) -> list[str]:
    return sorted(path.name for path in (project / "migrations/versions").glob("*.py"))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [((CITY,), (NOTE,)), ((CITY,), (SHOP, NOTE)), ((SENT, NOTE), (CITY, SHOP)), ((CITY,), (INVOICE,))],
    ids=["two tables", "several revisions", "an enum with its table", "a table that refers to the other's"],
)
def test_branches_that_are_apart_are_joined(project: Path, ours: tuple[Edit, ...], theirs: tuple[Edit, ...]) -> None:
    branch(project, ours, theirs)
    assert "V302" in run(project, "revision", "--check").stderr
    result = run(project, "revision", "--merge")
    assert result.return_value == 0, result.stderr
    assert "which touch different things" in result.stderr
    merge = (project / "migrations/versions" / names(project)[-1]).read_text()
    assert re.search(r'down_revision: str \| Sequence\[str\] \| None = \("0\d{3}_\w{6}", "0\d{3}_\w{6}"\)', merge)
    assert run(project, "revision", "--check").return_value == 0
    assert run(project, "check").return_value == 1  # the models are written by `generate`, and nothing else is left
    assert run(project, "generate").return_value == 0
    result = run(project, "check")
    assert result.return_value == 0, result.stderr

    url = f"sqlite:///{project.parent}/app.db"
    alembic(project, url, "upgrade", "head")
    alembic(project, url, "check")
    held = catalog(url)
    alembic(project, url, "downgrade", "base")
    alembic(project, url, "upgrade", "head")
    assert catalog(url) == held
    write(project, "after", replaced("state: State}", "state: State, late: int?}"))
    assert run(project, "revision", "--check").return_value == 0


@pytest.mark.parametrize("first", ["ours0", "theirs0"])
def test_both_orders_keep_rows_and_lead_to_the_same(project: Path, first: str) -> None:
    branch(project, (CITY,), (NOTE,))
    assert run(project, "revision", "--merge", "-m", "both").return_value == 0
    revision = next(name for name in names(project) if first in name)[:11]
    url = f"sqlite:///{project.parent}/app.db"
    with sqlite3.connect(project.parent / "app.db") as shell:
        alembic(project, url, "upgrade", "0001")
        shell.execute("INSERT INTO customer (name) VALUES ('a')")
        shell.execute("INSERT INTO orders (total, state) VALUES (1, 'draft')")
        shell.commit()
        alembic(project, url, "upgrade", revision)
        alembic(project, url, "upgrade", "head")
        assert shell.execute("SELECT name, city FROM customer").fetchall() == [("a", None)]
        assert shell.execute("SELECT total, note FROM orders").fetchall() == [(1, None)]


@pytest.mark.parametrize(
    ("ours", "theirs", "name"),
    [
        (CITY, replaced("name: str(80)", "name: str(80), zip: str(9)?"), "table customer"),
        (SENT, INVOICE, "enum State"),
        (SENT, replaced("[draft, paid]", "[draft, paid, lost]"), "enum State"),
        (SENT, NOTE, "table orders"),
    ],
)
def test_branches_that_touch_the_same_are_not_joined(project: Path, ours: Edit, theirs: Edit, name: str) -> None:
    branch(project, (ours,), ())
    twin = project.parent / "other"
    shutil.copytree(project.parent / "twin", twin)
    theirs_file = write(twin, "theirs0", theirs)
    shutil.copy(theirs_file, project / "migrations/versions")
    text = (project / "schema.yaml").read_text()
    (project / "schema.yaml").write_text(theirs(text))
    before = names(project)
    result = run(project, "revision", "--merge")
    assert result.return_value == 1
    assert "error[V205]" in result.stderr and f"both have to do with {name}" in result.stderr
    assert "the other one: migrations/versions/0002_" in result.stderr and "--rebase" in result.stderr
    assert names(project) == before


def test_a_schema_that_says_more_than_both_is_told(project: Path) -> None:
    branch(project, (CITY,), (NOTE,))
    path = project / "schema.yaml"
    path.write_text(path.read_text().replace("note: str(40)?", "note: str(60)?"))
    result = run(project, "revision", "--merge")
    assert result.return_value == 1 and "error[V206]: table orders is not what `0002_" in result.stderr
    path.write_text(SHOP(path.read_text().replace("note: str(60)?", "note: str(40)?")))
    result = run(project, "revision", "--merge")
    assert result.return_value == 1 and "error[V206]: the schema changes table shop" in result.stderr


def test_a_revision_that_does_not_say_what_it_touches_is_not_joined(project: Path) -> None:
    branch(project, (CITY,), (NOTE,))
    (theirs,) = (project / "migrations/versions").glob("*_theirs0.py")
    theirs.write_text(re.sub(r"(?s)^touches.*?\}\n", "", theirs.read_text(), flags=re.MULTILINE))
    result = run(project, "revision", "--merge")
    assert result.return_value == 1 and "does not say what it touches" in result.stderr


TWO_ENGINES = """\
engines: {reports: {}}
models:
  Customer: {columns: {name: str(80)}}
  Order: {table: orders, columns: {total: int}}
  Visit: {bind: reports, columns: {page: str(80)}}
  Click: {bind: reports, columns: {place: str(80)}}
"""
PAGE = replaced("page: str(80)", "page: str(80), at: date?")
PLACE = replaced("place: str(80)", "place: str(80), at: date?")
BOTH = {"migrations", "migrations/reports"}


@pytest.fixture(scope="module")
def made_of_two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("two") / "shop"
    schema = folder.with_suffix(".yaml")
    schema.write_text(TWO_ENGINES)
    assert new(folder, NewOptions(schema=schema, smoke=False), Diagnostics(), lambda _: None).ok
    return folder


@pytest.mark.parametrize(
    ("ours", "theirs", "joined"),
    [
        ((CITY, PAGE), (NOTE, PLACE), BOTH),
        ((CITY, PAGE), (PLACE,), {"migrations/reports"}),
        ((CITY,), (PLACE,), set()),
    ],
    ids=["both", "one of them", "none"],
)
def test_each_engine_has_its_own_branches(
    made_of_two: Path, tmp_path: Path, ours: tuple[Edit, ...], theirs: tuple[Edit, ...], joined: set[str]
) -> None:
    """One command joins the history of every engine that has two ends, and leaves the others alone."""
    project, twin = (Path(shutil.copytree(made_of_two, tmp_path / name)) for name in ("shop", "twin"))
    start = {folder: (project / folder / "schema.lock").read_bytes() for folder in BOTH}
    for place, edits, message in ((project, ours, "ours"), (twin, theirs, "theirs")):
        text = (place / "schema.yaml").read_text()
        for edit in edits:
            text = edit(text)
        (place / "schema.yaml").write_text(text)
        assert run(place, "revision", "-m", message).return_value == 0
    for folder in BOTH:
        for path in (twin / folder / "versions").glob("*_theirs.py"):
            shutil.copy(path, project / folder / "versions")
        if (project / folder / "schema.lock").read_bytes() == start[folder]:  # git takes the one that changed
            shutil.copy(twin / folder / "schema.lock", project / folder)
    text = (project / "schema.yaml").read_text()
    for edit in theirs:
        text = edit(text)
    (project / "schema.yaml").write_text(text)

    result = run(project, "revision", "--merge")
    assert result.return_value == 0, result.stderr
    assert {folder for folder in BOTH if [*(project / folder / "versions").glob("*_merge.py")]} == joined
    assert result.stderr.count("which touch different things") == len(joined)
    assert run(project, "revision", "--check").return_value == 0
    assert run(project, "generate").return_value == 0
    result = run(project, "check")
    assert result.return_value == 0, result.stderr
    if joined == BOTH:
        with mock.patch.dict(os.environ, {"REPORTS_DATABASE_URL": f"sqlite:///{tmp_path}/reports.db"}):
            for engine in ((), ("--name", "reports")):
                for command in ("upgrade", "head"), ("check",), ("downgrade", "base"):
                    alembic(project, f"sqlite:///{tmp_path}/app.db", *engine, *command)


def test_one_end_needs_no_merge(project: Path) -> None:
    result = run(project, "revision", "--merge")
    assert result.return_value == 0 and "Nothing to do" in result.stderr


def test_a_revision_that_is_missing_is_told(project: Path) -> None:
    write(project, "city", CITY)
    path = write(project, "note", NOTE)
    assert run(project, "revision", "--check").return_value == 0
    next((project / "migrations/versions").glob("*_city.py")).unlink()
    result = run(project, "check")
    assert result.return_value == 1
    assert (
        f"error[V204]: `{path.name[:11]}` comes after `0002_" in result.stderr and "which is not there" in result.stderr
    )


def test_a_revision_from_elsewhere_is_told(project: Path) -> None:
    write(project, "city", CITY)
    path = write(project, "note", NOTE)
    path.write_text(re.sub(r'(snapshot_before: str = )"\w+"', r'\1"0123456789abcdef"', path.read_text()))
    result = run(project, "revision", "-m", "more")
    assert result.return_value == 1
    assert (
        "error[V204]" in result.stderr and "was written on another snapshot than the one that `0002_" in result.stderr
    )


def test_a_snapshot_of_another_state_is_told_and_adopted(project: Path) -> None:
    path = write(project, "city", CITY)
    path.write_text(re.sub(r'(snapshot_after: str = )"\w+"', r'\1"0123456789abcdef"', path.read_text()))
    result = run(project, "revision", "--check")
    assert result.return_value == 1 and "the snapshot is not the one that `0002_" in result.stderr
    assert run(project, "revision", "--adopt").return_value == 0
    write(project, "note", NOTE)
    assert run(project, "revision", "--check").return_value == 0
    (last,) = (project / "migrations/versions").glob("0003*")
    assert "snapshot_before" not in last.read_text() and "snapshot_after" in last.read_text()


def test_stages_follow_each_other(project: Path) -> None:
    path = project / "schema.yaml"
    path.write_text(path.read_text().replace("total: int", "total: int, note: {type: str(9), fill: x}"))
    assert run(project, "revision", "-m", "note", "--online").return_value == 0
    assert run(project, "revision", "--check").return_value == 0
    texts = [path.read_text() for path in sorted((project / "migrations/versions").glob("000[234]*"))]
    after = [re.findall(r'snapshot_after: str = "(\w+)"', text)[0] for text in texts]
    assert [re.findall(r'snapshot_before: str = "(\w+)"', text)[0] for text in texts[1:]] == after[:-1]
