"""The update of a project's skeleton to the template that this program carries, worked out in a scratch copy.

    the project's last commit  →  a clone  →  Copier's three-way update in it  →  what has changed, as values

Nothing of the project is touched here: what comes out goes through the same plan as everything that is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from packaging.version import InvalidVersion, Version

from sqla_scaffold import __version__
from sqla_scaffold.report.codes import template as codes
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.skeleton.answers import Origin, read_origin
from sqla_scaffold.skeleton.asking import complaint, refuse_unknown
from sqla_scaffold.skeleton.git import SCRATCH_SETTINGS, git, is_repository
from sqla_scaffold.skeleton.injection import template_from
from sqla_scaffold.skeleton.template import history, tag_of

_NEWER = "install a newer sqla-scaffold (pip install --upgrade sqla-scaffold), or run `copier update`"
_MARKER = re.compile(rb"^<{7} ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file that an update changes.

    Args:
        path: relative to the project.
        old, new: its text; None where there is none.
        executable: whether the new file is a program.
        conflicts: the lines at which both sides stand between markers.
    """

    path: str
    old: str | None
    new: str | None
    executable: bool = False
    conflicts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplateUpdate:
    """What an update comes to.

    Args:
        before, after: tags of the template.
        commit: the commit of the project that it was worked out on.
        files: what changes, by path.
        unmerged: entries of git's index for the files in conflict, each with its three contents:
            (mode, stage, path, content).
    """

    before: str
    after: str
    commit: str
    files: tuple[ChangedFile, ...] = ()
    unmerged: tuple[tuple[str, str, str, bytes], ...] = ()


def carried_version() -> str:
    """Return the tag of the template that this program carries."""
    return tag_of(__version__)


def check_updatable(root: Path, *, clean: bool) -> Origin:
    """Return where a project's skeleton comes from, if it can be updated.

    Args:
        root: the project's folder.
        clean: whether everything must be committed.

    Raises:
        OutsideError: it cannot, and why.
    """
    origin = read_origin(root)
    if not origin.is_ours:
        hint = "update it by Copier itself: copier update"
        raise OutsideError(codes.FOREIGN_TEMPLATE, f"this project was made from {origin.source}", hint=hint)
    if not is_repository(root):
        hint = "git init && git add --all && git commit -m 'Begin'"
        raise OutsideError(codes.NO_REPOSITORY, "this project is not in a git repository", hint=hint)
    if clean and git(root, "status", "--porcelain", "--", "."):
        hint = "commit them, or put them aside with `git stash --include-untracked`"
        raise OutsideError(codes.DIRTY, "there are changes that are not committed", hint=hint)
    return origin


def check_older(origin: Origin) -> None:
    """Refuse what an update would be a step back for; whether the version is known at all, the update itself finds.

    Raises:
        OutsideError: the project's template is newer than the one that this program carries, or of no release.
    """
    try:
        if Version(origin.version) <= Version(__version__):
            return
    except InvalidVersion:
        pass
    message = f"this project uses template {origin.version}; this sqla-scaffold carries {carried_version()}"
    raise OutsideError(codes.TEMPLATE_UNKNOWN, message, hint=_NEWER)


def work_out(root: Path, scratch: Path, answers: Mapping[str, str]) -> TemplateUpdate:
    """Return what an update would change.

    Args:
        root: the project's folder.
        scratch: an empty folder; the caller removes it.
        answers: answers to change, or to questions that are new; the rest stays as it was answered.

    Raises:
        OutsideError: it cannot be worked out, and why.
    """
    origin = check_updatable(root, clean=False)
    commit = _last_commit(root)
    bundle = history(__version__, scratch)
    _refuse_unknown_version(origin, bundle)
    clone = scratch / "project"
    prefix = _clone(root, clone, commit)
    (scratch / "cache").mkdir()
    with template_from(bundle, origin.source, scratch / "cache"):
        _update(clone / prefix, answers)
    return TemplateUpdate(
        origin.version,
        carried_version(),
        commit,
        tuple(_changed_files(clone, prefix)),
        tuple(_unmerged(clone, prefix)),
    )


