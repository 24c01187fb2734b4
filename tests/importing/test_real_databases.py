"""Real databases: imported, generated and made again, they are what they were, object by object; their schemas stay.

Their SQL and the tool that compares lie beside the checkout and are no part of the project.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sqla_scaffold.api.reimporting import reimport
from sqla_scaffold.reading.database.connect import read_database
from sqla_scaffold.report.diagnostic import Diagnostics
from tests.importing import real_databases as real
from tests.migrate.project import Project

pytestmark = [
    pytest.mark.postgresql,
    pytest.mark.mysql,
    pytest.mark.skipif(not real.FOLDER.is_dir(), reason="the databases do not lie beside the checkout"),
]
PAGE = Path(__file__).parents[2] / "docs" / "import.md"
TITLES = {"adventureworks": "AdventureWorks"}
SERVERS = {"pg": "PostgreSQL", "my": "MariaDB", "lite": "SQLite"}


@pytest.mark.parametrize("name", real.NAMES)
def test_it_is_the_database_again(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dialect = real.dialect_of(name)
    places = [real.fresh(dialect, tmp_path) for _ in range(3)]
    first, second, third = (next(place) for place in places)
    real.load(name, first)
    original = real.catalogue(first)
    text, schema, said = real.imported(first)
    project = Project.make(tmp_path / "project", schema, second)
    project.upgrade()
    objects, by_revision = real.compared(original, real.catalogue(second))

    monkeypatch.syspath_prepend(str(project.root / "src"))
    real.create_all(project, schema, third)
    assert (objects, by_revision) == real.compared(original, real.catalogue(third)), "the two ways differ"
    _stays(name, first, text, tmp_path)
    for place in places:
        place.close()  # type: ignore[attr-defined]  # generators, of which only the first value is wanted

    assert not by_revision, "\n".join([*by_revision, said])
    assert _figures(name) == (objects, objects), "docs/import.md says other figures"


def _stays(name: str, url: str, text: str, folder: Path) -> None:
    """Importing again changes not one byte."""
    (folder / "schema.yaml").write_text(text, encoding="utf-8")
    changed = reimport(folder, "schema.yaml", read_database(url), Diagnostics(), prune=True)
    assert changed is not None and changed.made == 0, name
    assert [one.text for one in changed.documents] == [text]


def _figures(name: str) -> tuple[int, int]:
    word, _, server = name.rpartition("_")
    row = f"| {TITLES.get(word, word.capitalize())}, {SERVERS[server]} | "
    found = re.search(rf"^{re.escape(row)}(\d+) of (\d+) ", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert found is not None, f"docs/import.md has no row {row}"
    return int(found[1]), int(found[2])
