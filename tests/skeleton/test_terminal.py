"""What `new` asks on a terminal, which a pseudo-terminal is here, and that it asks nobody else."""

from __future__ import annotations

import os
import pty
import re
import select
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.house.source_tree import ROOT
from tests.skeleton.releases import outside, scaffold, tree

CTRL_C, CTRL_D = "\x03", "\x04"
PATIENCE = 120  # seconds
REFUSED = ("--package", "class")  # what ends the command soon, when all questions would have been asked


def at_a_terminal(cwd: Path, words: Sequence[str], typed: Sequence[str]) -> tuple[int, str]:
    """Run the command at a terminal, type a line at every question, and return the status and the screen."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(cwd)
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # the workers of pytest-xdist are deaf to Ctrl-C
        environment = {**os.environ, **outside(cwd), "PYTHONPATH": str(ROOT), "TERM": "dumb", "NO_COLOR": "1"}
        os.execve(sys.executable, [sys.executable, "-m", "sqla_scaffold", *words], environment)
    screen = "".join(_screen(terminal, list(typed)))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), screen.replace("\r\n", "\n")


def _screen(terminal: int, typed: list[str]) -> Iterator[str]:
    end, line, answer = time.monotonic() + PATIENCE, "", ""
    while time.monotonic() < end:
        if not select.select([terminal], [], [], 1)[0]:
            if answer in (CTRL_C, CTRL_D):  # what is typed while the question changes the terminal's mode gets lost
                os.write(terminal, answer.encode())
            continue
        try:
            said = os.read(terminal, 65536).decode(errors="replace")
        except OSError:  # the other end has gone
            return
        yield said
        line = (line + said).rpartition("\n")[2]
        if typed and re.search(r"[])\w]: $", line):
            answer = typed.pop(0)
            os.write(terminal, answer.encode() + (b"" if answer in (CTRL_C, CTRL_D) else b"\n"))
            line = ""
    raise AssertionError("it waits for an answer that nobody gives")


QUESTIONS = """\
Schema file (empty for an example): {0}
Package [shop]: {1}
How is it started?
  script  A command line (click)
  flask   A web application (Flask)
  none    Not at all, it is a library
Entry (script, flask, none) [script]: {2}
Which database is it for?
  sqlite      SQLite
  postgresql  PostgreSQL
  mysql       MySQL or MariaDB
Database (sqlite, postgresql, mysql) [sqlite]: {3}
What does the application get its sessions from?
  lite   Flask-SQLAlchemy-Lite
  plain  The project's own db.py
Flask style (lite, plain) [lite]: {4}
Which sessions does it have?
  sync   Ordinary ones
  async  Those of asyncio as well
Sessions (sync, async) [sync]: {5}
"""


def repeated(screen: str) -> list[str]:
    """The words of the command that the end of the screen names."""
    (command,) = re.findall(r"^To repeat: sqla-scaffold (.*)$", screen, re.MULTILINE)
    return shlex.split(command)


def contents(project: Path) -> dict[str, bytes]:
    return {path: (project / path).read_bytes() for path in tree(project)}


def test_few_questions_explain_themselves_and_one_command_repeats_the_answers(tmp_path: Path) -> None:
    (tmp_path / "my schema.yaml").write_text("models:\n  Item:\n    columns:\n      name: str(80)\n")
    typed = ("my schema.yaml", "store", "flask", "postgresql", "plain", "async")
    status, screen = at_a_terminal(tmp_path, ("new", "shop", "--no-smoke", "--data", "author=Ann O'Hara"), typed)
    assert status == 0, screen
    assert screen.startswith(QUESTIONS.format(*typed))
    made = contents(tmp_path / "shop")
    assert b'"sqlalchemy[asyncio]' in made["pyproject.toml"] and "src/store/models/item.py" in made

    (tmp_path / "shop").rename(tmp_path / "before")
    again = scaffold(ROOT, tmp_path, *repeated(screen))
    assert again.returncode == 0, again.stderr
    assert contents(tmp_path / "shop") == made


def test_enter_takes_the_defaults_and_no_question_is_asked_in_vain(tmp_path: Path) -> None:
    status, screen = at_a_terminal(tmp_path, ("new", "shop", "--no-smoke"), [""] * 5)
    assert status == 0, screen
    assert "Flask style" not in screen and screen.count("]: ") == 4
    (tmp_path / "by-defaults").mkdir()
    assert scaffold(ROOT, tmp_path / "by-defaults", "new", "shop", "--no-smoke", "--defaults").returncode == 0
    assert contents(tmp_path / "shop") == contents(tmp_path / "by-defaults" / "shop")


def test_what_an_option_says_is_not_asked(tmp_path: Path) -> None:
    said = ("--package", "shop", "--entry", "none", "--database", "sqlite", "--sync")
    status, screen = at_a_terminal(tmp_path, ("new", "shop", "--no-smoke", *said), [""])
    assert status == 0, screen
    assert re.findall(r"^.*: $", screen, re.MULTILINE) == ["Schema file (empty for an example): "]


def test_an_answer_that_will_not_do_is_asked_for_again(tmp_path: Path) -> None:
    typed = ("nowhere.yaml", "", "class", "Shop", "shop", "web", "none", "", "")
    status, screen = at_a_terminal(tmp_path, ("new", "first", "--no-smoke"), typed)
    assert status == 0, screen
    for said in (
        "Error: there is no file 'nowhere.yaml'.",
        "Error: 'class' is a keyword of Python.",
        "Error: 'Shop' is no package name: at most 40 lower-case letters",
        "Error: 'web' is not one of 'script', 'flask', 'none'.",
    ):
        assert said in screen
    assert "src/shop/models/order.py" in tree(tmp_path / "first")


def test_the_package_is_called_like_the_folder_wherever_it_is_made(tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    _, screen = at_a_terminal(tmp_path, ("new", ".", "-C", "shop"), ("", CTRL_C))
    assert "Package [shop]: " in screen


@pytest.mark.parametrize("words", [("--defaults",), ("--answers", "answers.yml"), ("--json",)])
def test_nothing_is_asked_where_all_is_said(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "answers.yml").write_text("entry: none\n")
    status, screen = at_a_terminal(tmp_path, ("new", "shop", *words, *REFUSED), ())
    assert status == 2 and "'class' is a keyword of Python" in screen and "Schema file" not in screen


def test_nobody_is_asked_in_vain(tmp_path: Path) -> None:
    """A folder in which something lies is refused before the first question."""
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "mine.txt").touch()
    status, screen = at_a_terminal(tmp_path, ("new", "shop"), ())
    assert status == 2 and "shop is not empty: it holds mine.txt" in screen and "Schema file" not in screen


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_who_leaves_at_a_question_finds_nothing_written(tmp_path: Path, key: str) -> None:
    status, screen = at_a_terminal(tmp_path, ("new", "shop"), ("", key))
    assert status == 130 and "Interrupted" in screen and "Traceback" not in screen, screen
    assert not (tmp_path / "shop").exists()


@pytest.mark.parametrize("listening", ["input", "output"])
def test_half_a_terminal_is_none(tmp_path: Path, listening: str) -> None:
    """Where only the input or only the output is a terminal, nobody would see or answer a question."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, **outside(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "sqla_scaffold", "new", "shop", *REFUSED]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env=environment,
        stdin=theirs if listening == "input" else subprocess.DEVNULL,
        stderr=subprocess.PIPE if listening == "input" else theirs,
        timeout=PATIENCE,
        check=False,
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
