"""What is said when the outside world gives no document; the report is in `outside/NAME.expected.txt`."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sqla_scaffold.reading.config_file import read_config
from sqla_scaffold.reading.schema_files import read_schema
from sqla_scaffold.report.console import as_text, one_as_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError

OUTSIDE = Path(__file__).parent / "outside"


def schema(name: str) -> Callable[[Path], object]:
    return lambda world: read_schema(world / name, name, Diagnostics())


def project(name: str) -> Callable[[Path], object]:
    return lambda world: read_config(world / name, Diagnostics())


READINGS: dict[str, Callable[[Path], object]] = {
    "missing": schema("shema.yaml"),
    "missing-folder": schema("nowhere/schema.toml"),
    "folder": schema("schemas"),
    "folder-like-a-file": schema("folder.yaml"),
    "format": schema("schema.json"),
    "no-ending": schema("schema"),
    "missing-format": schema("missing.json"),
    "device": schema("pipe.yaml"),
    "loop": schema("loop.yaml"),
    "nul-in-path": schema("a\0b.yaml"),
    "no-project": project("empty"),
    "no-settings": project("other"),
}


@pytest.fixture
def world(tmp_path: Path) -> Path:
    for folder in ("schemas", "folder.yaml", "empty", "other"):
        (tmp_path / folder).mkdir()
    for name in ("schema.yaml", "schema.json", "schema"):
        (tmp_path / name).write_text("models: {}\n")
    (tmp_path / "other" / "pyproject.toml").write_text('[project]\nname = "other"\n')
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    os.mkfifo(tmp_path / "pipe.yaml")
    return tmp_path


@pytest.mark.parametrize("name", READINGS)
def test_the_outside_world_is_reported(name: str, world: Path, expect: Callable[[Path, str], None]) -> None:
    with pytest.raises(OutsideError) as caught:
        READINGS[name](world)
    expect(OUTSIDE / f"{name}.expected.txt", one_as_text(caught.value.diagnostic, color=False))


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable for root")
def test_a_file_without_permission_is_reported(world: Path) -> None:
    (world / "schema.yaml").chmod(0)
    with pytest.raises(OutsideError, match="cannot be read: permission denied"):
        schema("schema.yaml")(world)


def test_every_expectation_belongs_to_a_reading() -> None:
    assert {path.name for path in OUTSIDE.iterdir()} == {f"{name}.expected.txt" for name in (*READINGS, "too-large")}


def test_a_document_that_is_too_large_is_not_read_to_its_end(
    tmp_path: Path, expect: Callable[[Path, str], None]
) -> None:
    with (tmp_path / "huge.yaml").open("wb") as file:
        file.write(b"models: {}\n")
        file.truncate(50 * 1024**3)  # a sparse file: no disk is used
    diagnostics = Diagnostics()
    assert read_schema(tmp_path / "huge.yaml", "huge.yaml", diagnostics) is None
    expect(OUTSIDE / "too-large.expected.txt", as_text(diagnostics, color=False))
