"""Fresh databases for the probes: files in the scratch folder, or databases on a server that are dropped afterwards."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote, quote_plus

from sqla_scaffold.report.codes import smoke as codes
from sqla_scaffold.report.errors import GeneratorBug, OutsideError
from sqla_scaffold.smoke.child import CHILDREN, environment

_ANSWER_SECONDS = 60  # for a server under load to make a database
_DROP_SECONDS = 60

_REFUSALS = {
    "driver": (codes.DRIVER_MISSING, "install it with the project: pip install 'psycopg[binary]', or pymysql"),
    "silent": (codes.SERVER_SILENT, "start the server, or correct host and port of the URL"),
    "refused": (codes.ACCESS_REFUSED, "correct user, password and database of the URL; no password file is read"),
    "unusable": (codes.URL_UNUSABLE, "write it as postgresql+psycopg://user:password@host/database"),
    "room": (codes.NO_ROOM, "give a user who may create databases; smoke never works in yours"),
}


@dataclass(frozen=True)
class Fresh:
    """An empty database.

    Args:
        url: with the password; goes into the environment of a child and nowhere else.
        whole: False where it is a schema inside somebody's database.
    """

    url: str
    whole: bool = True


class Databases(Protocol):
    """Where fresh databases come from."""

    @property
    def network(self) -> bool:
        """Whether a child needs the network to reach them."""

    def fresh(self) -> Fresh:
        """Make an empty database."""

    def without_secrets(self, text: str) -> str:
        """Return a text without the password, which the project's code may have printed."""


class Files:
    """SQLite databases in a folder that somebody else deletes."""

    network = False

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0

    def fresh(self) -> Fresh:
        """Name a file that does not exist yet."""
        self._count += 1
        return Fresh(f"sqlite:///{(self._folder / f'smoke_{self._count}.db').as_posix()}")

    def without_secrets(self, text: str) -> str:
        """Return the text as it is: there is no password."""
        return text


class Server:
    """Databases on a server, made by a guardian process (`children/guardian.py`) that drops them when this ends."""

    network = True

    def __init__(self, guardian: subprocess.Popen[str], password: str) -> None:
        self._guardian = guardian
        self._secrets = sorted({password, quote(password), quote_plus(password)} - {""}, key=len, reverse=True)

    def fresh(self) -> Fresh:
        """Make a database; it has the rights of the URL's user."""
        assert self._guardian.stdin is not None
        with suppress(BrokenPipeError):
            self._guardian.stdin.write("fresh\n")
            self._guardian.stdin.flush()
        answer = _answer(self._guardian)
        return Fresh(answer["url"], answer["whole"])

    def without_secrets(self, text: str) -> str:
        """Return the text with asterisks for the password."""
        for secret in self._secrets:
            text = text.replace(secret, "***")
        return text


@contextmanager
def databases(url: str | None, python: Path, folder: Path) -> Iterator[Databases]:
    """Open the source of fresh databases, and drop what it made at the end, also when that comes by Ctrl-C.

    Args:
        url: of a server, or None for SQLite; a SQLite URL means the same as None, so that no file of yours is touched.
        python: the interpreter that has the driver.
        folder: private, for SQLite's files.

    Raises:
        OutsideError: where the server or its driver says no.
    """
    if url is None:
        yield Files(folder)
        return
    guardian = _start(url, python, folder)
    try:
        ready = _answer(guardian)
        yield Files(folder) if ready["ready"] == "sqlite" else Server(guardian, ready["password"])
    finally:
        _end(guardian)


def _start(url: str, python: Path, folder: Path) -> subprocess.Popen[str]:
    try:
        return subprocess.Popen(
            [python, "-P", CHILDREN / "guardian.py"],
            cwd=folder,
            env=environment(folder, DATABASE_URL=url),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            start_new_session=True,
        )
    except OSError as error:
        message = f"the interpreter does not start: {error.strerror or error}"
        raise OutsideError(codes.INTERPRETER_UNUSABLE, message, hint="make the virtual environment again") from error


def _end(guardian: subprocess.Popen[str]) -> None:
    with suppress(BrokenPipeError):
        assert guardian.stdin is not None
        guardian.stdin.close()  # the sign to drop everything, and then to end
    try:
        guardian.wait(_DROP_SECONDS)
    finally:
        assert guardian.stdout is not None
        guardian.stdout.close()


def _answer(guardian: subprocess.Popen[str]) -> dict[str, Any]:
    """Read a line of the guardian, who is ended when it says nothing for too long."""
    assert guardian.stdout is not None
    alarm = threading.Timer(_ANSWER_SECONDS, guardian.kill)
    alarm.start()
    try:
        line = guardian.stdout.readline()
    finally:
        alarm.cancel()
    if not line:
        raise OutsideError(
            codes.SERVER_SILENT, "the database server stopped answering", hint="see whether the server is still there"
        )
    answer: dict[str, Any] = json.loads(line)
    if "error" not in answer:
        return answer
    if answer["error"] not in _REFUSALS:
        raise GeneratorBug(f"the guardian says {answer['error']!r}")
    code, hint = _REFUSALS[answer["error"]]
    raise OutsideError(code, answer["message"], hint=hint)
