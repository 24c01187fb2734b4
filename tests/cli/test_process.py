"""The program as a process: streams, statuses, signals, terminals, and how little it loads."""

from __future__ import annotations

import os
import pty
import select
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Child = Callable[..., "subprocess.CompletedProcess[str]"]

# The real program with a stand-in for one function of `api`.
STAND_IN = """
import sys, time
from sqla_scaffold import api
from sqla_scaffold.cli.main import main

def generate(root, diagnostics, progress, **options):
    progress("thinking")
    if {wait}:
        print("waiting", flush=True)
        time.sleep(30)
    return api.Outcome(ok=True)

def new(target, options, diagnostics, progress):
    progress("thinking")
    print(target, options.schema, options.package, options.entry, options.database)
    return api.Outcome(ok=True, written=True)

api.generate, api.new = generate, new
main()
"""


def program(*words: str, wait: bool = False) -> list[str]:
    return [sys.executable, "-c", STAND_IN.format(wait=wait), *words]


def test_help_loads_nothing_heavy(child: Child) -> None:
    code = (
        "import sys; from sqla_scaffold.cli.main import program; program.main(['--help'], standalone_mode=False);"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr.split()
    heavy = {"sqlalchemy", "alembic", "jinja2", "black", "copier", "yaml", "sqla_scaffold.api", "sqla_scaffold.report"}
    assert heavy & set(loaded) == set()


def test_version(child: Child) -> None:
    done = child("--version")
    assert (done.returncode, done.stderr) == (0, "") and done.stdout.startswith("sqla-scaffold ")


def test_people_read_stderr_and_programs_stdout(child: Child) -> None:
    done = child("generate", "-C", "no-such-folder")
    assert (done.returncode, done.stdout) == (2, "")
    assert "\x1b" not in done.stderr, "no colours in a pipe"
    done = child("explain", "P104")
    assert (done.returncode, done.stderr) == (0, "")


def test_streams_that_take_nothing() -> None:
    words = [sys.executable, "-m", "sqla_scaffold", "explain", "P104"]
    reader, writer = os.pipe()
    os.close(reader)
    gone = subprocess.run(words, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (gone.returncode, gone.stderr) == (1, "")
    with open("/dev/full", "w") as full:
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "Error: cannot write to standard output: No space left on device\n"
    closed = f"exec {shlex.join(program('generate'))} 2>&-"
    assert subprocess.run(["sh", "-c", closed], stdout=subprocess.PIPE, check=False).returncode == 0


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=str
)
def test_a_signal_ends_it(number: signal.Signals, status: int) -> None:
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(program("generate", wait=True), text=True, **pipes) as process:  # type: ignore[call-overload]
        assert process.stdout.readline() == "waiting\n"
        process.send_signal(number)
        stdout, stderr = process.communicate(timeout=20)
    assert (process.returncode, stdout) == (status, "")
    assert "Traceback" not in stderr
    assert len(stderr.strip().splitlines()) == (1 if number is signal.SIGINT else 0)


def test_without_a_terminal_nothing_is_asked() -> None:
    done = subprocess.run(
        program("new", "shop"), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 0
    assert done.stdout == "shop None None script sqlite\n"
    assert "?" not in done.stderr and "Schema file" not in done.stderr and "thinking" not in done.stderr


def on_a_terminal(words: list[str], typed: str, env: dict[str, str] | None = None) -> tuple[int, str]:
    """Run on a pseudo-terminal of its own, type, and return the status and all that the screen got."""
    process, terminal = pty.fork()
    if process == 0:
        os.execve(words[0], words, os.environ | (env or {}))
    screen = b""
    ends = time.monotonic() + 30
    sent = b""
    while time.monotonic() < ends:
        if not select.select([terminal], [], [], 1)[0]:
            if sent == b"\x03":  # what is typed while the question changes the terminal's mode gets lost
                os.write(terminal, sent)
            continue
        try:
            screen += os.read(terminal, 4096)
        except OSError:  # how Linux says that the other end is closed
            break
        if typed and b": " in screen:  # the first question is there
            sent, typed = typed.encode(), ""
            os.write(terminal, sent)
    else:
        os.kill(process, signal.SIGKILL)
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), screen.decode().replace("\r\n", "\n")


def test_on_a_terminal_it_asks(tmp_path: Path) -> None:
    schema = tmp_path / "a.yaml"
    schema.write_text("models: {Song: {columns: {title: str(80)}}}\n")
    typed = f"gone.yaml\n{schema}\nemail\n\nflask\n\n\n"
    status, screen = on_a_terminal(program("new", "my-shop", "--database", "mysql"), typed)
    assert status == 0
    assert "there is no file 'gone.yaml'" in screen, "it is asked again"
    for question in ("Schema file", "Package [my_shop]", "Entry (script, flask, none) [script]"):
        assert question in screen
    assert "'email' would hide the module of this name in Python's standard library" in screen
    assert "Database (" not in screen, "what an option says is not asked"
    assert f"my-shop {schema} my_shop flask mysql" in screen
    assert f"new my-shop --defaults --schema {schema} --package my_shop --entry flask --database mysql" in screen


@pytest.mark.parametrize("word", ["--defaults", "--json"])
def test_on_a_terminal_it_need_not_ask(word: str) -> None:
    status, screen = on_a_terminal(program("new", "shop", word), "")
    assert status == 0
    assert "Schema file" not in screen and "shop None None script sqlite" in screen


def test_ctrl_c_at_a_question() -> None:
    status, screen = on_a_terminal(program("new", "shop"), "\x03")
    assert status == 130
    assert "Traceback" not in screen and "Interrupted" in screen


def test_progress_and_colours_are_for_terminals() -> None:
    status, screen = on_a_terminal(program("generate"), "", {"TERM": "xterm"})
    assert (status, "thinking ..." in screen) == (0, True)
    code = (
        "from sqla_scaffold.cli.main import main\nfrom sqla_scaffold import api\n"
        "from sqla_scaffold.smoke.outcome import *\n"
        "api.smoke = lambda *a, **k: SmokeReport((Probe('x', Status.PASSED),))\nmain()"
    )
    words = [sys.executable, "-c", code, "smoke"]
    assert "\x1b[32m      passed" in on_a_terminal(words, "", {"TERM": "xterm", "NO_COLOR": ""})[1]
    assert "\x1b[3" not in on_a_terminal(words, "", {"TERM": "xterm", "NO_COLOR": "1"})[1]
