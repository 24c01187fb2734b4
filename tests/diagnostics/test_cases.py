"""Documents with mistakes, and beside each what is said about it.

A case is a file in `cases/`; its name says which mistake. `NAME.yaml` and `NAME.toml` are read as they are. In
`NAME.yaml.escaped`, Python's escapes (`\\xff`, `\\t`) stand for bytes that no editor should have to keep. The report is
in `NAME.expected.txt`, as a person sees it.
"""

from __future__ import annotations

import codecs
import importlib
import importlib.util
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sqla_scaffold.reading.schema_file import FORMATS, read_schema_text
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics

CASES = Path(__file__).parent / "cases"
FILES = sorted(path for path in CASES.iterdir() if path.suffix in (*FORMATS, ".escaped"))


def report(data: bytes, name: str) -> Diagnostics:
    """Read a document as the program does: resolving comes after reading, where that found no errors."""
    diagnostics = Diagnostics()
    spec = read_schema_text(data, name, FORMATS[Path(name).suffix], diagnostics)
    if spec is not None and not diagnostics.errors and importlib.util.find_spec("sqla_scaffold.resolve.resolve"):
        importlib.import_module("sqla_scaffold.resolve.resolve").resolve(spec, diagnostics, database=database_of(data))
    return diagnostics


def database_of(data: bytes) -> str:
    """Return the database that a case names in its first line (`# database: mysql`), else SQLite."""
    named = re.match(rb"# database: (\w+)", data)
    return "sqlite" if named is None else named[1].decode()


def document(path: Path) -> tuple[bytes, str]:
    """Return the bytes of a case, and the name under which it is known."""
    data = path.read_bytes()
    if path.suffix == ".escaped":
        return codecs.escape_decode(data)[0], path.stem
    return data, path.name


def shortened(text: str) -> str:
    """Leave out the middle of a very long report, which nobody would read."""
    blocks = text.split("\n\n")
    return text if len(blocks) < 200 else "\n\n".join((*blocks[:2], f"({len(blocks) - 5} more)", *blocks[-3:]))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.removesuffix(".escaped"))
def test_the_report_says_what_is_wrong_and_where(path: Path, expect: Callable[[Path, str], None]) -> None:
    data, name = document(path)
    diagnostics = report(data, name)
    assert len(diagnostics), "a case without a mistake belongs elsewhere"
    expect(path.with_name(name).with_suffix(".expected.txt"), shortened(as_text(diagnostics, color=False)))


def test_every_expectation_belongs_to_a_case() -> None:
    expected = {path.name for path in CASES.glob("*.expected.txt")}
    assert expected == {Path(path.name.removesuffix(".escaped")).stem + ".expected.txt" for path in FILES}
