"""Each folder is a change of a schema. On every database that has such a thing, with rows in the tables: upgrade, judges,
downgrade to exactly what was there, upgrade again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from tests.databases import fresh_mysql, fresh_postgresql
from tests.migrations import bench
from tests.migrations.bench import Case

from sqla_scaffold.compare.hazards import report_hazards
from sqla_scaffold.compare.telling import told
from sqla_scaffold.reading.database.connect import _READERS
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics

pytestmark = pytest.mark.filterwarnings("ignore:.*expression-based index", "ignore:.*Computed default")

HERE = Path(__file__).parent
FOLDERS = sorted(path.parent for path in HERE.glob("*/rows.yaml"))
_MARKS = {"sqlite": [], "postgresql": [pytest.mark.postgresql], "mysql": [pytest.mark.mysql]}


@contextmanager
def fresh(database: str, tmp_path: Path, name: str) -> Iterator[str]:
    if database == "sqlite":
        yield f"sqlite:///{tmp_path}/{name}.db"
    elif database == "postgresql":
        yield from fresh_postgresql()
    else:
        yield from fresh_mysql()


@pytest.mark.parametrize(
    ("folder", "database"),
    [
        pytest.param(folder, database, id=f"{folder.name}-{database}", marks=_MARKS[database])
        for folder in FOLDERS
        for database in Case.read(folder).databases
    ],
)
def test_up_judges_down_up(folder: Path, database: str, tmp_path: Path) -> None:
    case = Case.read(folder)
    difference = case.difference(database)
    text = bench.revision_of(difference, database, folder.name).text
    with ExitStack() as stack:
        url = stack.enter_context(fresh(database, tmp_path, "migrated"))
        plain = stack.enter_context(fresh(database, tmp_path, "plain"))
        bench.run(url, bench.first(difference.before, database), "upgrade")
        before = bench.facts(url)
        drifted = bench.drift(url, difference.after) if database in _READERS else []
        bench.execute(url, case.insert)
        held = bench.rows(url, difference.before)

        if case.refused and database in case.refused_on:
            with pytest.raises((sa.exc.DBAPIError, AssertionError), match=case.refused):
                bench.run(url, text, "upgrade")
            return
        bench.run(url, text, "upgrade")
        assert bench.left_to_do(url, difference.after) == []
        bench.run(plain, bench.first(difference.after, database), "upgrade")
        wanted = bench.facts(plain)
        assert bench.facts(url) == wanted
        if database in _READERS:
            assert bench.drift(url, difference.after) == []
            assert bool(drifted) == (wanted != before)
        for query, expected in case.after.items():
            assert bench.found(url, query) == expected

        bench.run(url, text, "downgrade")
        assert bench.facts(url) == before
        left = bench.rows(url, difference.before)
        for table in case.lost:
            assert left.pop(table) != held.pop(table)
        assert left == held

        bench.run(url, text, "upgrade")
        assert bench.facts(url) == wanted


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_revision_reads_well(folder: Path, expect: Callable[[Path, str], None]) -> None:
    database = Case.read(folder).databases[0]
    file = bench.revision_of(Case.read(folder).difference(database), database, folder.name.replace("-", " "))
    expect(folder / "revision.py.txt", file.text)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_is_said(folder: Path, expect: Callable[[Path, str], None]) -> None:
    database = Case.read(folder).databases[0]
    difference = Case.read(folder).difference(database)
    diagnostics = Diagnostics()
    report_hazards(difference, database, {}, diagnostics, force=False)
    lines = [*told(difference.changes), "", as_text(diagnostics, color=False)]
    expect(folder / "said.txt", "\n".join(lines).rstrip() + "\n")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_same_schema_needs_no_revision(folder: Path) -> None:
    difference = Case.read(folder).difference(Case.read(folder).databases[0])
    assert difference.changes
    assert bench.compare(difference.after, difference.after).changes == ()
