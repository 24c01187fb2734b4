"""Files that a run reads again, edited by hand or sent by somebody: nothing of them runs, hangs, or reaches a terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sqla_scaffold import api
from sqla_scaffold.cli import speak
from sqla_scaffold.cli.main import program
from sqla_scaffold.report.diagnostic import Diagnostics

ESCAPE = "\x1b[2J\u202e\x9b31m"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\u2028]")
_MORE = "  Note: {columns: {body: text}}\n"
_FIRST = "migrations/versions/0001_initial.py"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("edited") / "shop"
    assert api.new(root, api.NewOptions(package="shop", smoke=False), Diagnostics(), lambda _: None).written
    with (root / "schema.yaml").open("a") as schema:
        schema.write(_MORE)
    return root


@pytest.fixture
def shop(made: Path, tmp_path: Path) -> Path:
    return Path(copytree(made, tmp_path / "shop"))


def said(shop: Path, *words: str) -> Result:
    """Run a command; whatever it finds, it is no mistake of ours, and what it says is fit for a terminal."""
    result = CliRunner().invoke(program, (*words, "-C", str(shop)))
    assert result.exit_code in (0, 1, 2) and "mistake in sqla-scaffold" not in result.output, result.output
    assert not _CONTROL.search(result.stderr), ascii(result.stderr)
    return result


def test_the_journal_of_undo_says_a_command(shop: Path) -> None:
    said(shop, "generate")
    journal = shop / ".sqla-scaffold/undo/back.json"
    journal.write_text(json.dumps(json.loads(journal.read_text()) | {"command": ESCAPE}))
    assert "takes back `sqla-scaffold \\x1b[2J\\u202e\\x9b31m`" in said(shop, "undo", "--dry-run").stderr


def test_a_revision_has_an_id(shop: Path) -> None:
    text = (shop / _FIRST).read_text()
    (shop / "migrations/versions/0002.py").write_text(text.replace('str = "0001"', f'str = "{ESCAPE}"', 1))
    assert "\\x1b[2J" in said(shop, "check").stderr
    said(shop, "revision", "-m", "more")


def test_a_snapshot_has_a_type_that_a_package_brought(shop: Path) -> None:
    lock = shop / "migrations/schema.lock"
    content = json.loads(lock.read_text())
    del content["hash"]
    content["schema"]["tables"][0]["columns"][-1]["type"] = {"name": "their_type"}
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    lock.write_text(json.dumps({**content, "hash": f"sha256:{sha256(text.encode()).hexdigest()}"}))
    result = said(shop, "revision", "-m", "more")
    assert result.exit_code == 1
    assert "migrations/schema.lock: error[V005]" in result.stderr and "'their_type'" in result.stderr


@pytest.mark.parametrize("touches", ["{[]: 1}", "{1: 2}", "{'a': 1}", "{1, 2}", "f()", "[" * 150 + "]" * 150])
def test_a_revision_says_what_it_touches(shop: Path, touches: str) -> None:
    text = (shop / _FIRST).read_text()
    place = shop / "migrations/versions/0002.py"
    after = text.replace('str = "0001"', 'str = "0002"', 1).replace("= None\nbranch", '= "0001"\nbranch', 1)
    for path, source in ((shop / _FIRST, text), (place, after)):
        path.write_text(source.replace("\n\n\ndef upgrade", f"\ntouches = {touches}\n\n\ndef upgrade", 1))
    said(shop, "check")
    said(shop, "revision", "--merge")


@pytest.mark.parametrize("name", ["seen.json", "renamed.json"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "[" * 100_000,
        '{"a":' * 3000,
        "9" * 5000,
        '{"models":{"Order":1},"enums":[],"attributes":{"x":3}}',
    ],
    ids=lambda text: text[:20] or "empty",
)
def test_a_memory_holds_nonsense(shop: Path, name: str, text: str) -> None:
    (shop / ".sqla-scaffold" / name).write_text(f"{text}\n{text}")
    assert said(shop, "generate").exit_code == 0


@pytest.mark.parametrize("name", ["seen.json", "renamed.json", "base/src/shop/db.py"])
@pytest.mark.parametrize("command", ["generate", "check"])
def test_a_memory_never_ends(shop: Path, name: str, command: str) -> None:
    said(shop, "generate")
    place = shop / ".sqla-scaffold" / name
    place.unlink(missing_ok=True)
    place.symlink_to("/dev/full")  # reads as zeros without end, as /dev/zero does
    said(shop, command)


@pytest.mark.parametrize("name", ["0001_initial.py", "0002_more.py"])
def test_a_revision_never_ends(shop: Path, name: str) -> None:
    place = shop / "migrations/versions" / name
    place.unlink(missing_ok=True)
    place.symlink_to("/dev/full")
    assert f"versions/{name}: error[R002]: not a regular file" in said(shop, "check").stderr


@pytest.mark.parametrize("terminal", [True, False])
def test_a_patch_shows_what_is_invisible_to_people_alone(
    shop: Path, terminal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speak, "is_terminal", lambda _: terminal)
    page = shop / "src/shop/models/__init__.py"
    page.write_text(page.read_text().replace("\n\n__all__", f"  # {ESCAPE}\n\n__all__", 1))
    patch = CliRunner().invoke(program, ("generate", "--diff", "-C", str(shop))).stdout
    assert "Note" in patch and (ESCAPE in patch) is not terminal
