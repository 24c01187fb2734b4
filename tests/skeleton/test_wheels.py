"""Two wheels, each installed in an empty environment without a network, and a project that goes from one to the other.

What else an update does is seen in `test_update.py`, with checkouts in place of wheels.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.skeleton.releases import NEW, OLD, URL, Releases, git, outside, plain_copier, tree

NOWHERE = "http://127.0.0.1:9"


@dataclass(frozen=True)
class Installed:
    """The command of a wheel, in an environment of its own."""

    folder: Path

    def run(self, cwd: Path, *words: str, path: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run it in a folder; with a `path` there are no programs but those in it."""
        environment = {**os.environ, **outside(cwd), "http_proxy": NOWHERE, "https_proxy": NOWHERE}
        environment.pop("PYTHONPATH", None)
        if path is not None:
            environment["PATH"] = str(path)
        command = [*without_network(), str(self.folder / "bin" / "sqla-scaffold"), *words]
        return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def without_network() -> list[str]:
    """The words before a command that take its network away, where this machine lets us."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return []
    words = [unshare, "--map-root-user", "--net"]
    return words if subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0 else []


def build(source: Path, dist: Path, *words: str, **more: str) -> Path:
    """Build a wheel, or with `--sdist` what wheels can be built of, with what is installed: nothing is fetched."""
    kind = () if words else ("--wheel",)
    command = [sys.executable, "-m", "build", *kind, *words, "--no-isolation", "--outdir", str(dist), str(source)]
    done = subprocess.run(command, env={**os.environ, **more}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = dist.iterdir()
    return built


def install(checkout: Path, folder: Path) -> Installed:
    """Build a wheel of a checkout, and install it where nothing else is but what it depends on."""
    wheel = build(checkout, folder / "dist")
    made = folder / "env"
    venv.create(made, with_pip=False, symlinks=True)
    python = made / "bin" / "python"
    put = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-index", "--no-deps", str(wheel)]
    done = subprocess.run(put, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    # A path in a .pth file: the dependencies are found there, and not this checkout, which another .pth file names.
    (packages,) = made.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return Installed(made)


@pytest.fixture(scope="module")
def old(releases: Releases, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return install(releases.old, tmp_path_factory.mktemp("old"))


@pytest.fixture(scope="module")
def new(releases: Releases, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return install(releases.new, tmp_path_factory.mktemp("new"))


@pytest.fixture
def shop(old: Installed, tmp_path: Path) -> Path:
    """A project of the older wheel, with edits by hand."""
    made = old.run(tmp_path, "new", "shop", "--defaults", "--entry", "flask", "--no-smoke")
    assert made.returncode == 0, made.stderr
    edit(tmp_path / "shop", "README.md", "## Start", "Mine.\n\n## Start")
    edit(tmp_path / "shop", "src/shop/app.py", "def health(", "PAGE = 20\n\n\ndef health(")
    return tmp_path / "shop"


def edit(project: Path, path: str, before: str, after: str) -> None:
    text = (project / path).read_text()
    assert before in text
    (project / path).write_text(text.replace(before, after, 1))
    git(project, "commit", "--quiet", "--all", "--message", "Mine")


def test_tags_sdists_and_git_make_no_difference_to_a_wheel(releases: Releases, tmp_path: Path) -> None:
    assert git(releases.repository, "tag").split() == [f"v{OLD}", f"v{NEW}"] and git(releases.new, "tag") == ""
    (tmp_path / "no-git").mkdir()
    with tarfile.open(build(releases.new, tmp_path / "sdist", "--sdist")) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    wheels = [
        build(releases.repository, tmp_path / "with-tags"),
        build(releases.new, tmp_path / "without-tags"),
        build(unpacked, tmp_path / "without-git", PATH=str(tmp_path / "no-git")),
    ]
    first, *others = (wheel.read_bytes() for wheel in wheels)
    assert [other == first for other in others] == [True, True]


def test_the_wheels_are_what_runs(old: Installed, new: Installed, tmp_path: Path) -> None:
    for installed, version in ((old, OLD), (new, NEW)):
        assert version in installed.run(tmp_path, "--version").stdout


def test_a_project_needs_neither_git_nor_network(new: Installed, tmp_path: Path) -> None:
    projects = []
    for name, path in (("with-git", None), ("without-git", new.folder / "bin")):
        (tmp_path / name).mkdir()
        made = new.run(tmp_path / name, "new", "shop", "--defaults", "--no-smoke", path=path)
        assert made.returncode == 0, made.stderr
        assert ("There is no git here, so no repository was made." in made.stderr) is (path is not None)
        projects.append(tree(tmp_path / name / "shop"))
    assert projects[0] == projects[1]
    answers = projects[0][".copier-answers.yml"]
    assert f"_commit: v{NEW}\n" in answers and f"_src_path: {URL}\n" in answers


def test_an_update_by_wheel_equals_that_of_plain_copier(
    releases: Releases, new: Installed, shop: Path, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "--quiet", "shop", "theirs")
    updated = new.run(shop, "update")
    copied = plain_copier(releases, tmp_path / "theirs", "update", "--defaults", "--vcs-ref", f"v{NEW}")
    assert (updated.returncode, copied.returncode) == (0, 0), updated.stderr + copied.stderr
    found = tree(shop)
    assert found == tree(tmp_path / "theirs")
    assert "Mine.\n" in found["README.md"] and found["README.md"].startswith("# shop, a project\n")
    assert "PAGE = 20\n" in found["src/shop/app.py"]
    assert found["NOTES.md"] == "Notes.\n" and ".pre-commit-config.yaml" not in found
    assert f"_commit: v{NEW}\n" in found[".copier-answers.yml"]
    assert "The generated files are in step with the schema." in updated.stderr


def test_a_conflict_by_wheel_is_that_of_plain_copier_and_is_taken_back(
    releases: Releases, new: Installed, shop: Path, tmp_path: Path
) -> None:
    edit(shop, "README.md", "# shop\n", "# My shop\n")
    git(tmp_path, "clone", "--quiet", "shop", "theirs")
    before = tree(shop)
    updated = new.run(shop, "update")
    plain_copier(releases, tmp_path / "theirs", "update", "--defaults", "--vcs-ref", f"v{NEW}")
    assert updated.returncode == 1 and "README.md:1" in updated.stderr, updated.stderr
    assert tree(shop)["README.md"] == tree(tmp_path / "theirs")["README.md"]
    assert "# My shop\n" in tree(shop)["README.md"] and "<<<<<<< " in tree(shop)["README.md"]
    aborted = new.run(shop, "update", "--abort")
    assert aborted.returncode == 0 and tree(shop) == before, aborted.stderr
