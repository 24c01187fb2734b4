"""The answers file of a project: which template it was made from, in which version."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from sqla_scaffold.report.codes import template as codes
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.skeleton.template import ANSWERS_FILE, TEMPLATE_URL

# The ways in which people write the address of a repository on GitHub.
_SPELLING = re.compile(r"(?:gh:/?|git@github\.com:|(?:git\+)?(?:https|ssh)://(?:git@)?github\.com/)(.+?)(?:\.git)?/?")

_BACK = "answers files are written by the template: take it back from git"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a project's skeleton comes from.

    Args:
        source: the address or the path of the template, as it was recorded.
        version: the tag of the template, such as `v1.2.0`.
    """

    source: str
    version: str

    @property
    def is_ours(self) -> bool:
        """Whether it is the published template."""
        return canonical(self.source) == TEMPLATE_URL


def canonical(source: str) -> str:
    """Return the address of a template in the one spelling that answers files record; a path stays as it is."""
    found = _SPELLING.fullmatch(source.strip())
    return f"https://github.com/{found[1]}.git" if found else source


def read_answers(path: Path) -> dict[str, str]:
    """Return the answers in a file, without what Copier notes for itself.

    Args:
        path: a file of YAML with an answer for each question, such as the answers file of a project.

    Raises:
        OutsideError: it cannot be read, or holds something else than answers.
    """
    found: dict[str, str] = {}
    for name, answer in _read(path, str(path)).items():
        if name.startswith("_"):
            continue
        if isinstance(answer, dict | list):
            raise OutsideError(codes.BAD_ANSWERS, f"the answer to {name!r} is no text", hint=_BACK, path=str(path))
        found[name] = "" if answer is None else str(answer)
    return found


def read_origin(root: Path) -> Origin:
    """Return where the skeleton of a project comes from.

    Args:
        root: the project's folder.

    Raises:
        OutsideError: there is no answers file, or it does not say so.
    """
    said = _read(root / ANSWERS_FILE, ANSWERS_FILE)
    source, version = said.get("_src_path"), said.get("_commit")
    if not isinstance(source, str) or not isinstance(version, str):
        lacking = " and ".join(key for key, value in (("_src_path", source), ("_commit", version)) if not value)
        message = f"it has no {lacking or 'text for _src_path and _commit'}"
        raise OutsideError(codes.BAD_ANSWERS, message, hint=_BACK, path=ANSWERS_FILE)
    return Origin(source, version)


def _read(path: Path, name: str) -> dict[str, Any]:
    try:
        answers = yaml.safe_load(path.read_bytes())
    except FileNotFoundError as error:
        hint = "go to the project's folder, or name the file that holds the answers"
        raise OutsideError(codes.NO_ANSWERS, "there is no such file", hint=hint, path=name) from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        where = "" if line is None else f" (line {line + 1})"
        raise OutsideError(codes.BAD_ANSWERS, f"it is no YAML{where}", hint=_BACK, path=name) from error
    if not isinstance(answers, dict) or not all(isinstance(key, str) for key in answers):
        raise OutsideError(codes.BAD_ANSWERS, "it holds no answers by the names of questions", hint=_BACK, path=name)
    return answers
