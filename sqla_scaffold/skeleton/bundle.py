"""The template's history as a git bundle: one commit and one tag for each release, the same bytes wherever it is built.

The hook that builds wheels runs this module by its path, so it imports nothing of ours.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from packaging.version import InvalidVersion, Version

# What a release of the template consists of: what Copier reads, and nothing else.
KEPT = ("copier.yml", "templates/project")
_VERSIONED = "sqla_scaffold/__init__.py"
_SETS_VERSION = re.compile(r'^__version__ = "(.+)"$', re.MULTILINE)
# Commits get their names and their order from the releases, never from a clock or a person.
_FIRST_DAY = 1577836800  # 2020-01-01, seconds since 1970
_WHO = {"NAME": "sqla-scaffold", "EMAIL": "noreply@sqla-scaffold.invalid"}


def make_bundle(checkout: Path, target: Path, version: str) -> tuple[str, ...]:
    """Write the bundle and return the versions in it, oldest first.

    Releases are found by the commits of the first-parent line that set a final version, not by tags: a clone that
    carries none builds the same bundle. The version that is being built is what lies in the folder.

    Args:
        checkout: the project's folder; without `.git` there is no history, and the one version is all.
        target: the file to write.
        version: the version that is being built, by PEP 440.

    Raises:
        OSError: git cannot be run.
        subprocess.CalledProcessError: git refuses.
    """
    with tempfile.TemporaryDirectory(prefix="sqla-scaffold-") as folder:
        made = _Repository(Path(folder))
        versions = []
        for released, commit in _releases(checkout, Version(version)):
            if made.add(released, _archived(checkout, commit)):
                versions.append(released)
        made.add(version, _lying(checkout))
        made.bundle(target)
        return (*versions, version)


def _releases(checkout: Path, current: Version) -> list[tuple[str, str]]:
    """Return the final versions before the current one, oldest first, each with the last commit that set it."""
    if not (checkout / ".git").exists():
        return []
    found: dict[Version, tuple[str, str]] = {}
    before = ""
    for commit in _git(checkout, "log", "--first-parent", "--reverse", "--format=%H", "--", _VERSIONED).split():
        text = _git(checkout, "show", f"{commit}:{_VERSIONED}")
        said = _SETS_VERSION.search(text)
        version = said[1] if said else ""
        if version != before and (parsed := _final(version)) is not None and parsed < current:
            found[parsed] = (version, commit)
        before = version
    return [found[version] for version in sorted(found)]


def _final(text: str) -> Version | None:
    try:
        version = Version(text)
    except InvalidVersion:
        return None
    return None if version.is_prerelease else version


def _archived(checkout: Path, commit: str) -> Iterator[tuple[str, bytes, bool]]:
    """Return the template's files of a commit: path, content, and whether it is a program."""
    there = _git(checkout, "ls-tree", "-r", "--name-only", commit, "--", *KEPT)
    if not there:
        return
    packed = _run(checkout, "-c", "core.autocrlf=false", "archive", "--format=tar", commit, "--", *KEPT)
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive:
            content = archive.extractfile(member)
            if content is not None:
                yield member.name, content.read(), bool(member.mode & 0o100)


def _lying(checkout: Path) -> Iterator[tuple[str, bytes, bool]]:
    """Return the template's files as they lie in a folder, without what git would ignore."""
    tops = [checkout / kept for kept in KEPT]
    paths = [path for top in tops for path in (top.rglob("*") if top.is_dir() else [top])]
    for path in sorted(paths):
        name = path.relative_to(checkout).as_posix()
        if path.is_file() and "__pycache__" not in name and path.name != ".DS_Store":
            yield name, path.read_bytes(), bool(path.stat().st_mode & 0o100)


class _Repository:
    """The bare repository that the bundle is made of."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._parent = ""
        self._count = 0
        _git(folder, "init", "--quiet", "--bare", "--initial-branch=main", ".")

    def add(self, version: str, files: Iterator[tuple[str, bytes, bool]]) -> bool:
        """Make a commit and a tag of files, unless there are none."""
        entries = [
            f"{'100755' if program else '100644'} {self._blob(content)}\t{path}" for path, content, program in files
        ]
        if not entries:
            return False
        index = {"GIT_INDEX_FILE": str(self._folder / f"index-{self._count}")}
        _git(self._folder, "update-index", "--add", "--index-info", stdin="\n".join(entries), more=index)
        tree = _git(self._folder, "write-tree", more=index)
        who = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in _WHO.items()}
        when = {f"GIT_{role}_DATE": f"{_FIRST_DAY + self._count} +0000" for role in ("AUTHOR", "COMMITTER")}
        parent = ("-p", self._parent) if self._parent else ()
        message = ("-m", f"template v{version}")
        self._parent = _git(self._folder, "commit-tree", *parent, *message, tree, more=who | when)
        self._count += 1
        _git(self._folder, "update-ref", f"refs/tags/v{version}", self._parent)
        return True

    def _blob(self, content: bytes) -> str:
        return _run(self._folder, "hash-object", "-w", "--stdin", stdin=content).decode().strip()

    def bundle(self, target: Path) -> None:
        """Write all commits and tags into one file."""
        _git(self._folder, "update-ref", "refs/heads/main", self._parent)
        one_thread = ("-c", "pack.threads=1")  # several share the work out as they happen to run
        _git(self._folder, *one_thread, "bundle", "create", "--quiet", str(target.resolve()), "HEAD", "main", "--tags")


def _git(folder: Path, *words: str, stdin: str = "", more: Mapping[str, str] | None = None) -> str:
    return _run(folder, *words, stdin=stdin.encode(), more=more).decode().strip()


def _run(folder: Path, *words: str, stdin: bytes = b"", more: Mapping[str, str] | None = None) -> bytes:
    """Run git without the settings of this machine and of the person at it."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    # What another user owns may be read: nothing of it is run.
    command = ["git", "-c", "safe.directory=*", *words]
    environment = {**outside, **settings, **(more or {})}
    return subprocess.run(command, cwd=folder, input=stdin, env=environment, check=True, capture_output=True).stdout
