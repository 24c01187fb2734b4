"""The examples of docs/template.md, done: a template that is replaced, and a package that adds a target and a type."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "template.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^```\w+ file=(\S+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
OVERRIDES = dict(re.findall(r"^```jinja override=(\S+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))

SCHEMA = "models:\n  Item:\n    columns:\n      name: str(80)\n      price: {price}\n"


def scaffold(folder: Path, *words: str, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([*([str(path)] if path else []), *sys.path])}
    command = [sys.executable, "-m", "sqla_scaffold", *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template-page")
    made = scaffold(folder, "new", "shop", "--defaults", "--no-smoke", "--no-git")
    assert made.returncode == 0, made.stderr
    return folder / "shop"


@pytest.fixture
def shop(fresh: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(fresh, tmp_path / "shop", symlinks=True))


def setting(shop: Path, line: str) -> None:
    path = shop / "pyproject.toml"
    path.write_text(path.read_text().replace("[tool.sqla-scaffold]\n", f"[tool.sqla-scaffold]\n{line}\n", 1))


def own_template(shop: Path, name: str, text: str) -> None:
    path = shop / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_a_template_is_replaced(shop: Path) -> None:
    setting(shop, 'templates = "templates"')
    for name, text in OVERRIDES.items():
        own_template(shop, name, text)
    before = (shop / "src/shop/models/__init__.py").read_text()

    generated = scaffold(shop, "generate")

    assert generated.returncode == 0, generated.stderr
    line = "# Made for the shop; ask the data team before you import from elsewhere.\n"
    assert (shop / "src/shop/models/__init__.py").read_text() == line + before
    assert scaffold(shop, "generate", "--check").returncode == 0
    own_template(shop, "models/__init__.py.jinja", next(iter(OVERRIDES.values())).replace("data team", "board"))
    assert scaffold(shop, "generate", "--check").returncode == 1


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("models/modle.py.jinja", "", "error[P207]: no template of ours has this name"),
        ("models/modle.py.jinja", "", "did you mean `models/model.py.jinja`?"),
        ("models/model.py.jinja", "{{ view.modle }}", "error[P206]: the template cannot be filled"),
        ("models/model.py.jinja", "{{ view.", "templates/models/model.py.jinja:1"),
        ("models/model.py.jinja", "class {", "what the template makes is no Python"),
        ("models/model.py.jinja", "{{ ''.__class__.__mro__ }}", "unsafe"),
    ],
)
def test_a_mistake_in_a_template_is_said(shop: Path, name: str, text: str, said: str) -> None:
    setting(shop, 'templates = "templates"')
    own_template(shop, name, text)
    generated = scaffold(shop, "generate")
    assert generated.returncode == 2 and said in generated.stderr, generated.stderr


def test_a_folder_of_templates_that_is_not_there_is_said(shop: Path) -> None:
    setting(shop, 'templates = "template"')
    generated = scaffold(shop, "generate")
    assert generated.returncode == 2 and "error[P207]" in generated.stderr


@pytest.fixture
def extras(tmp_path: Path) -> Path:
    """The package of the page, as an installer would lay it."""
    folder = tmp_path / "site"
    info = folder / "shop_extras-1.dist-info"
    info.mkdir(parents=True)
    for name in ("shop_targets.py", "shop_columns.py", "shop_types.py"):
        (folder / name).write_text(FILES[name])
    groups = tomllib.loads(FILES["pyproject.toml"])["project"]["entry-points"]
    lines = [
        f"[{group}]\n" + "".join(f"{key} = {value}\n" for key, value in rows.items()) for group, rows in groups.items()
    ]
    (info / "entry_points.txt").write_text("\n".join(lines))
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: shop-extras\nVersion: 1\n")
    return folder


def test_a_package_adds_a_target_and_a_type(shop: Path, extras: Path) -> None:
    (shop / "schema.yaml").write_text(SCHEMA.format(price="money_text"))
    refused = scaffold(shop, "generate")
    assert refused.returncode == 1 and "money_text" in refused.stderr

    generated = scaffold(shop, "generate", path=extras)

    assert generated.returncode == 0, generated.stderr
    assert (shop / "docs/tables.txt").read_text() == "item\n"
    assert "from shop_types import MoneyText\n" in (shop / "src/shop/models/item.py").read_text()
    script = "from shop.models import Item; print(type(Item.__table__.c.price.type).__name__)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(shop / "src"), str(extras)])}
    printed = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], env=environment, capture_output=True, text=True, check=False
    )
    assert printed.stdout == "MoneyText\n", printed.stderr


@pytest.mark.parametrize("wrong", ["shop_targets:missing", "shop_targets:_tables", "no_such_module:X"])
def test_a_package_that_offers_something_else_is_named(shop: Path, extras: Path, wrong: str) -> None:
    (extras / "shop_extras-1.dist-info" / "entry_points.txt").write_text(f"[sqla_scaffold.targets]\nbad = {wrong}\n")
    refused = scaffold(shop, "generate", path=extras)
    assert refused.returncode == 2 and "error[P208]" in refused.stderr and "shop-extras" in refused.stderr
