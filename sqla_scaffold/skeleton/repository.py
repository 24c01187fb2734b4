"""The git repository of a new project, with a first commit."""

from __future__ import annotations

from pathlib import Path

from sqla_scaffold.report.codes import template as codes
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.skeleton.git import git, is_repository

_MESSAGE = "Start the project"


def begin_repository(root: Path) -> str | None:
    """Make a repository of a new project, unless it lies in one; what git cannot do is said and is no failure.

    Args:
        root: the project's folder, with all its files.

    Returns:
        What a person should know, as a sentence.
    """
    try:
        if is_repository(root):
            return "The project lies in a git repository already, so none was made."
        branch = () if _setting(root, "init.defaultBranch") else ("--initial-branch=main",)
        git(root, "init", "--quiet", *branch)
        git(root, "add", "--all")
    except OutsideError as error:
        if error.diagnostic.code is codes.NO_GIT:
            return "There is no git here, so no repository was made."
        return f"No git repository was made: {error.diagnostic.message}."
    try:
        # No hooks and no signature: they may want a person, or what is not installed yet.
        git(root, "-c", "core.hooksPath=/dev/null", "commit", "--quiet", "--no-gpg-sign", "-m", _MESSAGE)
    except OutsideError:
        return "Git has no name for you yet, so the first commit is left to you: git commit -m 'Start the project'."
    return None


def _setting(root: Path, name: str) -> str:
    try:
        return git(root, "config", "--get", name).decode().strip()
    except OutsideError:
        return ""
