"""A project with one engine gets a second: its history stays, a second one begins, and a revision is written for each."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqla_scaffold import api
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError
from sqlalchemy import create_engine, text

ONE = "models:\n  Customer: {columns: {name: str(80)}}\n"
TWO = "engines: {reports: {}}\n" + ONE + "  Visit: {bind: reports, columns: {page: str(200)}}\n"


def quiet(_: str) -> None:
    """Nobody watches."""


def test_a_second_engine_and_a_revision_for_each(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(ONE)
    root = tmp_path / "shop"
    options = api.NewOptions(schema=tmp_path / "one.yaml", smoke=False)
    assert api.new(root, options, Diagnostics(), quiet).written
    lock = (root / "migrations/schema.lock").read_bytes()
    assert not (root / "src/shop/engines.py").exists()

    (root / "schema.yaml").write_text(TWO)
    assert api.generate(root, Diagnostics(), quiet).ok
    assert (root / "migrations/schema.lock").read_bytes() == lock
    assert (root / "migrations/reports/versions/0001_initial.py").is_file()
    assert "[reports]" in (root / "alembic.ini").read_text()
    assert "ENGINES" in (root / "tests/conftest.py").read_text()  # nobody had touched it
    assert api.check(root, Diagnostics(), quiet).ok

    (root / "schema.yaml").write_text(TWO.replace("(80)", "(90)").replace("(200)", "(300)"))
    assert api.generate(root, Diagnostics(), quiet).ok
    outcome, _ = api.revise(root, Diagnostics(), quiet, api.RevisionOptions("longer"))
    assert outcome.ok
    assert outcome.upgrades == ("alembic upgrade head", "alembic --name reports upgrade head")
    assert len(list((root / "migrations/versions").glob("0002_*.py"))) == 1
    assert len(list((root / "migrations/reports/versions").glob("0002_*.py"))) == 1
    assert api.check(root, Diagnostics(), quiet).ok


@pytest.mark.parametrize("style", ["lite", "plain"])
def test_an_application_has_the_style_that_was_answered(tmp_path: Path, style: str) -> None:
    (tmp_path / "two.yaml").write_text(TWO)
    options = api.NewOptions(schema=tmp_path / "two.yaml", entry="flask", flask_style=style, smoke=False, git=False)
    assert api.new(tmp_path / "shop", options, Diagnostics(), lambda _: None).written
    assert (tmp_path / "shop/src/shop/extensions.py").is_file() is (style == "lite")
    assert f'flask_style = "{style}"' in (tmp_path / "shop/pyproject.toml").read_text()
    assert api.check(tmp_path / "shop", Diagnostics(), quiet).ok


def test_the_database_of_each_engine_is_compared(tmp_path: Path) -> None:
    (tmp_path / "two.yaml").write_text(TWO)
    root = tmp_path / "shop"
    assert api.new(root, api.NewOptions(schema=tmp_path / "two.yaml", smoke=False), Diagnostics(), quiet).written
    url = f"sqlite:///{tmp_path}/reports.db"
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE visit (id INTEGER NOT NULL PRIMARY KEY, page VARCHAR(200) NOT NULL)"))
        connection.execute(text("CREATE TABLE other (id INTEGER NOT NULL PRIMARY KEY)"))
    engine.dispose()
    diagnostics = Diagnostics()
    outcome = api.check(root, diagnostics, quiet, engine_urls={"reports": url}, ignore=["pk_*", "alembic_version"])
    assert "reports: The database: 1 extra." in outcome.said
    assert [one.message for one in diagnostics if "other" in one.message]
    assert not [one.message for one in diagnostics if "customer" in one.message], "which stands in the other database"
    with pytest.raises(OutsideError, match="no engine"):
        api.check(root, Diagnostics(), quiet, engine_urls={"nobody": url})
