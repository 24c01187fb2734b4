"""The generated Flask application under load and faults: a server that goes away, leaks, deadlocks, storms of nonsense.

Each row is measured with the project as it is generated, and once more as a control that lacks what makes it hold; a row
whose control passes proves nothing, and the script says so. It starts a PostgreSQL of its own in a temporary folder, and
touches no other: `pip install gunicorn`, then `python -m benchmarks.application`, with the names of rows for some alone.
To add a row is to add a function to one of the modules in `rows`, and its name here.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.application.bench import Bench, Measured
from benchmarks.application.rows import load, outages, sqlite, work

ROWS: tuple[Callable[[Bench, bool], Measured], ...] = (
    load.deep_pages,
    outages.restart,
    outages.killed_connections,
    load.leaks,
    load.storm,
    outages.killed_workers,
    outages.preload,
    sqlite.both,
    sqlite.writers,
    sqlite.counting,
    sqlite.killed_sqlite,
    work.deadlocks,
    work.serializing,
    work.cancelled,
    work.jobs,
    outages.slow_database,
    outages.absent,
    load.disconnects,
    load.nonsense,
)


def main() -> int:
    """Measure the rows; return 1 where one does not hold, or its control does."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.application", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--short", action="store_true", help="small numbers: does a row work at all?")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=", ".join(row.__name__ for row in ROWS))
    asked = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}", flush=True)
    folder = Path(tempfile.mkdtemp(prefix="sqla_scaffold_application_"))
    bench = Bench(folder, asked.short)
    wrong, began = 0, time.monotonic()
    try:
        for row in ROWS:
            if not asked.rows or row.__name__ in asked.rows:
                wrong += not _measure(bench, row)
    finally:
        bench.cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{wrong} rows wrong, {time.monotonic() - began:.0f} s, load {os.getloadavg()[0]:.1f}")
    return 1 if wrong else 0


def _measure(bench: Bench, row: Callable[[Bench, bool], Measured]) -> bool:
    """Measure a row and its control, print both, and tell whether the first holds and the second does not."""
    print(f"{row.__name__}: {(row.__doc__ or '').strip().splitlines()[0]}", flush=True)
    own = row(bench, False)
    print(f"  {'holds' if own.holds else 'FAILS'}: {own.figure}", flush=True)
    control = row(bench, True)
    print(f"  control {'PASSES' if control.holds else 'fails'}: {control.figure}", flush=True)
    return own.holds and not control.holds


if __name__ == "__main__":
    sys.exit(main())
