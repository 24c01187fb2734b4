"""`json-schema`, and where a project has what it prints."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from sqla_scaffold import api
from sqla_scaffold.report.diagnostic import Diagnostics

Run = Callable[..., Result]


def test_it_is_printed_for_programs(run: Run) -> None:
    result = run("json-schema")
    assert result.exit_code == 0
    assert "models" in json.loads(result.stdout)["properties"]
    assert result.stderr == ""


def test_a_new_project_has_it_where_its_schema_says(tmp_path: Path) -> None:
    said = Diagnostics()
    outcome = api.new(tmp_path / "shop", api.NewOptions(entry="none", smoke=False), said, lambda sentence: None)
    assert outcome.ok and not len(said)
    first = (tmp_path / "shop/schema.yaml").read_text().partition("\n")[0]
    named = first.removeprefix("# yaml-language-server: $schema=")
    assert (tmp_path / "shop" / named).read_text() == api.json_schema_text()


def test_generate_writes_it_where_it_is_missing(tmp_path: Path) -> None:
    api.new(tmp_path / "shop", api.NewOptions(entry="none", smoke=False), Diagnostics(), lambda sentence: None)
    (tmp_path / "shop" / api.EDITOR_SCHEMA).unlink()
    outcome = api.generate(tmp_path / "shop", Diagnostics(), lambda sentence: None, check=False, dry_run=False)
    assert outcome.ok
    assert (tmp_path / "shop" / api.EDITOR_SCHEMA).is_file()
