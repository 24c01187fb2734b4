"""Renovate proposes updates of a project: its Copier manager reads the answers file, and runs plain Copier.

What it does is done here step by step, by the rules of
https://github.com/renovatebot/renovate/tree/main/lib/modules/manager/copier: `index.ts` finds the file, `schema.ts` and
`extract.ts` read it, the git-tags datasource looks the tags up, versioning is that of PEP 440, `artifacts.ts` runs the
command beside the file, and takes what has changed if the answers file has.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from packaging.version import Version

from tests.skeleton.releases import NEW, OLD, Releases, git, leading, plain_copier, scaffold, tree

FILE = re.compile(r"(^|/)\.copier-answers(\..+)?\.ya?ml")


def dependencies(project: Path) -> dict[str, tuple[str, str]]:
    """The address and the version of the template, by the file that names both."""
    found = {}
    for path in git(project, "ls-files").splitlines():
        if FILE.search(path):
            answers: dict[str, Any] = yaml.safe_load((project / path).read_text())
            source, version = answers["_src_path"], answers["_commit"]
            assert isinstance(source, str) and isinstance(version, str)
            assert urlsplit(source).scheme and urlsplit(source).netloc, "an address, or it is passed over"
            found[path] = (source, version)
    return found


def newest(releases: Releases, source: str, current: str) -> str | None:
    """The newest tag, of those behind the current one; tags that are no version, and previews, do not count."""
    listed = git(releases.repository, "ls-remote", "--tags", source, more=leading(releases))
    versions = {tag: Version(tag) for tag in re.findall(r"refs/tags/(v?\d\S*?)(?:\^\{\})?$", listed, re.MULTILINE)}
    behind = [tag for tag, one in versions.items() if not one.is_prerelease and one > Version(current)]
    return max(behind, key=lambda tag: versions[tag], default=None)


def test_renovate_finds_the_update_and_makes_it(releases: Releases, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "work")
    work, folder = tmp_path / "work", "services/shop"
    made = scaffold(releases.old, work, "new", folder, "--defaults", "--no-smoke")
    assert made.returncode == 0, made.stderr
    git(work, "add", "--all")
    git(work, "commit", "--quiet", "--message", "Begin")

    ((path, (source, version)),) = dependencies(work).items()
    assert (path, version) == (f"{folder}/.copier-answers.yml", f"v{OLD}")
    wanted = newest(releases, source, version)
    assert wanted == f"v{NEW}"
    words = ("update", "--skip-answered", "--defaults", "--answers-file", Path(path).name, "--vcs-ref", wanted)
    copied = plain_copier(releases, work / folder, *words)
    assert copied.returncode == 0, copied.stderr

    assert f" M {path}\n" in git(work, "status", "--porcelain"), "else it would propose nothing"
    assert dependencies(work) == {path: (source, f"v{NEW}")}
    assert newest(releases, source, f"v{NEW}") is None
    assert scaffold(releases.new, work / folder, "check-update").returncode == 0
    theirs = tree(work / folder)
    git(work, "checkout", "--quiet", ".")
    git(work, "clean", "--quiet", "--force", "-d")
    assert scaffold(releases.new, work / folder, "update").returncode == 0
    assert tree(work / folder) == theirs
