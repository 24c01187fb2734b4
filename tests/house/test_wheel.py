"""What people install carries the templates, and makes a skeleton without git, network or this repository."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.source_tree import ROOT

CARRIED = "sqla_scaffold/_template/"

SKELETON = """
import sys
from pathlib import Path
import sqla_scaffold
from sqla_scaffold.skeleton.rendering import render_skeleton
from sqla_scaffold.skeleton.template import template_root
assert Path(sqla_scaffold.__file__).is_relative_to(sys.argv[1]), sqla_scaffold.__file__
assert template_root().is_relative_to(sys.argv[1])
for file in render_skeleton({"package": "shop", "entry": "flask"}, Path("staging")):
    print(file.path)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built with what is installed: nothing is fetched."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but the unpacked wheel; on PYTHONPATH it goes before the checkout."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run_installed(installed: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the installed wheel, with no program on the path and a proxy that leads nowhere."""
    environment = {
        "HOME": str(cwd),
        "PATH": "",
        "PYTHONPATH": str(installed),
        "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
    }
    environment |= {name: os.environ[name] for name in ("SYSTEMROOT", "MYPY_CACHE_DIR") if name in os.environ}
    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def test_the_wheel_carries_all_templates_and_no_rubbish(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    templates = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "templates").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name.removeprefix(CARRIED) for name in names if name.startswith(CARRIED)} == (
        templates | {"copier.yml", "history.bundle"}
    )
    assert "sqla_scaffold/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    ours = ("sqla_scaffold/", "sqla_scaffold-")
    assert [name for name in names if not name.startswith(ours) or "__pycache__" in name] == []


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a project."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_installed_wheel_makes_and_proves_a_project_the_same_each_time(installed: Path, tmp_path: Path) -> None:
    schema = str(ROOT / "examples" / "chinook.yaml")
    projects = []
    for turn, unproved in (("first", ()), ("second", ("--no-smoke",))):
        (tmp_path / turn).mkdir()
        arguments = (
            "-m",
            "sqla_scaffold",
            "new",
            "shop",
            "--schema",
            schema,
            "--entry",
            "flask",
            "--defaults",
            *unproved,
        )
        made = run_installed(installed, tmp_path / turn, *arguments)
        assert made.returncode == 0, made.stderr
        projects.append(contents(tmp_path / turn / "shop"))
    assert "src/shop/models/album.py" in projects[0]
    assert projects[0] == projects[1]


def test_an_installed_wheel_makes_a_skeleton(installed: Path, tmp_path: Path) -> None:
    made = run_installed(installed, tmp_path, "-c", SKELETON, str(installed))
    assert made.returncode == 0, made.stderr
    assert {"pyproject.toml", "src/shop/app.py", ".gitignore"} <= set(made.stdout.splitlines())
