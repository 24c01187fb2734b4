"""Two releases of this program, made from the checkout, for tests of what happens between them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqla_scaffold.write.paths import IGNORED
from tests.house.source_tree import ROOT

OLD, NEW = "7.0.0", "7.1.0"
URL = "https://github.com/sqla-scaffold/sqla-scaffold.git"
_PARTS = ("sqla_scaffold", "templates", "copier.yml", "pyproject.toml", "hatch_build.py", "README.md", "LICENSE")


@dataclass(frozen=True, slots=True)
class Releases:
    """The repository at the newer release, and a checkout of each."""

    repository: Path
    old: Path
    new: Path


def git(folder: Path, *words: str, more: Mapping[str, str] | None = None) -> str:
    """Run git as somebody whom no settings of this machine touch."""
    environment = {**os.environ, **outside(folder), **(more or {})}
    done = subprocess.run(["git", *words], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def outside(home: Path) -> dict[str, str]:
    """The environment of a person without settings and without a network: git knows no protocol but files."""
    person = {f"GIT_{role}_{key}": "person" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
    return {
        **person,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_ALLOW_PROTOCOL": "file",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
    }


def make_releases(folder: Path) -> Releases:
    """Make a repository with two releases; the second changes, adds and removes files of the template."""
    repository = folder / "repository"
    repository.mkdir()
    rubbish = shutil.ignore_patterns("__pycache__", "*.pyc")
    for part in _PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, repository / part, ignore=rubbish)
        else:
            shutil.copyfile(source, repository / part)
    git(repository, "init", "--quiet", "--initial-branch=main")
    _commit(repository, "6.9.dev0", "Begin")
    _commit(repository, OLD, f"Release {OLD}")
    project = repository / "templates" / "project"
    readme = project / "README.md.jinja"
    text = readme.read_text()
    assert "\n# {{ project_name }}\n" in f"\n{text}" and text.endswith("\n")
    readme.write_text(text.replace("# {{ project_name }}\n", "# {{ project_name }}, a project\n", 1) + "\nThe end.\n")
    (project / "NOTES.md").write_text("Notes.\n")
    (project / ".pre-commit-config.yaml").unlink(missing_ok=True)
    (project / ".pre-commit-config.yaml.jinja").unlink(missing_ok=True)
    _commit(repository, "7.1.0.dev0", "Change the template")
    _commit(repository, NEW, f"Release {NEW}")
    for version, name in ((OLD, "old"), (NEW, "new")):
        git(folder, "clone", "--quiet", str(repository), name)
        git(folder / name, "checkout", "--quiet", _release(repository, version))
    for version in (OLD, NEW):
        git(repository, "tag", f"v{version}", _release(repository, version))
    return Releases(repository, folder / "old", folder / "new")


def _commit(repository: Path, version: str, message: str) -> None:
    path = repository / "sqla_scaffold" / "__init__.py"
    lines = path.read_text().splitlines(keepends=True)
    path.write_text(
        "".join(f'__version__ = "{version}"\n' if line.startswith("__version__") else line for line in lines)
    )
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "-m", message)


def _release(repository: Path, version: str) -> str:
    return git(repository, "log", "--format=%H", f"--grep=^Release {version}$").strip()


def scaffold(release: Path, cwd: Path, *words: str, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command of a release."""
    environment = {**os.environ, **outside(home or cwd), "PYTHONPATH": str(release), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "sqla_scaffold", *words]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def leading(releases: Releases) -> dict[str, str]:
    """The variables by which git finds the public address in the repository with its tags."""
    settings = {f"url.{releases.repository}.insteadOf": URL, "protocol.file.allow": "always"}
    injected = {"GIT_CONFIG_COUNT": str(len(settings))}
    for number, (key, value) in enumerate(settings.items()):
        injected |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    return injected


def plain_copier(releases: Releases, cwd: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run plain Copier, for which the public address is the repository with its tags."""
    home = releases.repository.parent  # not the project: a cache in it would be a change
    environment = {**os.environ, **outside(home), **leading(releases)}
    command = [sys.executable, "-m", "copier", *words]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def tree(folder: Path) -> dict[str, str]:
    """The files of a project, without git's own and without what only one run needs."""
    names = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file())
    passing = (".git/", *(one.removesuffix("*") for one in IGNORED))
    return {
        name: (folder / name).read_text()
        for name in names
        if not name.startswith(passing) and "__pycache__/" not in name
    }
