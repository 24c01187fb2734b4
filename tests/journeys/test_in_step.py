"""When nothing has changed, `generate` says so without reading the schema; whatever changes, it looks again."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqla_scaffold import api
from sqla_scaffold.report.diagnostic import Diagnostics

SCHEMA = "models:\n  Tag:\n    columns: {label: str(40)}\n"
HEAVY = ("sqlalchemy", "alembic", "copier", "black", "jinja2", "yaml", "sqla_scaffold.resolve.resolve")


def silent(_: str) -> None:
    """Nobody watches."""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "shop.yaml").write_text(SCHEMA)
    options = api.NewOptions(package="shop", schema=tmp_path / "shop.yaml", smoke=False, git=False)
    assert api.new(tmp_path / "shop", options, Diagnostics(), silent).written
    assert api.generate(tmp_path / "shop", Diagnostics(), silent).ok
    return tmp_path / "shop"


def test_it_comes_to_the_same(shop: Path) -> None:
    known, looked = api.unchanged(shop, written=True), api.generate(shop, Diagnostics(), silent)
    assert known is not None and known.plan is not None and looked.plan is not None
    said = [[(one.path, one.action, one.reason) for one in plan.visible] for plan in (known.plan, looked.plan)]
    assert said[0] == said[1]
    assert (known.ok, known.said, known.written) == (looked.ok, looked.said, looked.written)


def test_it_loads_nothing_to_say_so(shop: Path) -> None:
    code = "import sys\nfrom sqla_scaffold.cli.main import program\nstatus = program.main(['generate', '--check'], standalone_mode=False)\n"
    code += f"assert status == 0\nassert not sys.modules.keys() & set({HEAVY!r}), sys.modules.keys() & set({HEAVY!r})\n"
    done = subprocess.run([sys.executable, "-c", code], cwd=shop, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "identical." in done.stderr


def edit(path: str) -> Callable[[Path], object]:
    return lambda shop: (shop / path).write_bytes((shop / path).read_bytes() + b"# x\n")


@pytest.mark.parametrize(
    "happens",
    [
        pytest.param(edit("schema.yaml"), id="another schema"),
        pytest.param(edit("pyproject.toml"), id="other settings"),
        pytest.param(edit("src/shop/models/tag.py"), id="an edit"),
        pytest.param(edit(".sqla-scaffold/base/src/shop/models/tag.py"), id="another base text"),
        pytest.param(edit("migrations/schema.lock"), id="another snapshot"),
        pytest.param(lambda shop: (shop / "src/shop/models/tag.py").unlink(), id="a deletion"),
        pytest.param(lambda shop: (shop / "migrations/versions/0002_x.py").touch(), id="another revision"),
        pytest.param(lambda shop: (shop / ".sqla-scaffold/base/orphan.py").touch(), id="an orphan"),
        pytest.param(lambda shop: (shop / ".sqla-scaffold/journal.json").touch(), id="an interrupted run"),
        pytest.param(lambda shop: (shop / ".sqla-scaffold/seen.json").write_text("[]"), id="a broken memory"),
        pytest.param(lambda shop: (shop / ".sqla-scaffold/seen.json").unlink(), id="no memory"),
    ],
)
def test_whatever_changes_it_looks_again(shop: Path, happens: Callable[[Path], object]) -> None:
    assert api.unchanged(shop, written=False) is not None
    happens(shop)
    assert api.unchanged(shop, written=False) is None


def test_what_needs_somebody_is_said_each_time(shop: Path) -> None:
    (shop / "src/shop/models/tag.py").unlink()
    for _ in range(2):
        said = Diagnostics()
        api.generate(shop, said, silent)
        assert [one.code.id for one in said] == ["M007"]
        assert api.unchanged(shop, written=False) is None


def test_every_name_of_the_journey_is_where_it_says() -> None:
    for name in api.__all__:
        found = getattr(api, name)
        assert getattr(found, "__name__", name) == name
    assert sorted(name for names in api._HOMES.values() for name in names.split()) == sorted(api.__all__)


def test_a_change_of_the_schema_loads_no_database_library(shop: Path) -> None:
    (shop / "schema.yaml").write_text(SCHEMA.replace("str(40)", "str(50)"))
    code = "import sys\nfrom sqla_scaffold.cli.main import program\nassert program.main(['generate'], standalone_mode=False) == 0\n"
    code += "assert not sys.modules.keys() & {'sqlalchemy', 'alembic', 'copier', 'black'}, sys.modules.keys()\n"
    done = subprocess.run([sys.executable, "-c", code], cwd=shop, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "String(50)" in (shop / "src/shop/models/tag.py").read_text()
