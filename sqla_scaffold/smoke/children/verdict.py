"""How a probe says what it found: it returns a sentence, or raises `Skip` or `Failed`."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Job = Mapping[str, Any]
Json = Mapping[str, Any]


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong.

    Args:
        message: the headline.
        file, line: the generated file concerned, relative to the project.
        subject: the model concerned, or "Model.attribute".
    """

    message: str
    file: str | None = None
    line: int | None = None
    subject: str | None = None


class Skip(Exception):
    """The probe could not be made; the text says why and what would help."""


class NoRow(Skip):
    """A row has no other one to point at, as yet."""


class Failed(Exception):
    """The probe found something."""

    def __init__(self, findings: Iterable[Finding], detail: str = "") -> None:
        self.findings = tuple(findings)
        self.detail = detail
        super().__init__("; ".join(finding.message for finding in self.findings))


def finding_of(error: BaseException, project: Path, subject: str | None = None) -> Finding:
    """Return the last line of an error's traceback and the innermost line of the project that it passed."""
    file, line = _place(error, project)
    return Finding(last_line(error), file, line, subject)


def last_line(error: BaseException) -> str:
    """Return what a traceback's last line says, without the lines that SQLAlchemy puts below a database's message."""
    name = type(error).__name__
    if isinstance(error, SyntaxError):
        return f"{name}: {error.msg}"
    lines = [text.strip() for text in str(error).split("\n")]
    essential = next((text for text in lines if text), "")
    return f"{name}: {essential}" if essential else name


def _place(error: BaseException, project: Path) -> tuple[str | None, int | None]:
    if isinstance(error, SyntaxError) and error.filename:
        file = _inside(error.filename, project)
        if file is not None:
            return file, error.lineno
    chain: BaseException | None = error
    while chain is not None:
        for frame in reversed(traceback.extract_tb(chain.__traceback__)):
            file = _inside(frame.filename, project)
            if file is not None:
                return file, frame.lineno
        chain = chain.__cause__ or chain.__context__
    return None, None


def _inside(filename: str, project: Path) -> str | None:
    path = Path(filename)
    if path.is_absolute() and path.is_relative_to(project):
        return path.relative_to(project).as_posix()
    return None
