"""Git, run as a child: the one place that does, for projects."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from sqla_scaffold.report.codes import template as codes
from sqla_scaffold.report.errors import OutsideError

# Nothing of the person's takes part in what a scratch copy comes to: no hooks, no signing, no other form of diffs.
SCRATCH_SETTINGS = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def git(folder: Path, *words: str, more: Mapping[str, str] | None = None, stdin: bytes = b"") -> bytes:
    """Run git in a folder and return what it prints.

    Args:
        folder: where it runs.
        words: its arguments.
        more: variables of its environment, beside those that there are.
        stdin: what it reads.

    Raises:
        OutsideError: there is no git, or it refuses; with git's own words.
    """
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_LFS_SKIP_SMUDGE": "1", **(more or {})}
    try:
        done = subprocess.run(
            ["git", *words], cwd=folder, env=environment, input=stdin, check=True, capture_output=True
        )
    except FileNotFoundError as error:
        hint = "install git 2.31 or newer"
        raise OutsideError(codes.NO_GIT, "there is no git on the PATH", hint=hint) from error
    except subprocess.CalledProcessError as error:
        said = " ".join(error.stderr.decode(errors="replace").split()) or f"status {error.returncode}"
        raise OutsideError(codes.GIT_REFUSES, f"git {words[0]} says: {said}") from error
    return done.stdout


def is_repository(folder: Path) -> bool:
    """Say whether a folder lies in the work tree of a repository.

    Raises:
        OutsideError: there is no git.
    """
    try:
        return git(folder, "rev-parse", "--is-inside-work-tree").strip() == b"true"
    except OutsideError as error:
        if error.diagnostic.code is codes.NO_GIT:
            raise
        return False
