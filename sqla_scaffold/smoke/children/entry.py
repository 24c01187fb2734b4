"""The probes that the entry point answers: the command line of a script, the health check of a Flask application."""

from __future__ import annotations

import importlib
import importlib.util
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from .verdict import Failed, Finding, Job, Skip

_EXAMPLE = "counts"  # the command with the example query


def script(job: Job) -> str:
    """Ask the command line for its help, upgrade a fresh database with it, and run its example query."""
    if not _installed("click"):
        raise Skip("click is not installed in this interpreter: pip install 'click>=8.2'")
    module = f"{job['package']}.cli"
    commands = [["--help"], ["db", "upgrade"]]
    said = [_run(job, [sys.executable, "-m", module, *arguments]) for arguments in commands]
    if _EXAMPLE in said[0].split():  # its owner may have taken it away
        _run(job, [sys.executable, "-m", module, _EXAMPLE])
        commands.append([_EXAMPLE])
    return ", ".join(" ".join(arguments) for arguments in commands)


def flask(job: Job) -> str:
    """Make the application and ask its health check."""
    if not _installed("flask"):
        raise Skip("Flask is not installed in this interpreter: pip install 'flask>=3.1'")
    extended = Path(job["project"], job["source"], job["package"], "extensions.py").is_file()
    if extended and not _installed("flask_sqlalchemy_lite"):
        raise Skip("the extension is not installed in this interpreter: pip install flask-sqlalchemy-lite")
    application = importlib.import_module(f"{job['package']}.app").create_app()
    response = application.test_client().get("/health")
    file = f"{job['source']}/{job['package']}/app.py"
    if response.status_code != 200:
        text = response.get_data(as_text=True)
        raise Failed([Finding(f"GET /health answers {response.status}", file)], text)
    if not response.is_json:
        raise Failed([Finding(f"GET /health answers {response.content_type}, not JSON", file)])
    return "GET /health answers 200"


def _installed(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


def _run(job: Job, command: list[str]) -> str:
    """Run a program of the project and return what it says; it shares our process group and so our end."""
    # A file and not a pipe: a program that the command leaves behind would hold a pipe open for ever.
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
        done = subprocess.run(
            command, cwd=job["project"], stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
        output.seek(0)
        text = output.read()
    if done.returncode == 0:
        return text
    called = " ".join(["python", *command[1:]])
    lines = [line for line in text.splitlines() if line.strip()]
    message = f"`{called}` ends with status {done.returncode}" + (f": {lines[-1].strip()}" if lines else "")
    file, line = _last_place(text, Path(job["project"]))
    raise Failed([Finding(message, file, line)], f"$ {called}\n{text}")


def _last_place(text: str, project: Path) -> tuple[str | None, int | None]:
    """Return the innermost file of the project, and the line, that a printed traceback passes."""
    for line in reversed(text.splitlines()):
        marker, _, rest = line.strip().partition(f'File "{project}{os.sep}')
        if rest and not marker:
            name, _, numbers = rest.partition('", line ')
            digits = numbers.split(",")[0]
            return Path(name).as_posix(), int(digits) if digits.isdigit() else None
    return None, None
