"""The plan: what would happen to each file, and why, before anything happens."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from sqla_scaffold.files import GeneratedFile
from sqla_scaffold.report.codes.project import LINK_OUTSIDE
from sqla_scaffold.report.errors import GeneratorBug, OutsideError
from sqla_scaffold.write.change import Action, Plan, PlannedChange
from sqla_scaffold.write.disk import Tree
from sqla_scaffold.write.judging import Terms, decide
from sqla_scaffold.write.orphans import orphans
from sqla_scaffold.write.paths import check, is_private, locate
from sqla_scaffold.write.reader import Reader

__all__ = ["Action", "Plan", "PlannedChange", "Terms", "make_plan"]


def make_plan(
    root: Path,
    files: Sequence[GeneratedFile],
    *,
    terms: Terms = Terms(),
    read: Mapping[str, str | None] | None = None,
    whole: bool = False,
) -> Plan:
    """Compare the files that we would like to see with those that are there; nothing is written.

    Args:
        root: the project's folder; need not exist.
        files: what is to be in it.
        terms: what comes of parts that do not go together, and how Python is laid out.
        read: SHA-256 (`disk.digest`) by path of files that were read before this, such as the schema;
            `apply` refuses when they have changed since. Those to which a link outside the project leads are not watched.
        whole: `files` are all that there are: what was written earlier and is not among them goes, unless a person
            has edited it.

    Raises:
        OutsideError: a path leaves the project, is taken by something else, or cannot be read.
        GeneratorBug: two files have the same path, on a file system that ignores case, or one lies below another.
    """
    _check_paths(files)
    seen: dict[str, str | None] = {}
    for path, was in (read or {}).items():
        with suppress(OutsideError):
            seen[locate(root, path)] = was
    with Tree(root) as tree:
        reader = Reader(root, tree, seen)
        found = [change for file in files for change in decide(reader, file, terms)]
        if whole:
            found += orphans(reader, {file.path for file in files} | {change.path for change in found}, terms)
    found.sort(key=lambda change: (change.is_base, change.path))
    changes = [change for change in found if not change.is_base]
    _check_places(changes)
    return Plan(tuple(found), seen)


def _check_paths(files: Sequence[GeneratedFile]) -> None:
    known: dict[str, str] = {}
    for file in files:
        check(file.path)
        if is_private(file.path):
            raise GeneratorBug(f"{file.path} is a place that runs work with")
        key = unicodedata.normalize("NFC", file.path).casefold()
        if key in known:
            raise GeneratorBug(f"{known[key]} and {file.path} are one file where case is ignored")
        known[key] = file.path
    for key, path in known.items():
        parts = key.split("/")
        for count in range(1, len(parts)):
            if (above := "/".join(parts[:count])) in known:
                raise GeneratorBug(f"{path} lies below the file {known[above]}")


def _check_places(changes: Sequence[PlannedChange]) -> None:
    known: dict[str, str] = {}
    for change in changes:
        if (other := known.setdefault(change.place, change.path)) != change.path:
            message = f"a symbolic link makes one file of this and {other}"
            raise OutsideError(LINK_OUTSIDE, message, hint=LINK_OUTSIDE.instead, path=change.path)
