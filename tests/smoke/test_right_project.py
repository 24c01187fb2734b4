"""A project that is right passes every probe, on every database."""

from __future__ import annotations

from pathlib import Path

import pytest

from sqla_scaffold.smoke.child import environment
from sqla_scaffold.smoke.children import style
from sqla_scaffold.smoke.probes import PROBES

EVERY = {kind.name for kind in PROBES if kind.sessions is None}


def test_the_store_passes_every_probe_on_sqlite(smoke):
    smoked = smoke(entry="script")
    assert smoked.lines == []
    assert smoked.report.ok
    assert {probe.name: probe.status.value for probe in smoked.report.probes} == dict.fromkeys(EVERY, "passed")
    assert smoked.summary("rows") == "3 of 3 models and association tables"
    assert smoked.summary("migrations") == "1 revision, up, down and up again"
    assert smoked.summary("entry") == "--help, db upgrade, counts"
    assert {"compiling every file", "asking mypy"} < set(smoked.told)


def test_the_web_application_answers(smoke):
    smoked = smoke(entry="flask", only={"import", "entry"})
    assert smoked.lines == []
    assert smoked.summary("entry") == "GET /health answers 200"


def test_without_an_entry_point_nothing_is_called(smoke):
    assert [probe.name for probe in smoke(only={"compile", "entry"}).report.probes] == ["compile"]


def test_on_postgresql(smoke, postgresql_url):
    smoked = smoke(entry="script", url=postgresql_url, only=EVERY - {"types", "format"})
    assert smoked.lines == []
    assert smoked.summary("create") == "3 tables on postgresql"


def test_on_mysql_or_mariadb(smoke, mysql_url):
    smoked = smoke(entry="flask", url=mysql_url, only=EVERY - {"types", "format"})
    assert smoked.lines == []
    assert smoked.summary("create").startswith("3 tables on m")


def test_a_sqlite_url_means_scratch_files(smoke, tmp_path):
    smoked = smoke(url=f"sqlite:///{tmp_path / 'mine.db'}", only={"import", "create"})
    assert smoked.report.ok
    assert not (tmp_path / "mine.db").exists()


@pytest.mark.parametrize(("folder", "forgetful"), [("/remembered", False), (None, True)])
def test_mypy_remembers_only_where_its_variable_says(monkeypatch, folder, forgetful):
    said = []
    monkeypatch.setattr(style, "_run", lambda _job, *words: said.extend(words) or (0, ""))
    monkeypatch.delenv("MYPY_CACHE_DIR", raising=False)
    if folder:
        monkeypatch.setenv("MYPY_CACHE_DIR", folder)
    style.mypy({"source": "src"})
    assert ("--no-incremental" in said) is forgetful
    assert environment(Path("/home")).get("MYPY_CACHE_DIR") == folder
