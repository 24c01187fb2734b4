"""The life of a project's skeleton: made by one release, edited by hand, updated by the next.

That plain Copier makes the same of it is seen in `test_wheels.py` and `test_renovate.py`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.skeleton.releases import NEW, OLD, URL, Releases, git, plain_copier, scaffold, tree

SAID = Path(__file__).parent / "said"


def project(releases: Releases, folder: Path, name: str = "shop") -> Path:
    """A project of the older release, with an edit by hand that is no conflict."""
    made = scaffold(releases.old, folder, "new", name, "--defaults", "--no-smoke")
    assert made.returncode == 0, made.stderr
    readme = folder / name / "README.md"
    readme.write_text(readme.read_text().replace("## Start", "Mine.\n\n## Start"))
    git(folder / name, "commit", "--quiet", "--all", "--message", "Mine")
    return folder / name


def commit(folder: Path, path: str, text: str) -> None:
    (folder / path).write_text(text)
    git(folder, "add", path)
    git(folder, "commit", "--quiet", "--message", "Edit")


def test_a_project_of_plain_copier_is_updated_by_us(releases: Releases, tmp_path: Path) -> None:
    url = "gh:sqla-scaffold/sqla-scaffold"
    copied = plain_copier(releases, tmp_path, "copy", "--defaults", "--vcs-ref", f"v{OLD}", url, "shop")
    assert copied.returncode == 0, copied.stderr
    answers = (tmp_path / "shop" / ".copier-answers.yml").read_text()
    # What Renovate's manager for Copier reads: the address for its git-tags, and the tag.
    assert "_src_path: https://github.com/sqla-scaffold/sqla-scaffold.git\n" in answers
    assert f"_commit: v{OLD}\n" in answers
    git(tmp_path / "shop", "init", "--quiet")
    git(tmp_path / "shop", "add", "--all")
    git(tmp_path / "shop", "commit", "--quiet", "--message", "Begin")

    updated = scaffold(releases.new, tmp_path / "shop", "update")

    assert updated.returncode == 0, updated.stderr
    assert (tmp_path / "shop" / "NOTES.md").exists()


def test_a_preview_writes_nothing_and_shows_everything(releases: Releases, tmp_path: Path) -> None:
    shop = project(releases, tmp_path)
    before = tree(shop)
    shown = scaffold(releases.new, shop, "update", "--dry-run", "--diff")
    assert shown.returncode == 0, shown.stderr
    assert tree(shop) == before and git(shop, "status", "--porcelain") == ""

    (tmp_path / "preview.patch").write_text(shown.stdout)
    git(shop, "apply", str(tmp_path / "preview.patch"))
    previewed = tree(shop)
    git(shop, "reset", "--quiet", "--hard")
    git(shop, "clean", "--quiet", "--force", "-d")
    assert scaffold(releases.new, shop, "update").returncode == 0
    assert previewed == tree(shop)


def test_a_conflict_is_shown_and_taken_back(
    releases: Releases, tmp_path: Path, expect: Callable[[Path, str], None]
) -> None:
    shop = project(releases, tmp_path)
    readme = (shop / "README.md").read_text()
    commit(shop, "README.md", readme.replace("# shop\n", "# My shop\n", 1))
    before = tree(shop)

    updated = scaffold(releases.new, shop, "update")

    assert updated.returncode == 1
    expect(SAID / "conflict.expected.txt", updated.stderr)
    text = (shop / "README.md").read_text()
    assert "# My shop\n" in text and "# shop, a project\n" in text and "<<<<<<< " in text
    assert "UU README.md" in git(shop, "status", "--porcelain")

    aborted = scaffold(releases.new, shop, "update", "--abort")

    assert aborted.returncode == 0, aborted.stderr
    assert tree(shop) == before and git(shop, "status", "--porcelain") == ""


def test_only_what_changed_is_touched_in_a_repository_of_several_projects(releases: Releases, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    made = scaffold(releases.old, tmp_path, "new", "packages/shop", "--defaults", "--no-smoke")
    assert "so none was made" in made.stderr
    (tmp_path / "README.md").write_text("All of it.\n")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "Begin")
    (tmp_path / "README.md").write_text("Not committed, and of no concern.\n")
    shop = tmp_path / "packages" / "shop"
    commit(shop, "NOTES.md", "Mine already.\n")

    updated = scaffold(releases.new, tmp_path, "update", "-C", "packages/shop")

    assert updated.returncode == 1, updated.stderr
    assert (tmp_path / "README.md").read_text() == "Not committed, and of no concern.\n"
    assert "Mine already.\n" in (shop / "NOTES.md").read_text()
    assert "packages/shop/NOTES.md" in git(tmp_path, "status", "--porcelain")


@pytest.mark.parametrize("setting", ["copier", "git"])
def test_settings_of_a_person_change_nothing(releases: Releases, tmp_path: Path, setting: str) -> None:
    shop = project(releases, tmp_path)
    git(tmp_path, "clone", "--quiet", "shop", "plain")
    home = tmp_path / "home"
    (home / "config" / "copier").mkdir(parents=True)
    if setting == "copier":
        (home / "config" / "copier" / "settings.yml").write_text("defaults:\n  project_name: HACKED\n")
    else:
        for key, value in (("diff.noprefix", "true"), ("core.autocrlf", "true"), ("commit.gpgsign", "true")):
            git(shop, "config", key, value)
    assert scaffold(releases.new, tmp_path / "plain", "update").returncode == 0
    updated = scaffold(releases.new, shop, "update", home=home)
    assert updated.returncode == 0, updated.stderr
    assert tree(shop) == tree(tmp_path / "plain")


def _dirty(shop: Path) -> None:
    (shop / "README.md").write_text("Not committed.\n")


def _foreign(shop: Path) -> None:
    commit(shop, ".copier-answers.yml", "_commit: v1.0.0\n_src_path: https://github.com/somebody/else.git\n")


def _newer(shop: Path) -> None:
    answers = (shop / ".copier-answers.yml").read_text()
    commit(shop, ".copier-answers.yml", answers.replace(f"v{OLD}", "v99.0.0"))


def _no_answers(shop: Path) -> None:
    git(shop, "rm", "--quiet", ".copier-answers.yml")


def _bad_answers(shop: Path) -> None:
    commit(shop, ".copier-answers.yml", "_commit: v1.0.0\n")


def _no_yaml(shop: Path) -> None:
    commit(shop, ".copier-answers.yml", "a: [\n")


def _no_repository(shop: Path) -> None:
    (shop / ".git").rename(shop.parent / "elsewhere")


def _latin(shop: Path) -> None:
    (shop / "README.md").write_bytes(b"# shop\n\nCaf\xe9.\n")
    git(shop, "commit", "--quiet", "--all", "--message", "Edit")


def _unknown_answer(shop: Path) -> None:
    """Nothing is wrong with the project."""


REFUSED: dict[str, tuple[Callable[[Path], None], tuple[str, ...]]] = {
    "dirty": (_dirty, ()),
    "foreign": (_foreign, ()),
    "newer": (_newer, ()),
    "no-answers": (_no_answers, ()),
    "bad-answers": (_bad_answers, ()),
    "no-yaml": (_no_yaml, ()),
    "no-repository": (_no_repository, ()),
    "latin": (_latin, ()),
    "unknown-answer": (_unknown_answer, ("--data", "licence=MIT")),
    "nothing-to-abort": (_unknown_answer, ("--abort",)),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_updated_is_said_in_a_sentence(
    name: str, releases: Releases, tmp_path: Path, expect: Callable[[Path, str], None]
) -> None:
    shop = project(releases, tmp_path)
    spoil, words = REFUSED[name]
    spoil(shop)
    before = {path: (shop / path).read_bytes() for path in tree(shop)} if name != "latin" else {}

    refused = scaffold(releases.new, shop, "update", *words)

    assert refused.returncode == 2
    expect(SAID / f"{name}.expected.txt", refused.stderr)
    assert not before or before == {path: (shop / path).read_bytes() for path in tree(shop)}


def test_a_committed_update_is_not_aborted(releases: Releases, tmp_path: Path) -> None:
    shop = project(releases, tmp_path)
    assert scaffold(releases.new, shop, "update").returncode == 0
    git(shop, "add", "--all")
    git(shop, "commit", "--quiet", "--message", "Update")
    aborted = scaffold(releases.new, shop, "update", "--abort")
    assert aborted.returncode == 2 and "something was committed since the update" in aborted.stderr


def test_without_git_an_update_says_so(releases: Releases, tmp_path: Path) -> None:
    shop = project(releases, tmp_path)
    (tmp_path / "bin").mkdir()
    path = os.environ["PATH"]
    try:
        os.environ["PATH"] = str(tmp_path / "bin")
        refused = scaffold(releases.new, shop, "update")
    finally:
        os.environ["PATH"] = path
    assert refused.returncode == 2 and "error[P401]: there is no git on the PATH" in refused.stderr


def test_what_git_says_is_passed_on(releases: Releases, tmp_path: Path) -> None:
    shop = project(releases, tmp_path)
    tree_of_tests = git(shop, "rev-parse", "HEAD:tests").strip()
    (shop / ".git" / "objects" / tree_of_tests[:2] / tree_of_tests[2:]).unlink()
    refused = scaffold(releases.new, shop, "update")
    assert refused.returncode == 2 and "error[P402]: git " in refused.stderr and tree_of_tests in refused.stderr


def test_an_answer_is_changed(releases: Releases, tmp_path: Path) -> None:
    shop = project(releases, tmp_path)
    updated = scaffold(releases.old, shop, "update", "--data", "license=MIT")
    assert updated.returncode == 0, updated.stderr
    assert (shop / "LICENSE").read_text().startswith("MIT License")
    assert "license: MIT\n" in (shop / ".copier-answers.yml").read_text()


def test_where_there_is_nothing_to_update_it_says_so(releases: Releases, tmp_path: Path) -> None:
    shop = project(releases, tmp_path)
    updated = scaffold(releases.old, shop, "update")
    assert updated.returncode == 0, updated.stderr
    assert f"The project has the template of this version, v{OLD}: nothing is to be updated.\n" in updated.stderr
    assert "The generated files are in step with the schema.\n" in updated.stderr
    assert git(shop, "status", "--porcelain") == ""


def test_check_update_answers_programs(releases: Releases, tmp_path: Path) -> None:
    shop = project(releases, tmp_path)
    for release, latest in ((releases.old, OLD), (releases.new, NEW)):
        checked = scaffold(release, shop, "check-update", "--json")
        answer = json.loads(checked.stdout)
        assert checked.returncode == answer["exit"] == (latest != OLD)
        assert answer["current"] == f"v{OLD}" and answer["latest"] == f"v{latest}"
        assert answer["available"] is (latest != OLD)


@pytest.mark.parametrize("version", ["v99.0.0", "v7.0.0-3-g0123abc"])
def test_check_update_says_what_it_cannot_compare(releases: Releases, tmp_path: Path, version: str) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / ".copier-answers.yml").write_text(f"_commit: {version}\n_src_path: {URL}\n")
    checked = scaffold(releases.new, tmp_path, "check-update")
    said = f"error[P408]: this project uses template {version}; this sqla-scaffold carries v{NEW}"
    assert checked.returncode == 2 and said in checked.stderr, checked.stderr
