"""Print how long `sqla-scaffold --help` takes beside `python -c "import click"`; the bound is twice as long."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = 15


def median_seconds(command: list[str]) -> float:
    """Return the median time of a command in seconds."""
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


if __name__ == "__main__":
    ours = median_seconds([sys.executable, "-m", "sqla_scaffold", "--help"])
    click = median_seconds([sys.executable, "-c", "import click"])
    print(f"--help {ours * 1000:.0f} ms, import click {click * 1000:.0f} ms: {ours / click:.2f} times")
