"""The probes of the project's own checks: black and mypy, where the interpreter has them."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

from .verdict import Failed, Finding, Job, Skip


def black(job: Job) -> str:
    """Let black say which files it would change."""
    status, said = _run(job, "black", "--check", *_folders(job, "tests"))
    names = re.findall(r"^would reformat (.+)$", said, re.MULTILINE)
    errors = re.findall(r"^error: cannot format (.+?): (.+)$", said, re.MULTILINE)
    project = Path(job["project"])
    findings = [Finding("black would format the file otherwise", _relative(name, project)) for name in names]
    findings += [Finding(f"black cannot format the file: {why}", _relative(name, project)) for name, why in errors]
    if findings or status:
        raise Failed(findings or [_unexpected("black", status, said)], said)
    return "formatted"


def mypy(job: Job) -> str:
    """Let mypy check the package with --strict; it remembers nothing, unless its own variable says where."""
    forgetful = () if "MYPY_CACHE_DIR" in os.environ else ("--no-incremental",)
    status, said = _run(job, "mypy", "--strict", "--no-error-summary", *forgetful, job["source"])
    found = re.findall(r"^(.+?):(\d+): error: (.+)$", said, re.MULTILINE)
    findings = [Finding(text, Path(file).as_posix(), int(line)) for file, line, text in found]
    if findings or status:
        raise Failed(findings or [_unexpected("mypy", status, said)], said)
    return "no mistakes"


def _folders(job: Job, *others: str) -> list[str]:
    project = Path(job["project"])
    return [name for name in (job["source"], job["migrations"], *others) if (project / name).is_dir()]


def _relative(name: str, project: Path) -> str:
    path = Path(name)
    return path.relative_to(project).as_posix() if path.is_relative_to(project) else path.as_posix()


def _run(job: Job, module: str, *arguments: str) -> tuple[int, str]:
    """Run a tool as a module of this interpreter; return its status and what it says."""
    if importlib.util.find_spec(module) is None:
        raise Skip(f"{module} is not installed in this interpreter: pip install {module}")
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=job["project"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    return done.returncode, done.stdout


def _unexpected(module: str, status: int, said: str) -> Finding:
    """Return what to say of a tool that fails without naming a place."""
    lines = said.strip().splitlines()
    return Finding(f"{module} ends with status {status}" + (f": {lines[-1]}" if lines else ""))
