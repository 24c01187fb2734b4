"""An update that stands in a project uncommitted: what `--abort` goes back from, and git's word for its conflicts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqla_scaffold.report.codes import template as codes
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.skeleton.git import git, is_repository
from sqla_scaffold.skeleton.updating import ChangedFile, TemplateUpdate, text_of

# Among git's own files: it belongs to this work tree, and is never committed.
_RECORD = "sqla-scaffold-update.json"


@dataclass(frozen=True, slots=True)
class Pending:
    """An update that was written.

    Args:
        commit: the project's commit before it.
        paths: the files that it changed.
    """

    commit: str
    paths: tuple[str, ...]


def remember(root: Path, update: TemplateUpdate) -> None:
    """Note what an update is about to change."""
    record = {"commit": update.commit, "paths": [file.path for file in update.files]}
    _place(root).write_text(json.dumps(record), encoding="utf-8")


def forget(root: Path) -> None:
    """Remove the note of an update."""
    _place(root).unlink(missing_ok=True)


def mark_conflicts(root: Path, update: TemplateUpdate) -> None:
    """Let git know the files in conflict, so that it shows them and commits none with markers in it."""
    prefix = git(root, "rev-parse", "--show-prefix").decode().rstrip("\n")
    top = Path(git(root, "rev-parse", "--show-toplevel").decode().rstrip("\n"))
    entries = {f"0 {'0' * 40}\t{prefix}{path}\n": None for _, _, path, _ in update.unmerged}
    for mode, stage, path, content in update.unmerged:
        blob = git(root, "hash-object", "-w", "--stdin", stdin=content).decode().strip()
        entries[f"{mode} {blob} {stage}\t{prefix}{path}\n"] = None
    if entries:
        git(top, "update-index", "--index-info", stdin="".join(entries).encode())


def read_pending(root: Path) -> Pending:
    """Return the update that stands uncommitted.

    Raises:
        OutsideError: there is none, or it was committed.
    """
    if not is_repository(root):
        hint = "an update is only written where there is one"
        raise OutsideError(codes.NO_REPOSITORY, "this project is not in a git repository", hint=hint)
    try:
        record = json.loads(_place(root).read_text(encoding="utf-8"))
        found = Pending(str(record["commit"]), tuple(str(path) for path in record["paths"]))
    except (FileNotFoundError, ValueError, KeyError, TypeError) as error:
        hint = "`git log` tells what was committed; `git revert` takes it back"
        raise OutsideError(codes.NOTHING_TO_ABORT, "no update of the template stands here", hint=hint) from error
    if git(root, "rev-parse", "HEAD").decode().strip() != found.commit:
        hint = "`git log` tells what was committed; `git revert` takes it back"
        raise OutsideError(codes.NOTHING_TO_ABORT, "something was committed since the update", hint=hint)
    return found


def way_back(root: Path, pending: Pending) -> tuple[ChangedFile, ...]:
    """Return what takes an update back: every file that it changed as it was committed before."""
    return tuple(_before(root, pending.commit, path) for path in pending.paths)


def unstage(root: Path, paths: Sequence[str]) -> None:
    """Let git's index hold files as they were committed, without conflicts."""
    git(root, "reset", "--quiet", "--", *paths)


def _before(root: Path, commit: str, path: str) -> ChangedFile:
    here = root / path
    old = text_of(path, here.read_bytes()) if here.is_file() else None
    listed = git(root, "ls-tree", commit, "--", f"./{path}").decode()
    if not listed:
        return ChangedFile(path, old, None)
    new = text_of(path, git(root, "cat-file", "blob", listed.split()[2]))
    return ChangedFile(path, old, new, listed.startswith("100755"))


def _place(root: Path) -> Path:
    return root / git(root, "rev-parse", "--git-path", _RECORD).decode().rstrip("\n")