def _last_commit(root: Path) -> str:
    try:
        return git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").decode().strip()
    except OutsideError as error:
        if error.diagnostic.code is codes.NO_GIT:
            raise
        hint = "git add --all && git commit -m 'Begin'"
        raise OutsideError(codes.NO_REPOSITORY, "this project's repository has no commit yet", hint=hint) from error


def _refuse_unknown_version(origin: Origin, bundle: Path) -> None:
    known = git(bundle.parent, "ls-remote", "--tags", str(bundle)).decode()
    versions = sorted(re.findall(r"refs/tags/v(\S+)", known), key=Version)
    if origin.version.removeprefix("v") in versions:
        return
    message = (
        f"this project uses template {origin.version}; this sqla-scaffold knows {', '.join(map(tag_of, versions))}"
    )
    raise OutsideError(codes.TEMPLATE_UNKNOWN, message, hint=_NEWER)


def _clone(root: Path, clone: Path, commit: str) -> str:
    """Clone the project's repository at a commit, and return where in it the project lies."""
    top = git(root, "rev-parse", "--show-toplevel").decode().rstrip("\n")
    prefix = git(root, "rev-parse", "--show-prefix").decode().rstrip("\n")
    git(root, "clone", "--quiet", "--shared", "--no-checkout", "--", top, str(clone))
    git(clone, "checkout", "--quiet", "--detach", commit, more=SCRATCH_SETTINGS)
    return prefix


def _update(project: Path, answers: Mapping[str, str]) -> None:
    import copier
    from copier.errors import CopierError
    from plumbum.commands import ProcessExecutionError

    with _quietly():
        try:
            worker = copier.run_update(
                project,
                data=dict(answers),
                settings=copier.Settings(),  # else the person's own defaults would answer our questions
                vcs_ref=carried_version(),
                defaults=True,
                overwrite=True,
                skip_answered=True,
                quiet=True,
            )
        except ProcessExecutionError as error:
            raise OutsideError(codes.GIT_REFUSES, " ".join(str(error.stderr).split())) from error
        except (ValueError, CopierError) as error:
            raise OutsideError(codes.GIT_REFUSES, complaint(error)) from error
    refuse_unknown(answers, list(worker.template.questions_data))


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep what Copier prints from the person: what it comes to is told by us."""
    import contextlib
    import io
    import warnings

    with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        yield


def _changed_files(clone: Path, prefix: str) -> Iterator[ChangedFile]:
    listed = git(clone, "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--ignored=matching")
    for entry in sorted(listed.decode(errors="surrogateescape").split("\0")):
        path = entry[3:]
        if not path or not path.startswith(prefix):
            continue
        here = clone / path
        data = here.read_bytes() if here.is_file() else None
        old = None if entry[:2] in ("??", "!!") else _committed(clone, path)
        if data == old:
            continue
        name = path.removeprefix(prefix)
        yield ChangedFile(
            name,
            None if old is None else text_of(name, old),
            None if data is None else text_of(name, data),
            data is not None and bool(here.stat().st_mode & 0o100),
            () if data is None else tuple(data.count(b"\n", 0, found.start()) + 1 for found in _MARKER.finditer(data)),
        )


def _committed(clone: Path, path: str) -> bytes | None:
    if not git(clone, "ls-tree", "--name-only", "-z", "HEAD", "--", path):
        return None
    return git(clone, "show", f"HEAD:{path}")


def text_of(path: str, data: bytes) -> str:
    """Return a file's text.

    Raises:
        OutsideError: it is none.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise OutsideError(codes.NOT_TEXT, "the update would change this file, which is no UTF-8", path=path) from error


def _unmerged(clone: Path, prefix: str) -> Iterator[tuple[str, str, str, bytes]]:
    for entry in git(clone, "ls-files", "--unmerged", "-z", "--", f"./{prefix}").decode().split("\0"):
        if entry:
            place, _, path = entry.partition("\t")
            mode, blob, stage = place.split()
            yield mode, stage, path.removeprefix(prefix), git(clone, "cat-file", "blob", blob)
