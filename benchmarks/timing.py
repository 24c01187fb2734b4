"""How the benchmarks measure a command: the processor's seconds, and the memory that it held."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

COMMAND = [sys.executable, "-m", "sqla_scaffold"]


def measured(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Return the processor's seconds that a command takes, and the most memory that it held in MiB.

    Python may keep what it compiles, as it does for an installed program; the first run of all pays for that.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as running:
        assert running.stdout is not None
        said = running.stdout.read()
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise SystemExit(f"{' '.join(command)} ended with status {running.returncode}:\n{said}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def seconds(command: Sequence[str], folder: Path) -> float:
    """Return the processor's seconds that a command takes."""
    return measured(command, folder)[0]


def bounded(took: float, bound: float | None, unit: str = "s") -> str:
    """Return a figure, and whether it is within its bound where it has one."""
    figure = f"{took:.2f} {unit}" if unit == "s" else f"{took:.0f} {unit}"
    if bound is None:
        return figure
    return f"{figure} ({'within' if took <= bound else 'OVER'} {bound:g} {unit})"
