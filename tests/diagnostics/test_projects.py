"""Settings with mistakes: `projects/NAME.toml` is the pyproject.toml of a project, `NAME.expected.txt` the report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sqla_scaffold.config import Config
from sqla_scaffold.reading.config_file import read_config
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics

FILES = sorted((Path(__file__).parent / "projects").glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_report_says_what_is_wrong_and_where(
    path: Path, tmp_path: Path, expect: Callable[[Path, str], None]
) -> None:
    (tmp_path / "pyproject.toml").write_bytes(path.read_bytes())
    diagnostics = Diagnostics()
    assert read_config(tmp_path, diagnostics) is None
    expect(path.with_suffix(".expected.txt"), as_text(diagnostics, color=False))


@pytest.mark.parametrize(
    ("settings", "config"),
    [
        ('package = "shop"', Config("shop")),
        (
            'package = "Shop_2"\nschema = "data/shop.toml"\nsource = "lib"\nmigrations = "db/migrations"\n'
            'entry = "flask"\ndatabase = "mysql"',
            Config("Shop_2", "data/shop.toml", "lib", "db/migrations", "flask", "mysql"),
        ),
    ],
)
def test_settings_are_read(settings: str, config: Config, tmp_path: Path) -> None:
    text = f'[project]\nname = "shop"\n\n[tool.sqla-scaffold]\n{settings}\n\n[tool.black]\nline-length = 100\n'
    (tmp_path / "pyproject.toml").write_text(text)
    diagnostics = Diagnostics()
    assert read_config(tmp_path, diagnostics) == config
    assert not len(diagnostics)
