"""The generated Flask application under load and faults: a server that goes away, leaks, deadlocks, storms of nonsense.

Each row is measured with the project as it is generated, and once more as a control that lacks what makes it hold; a row
whose control passes proves nothing, and the script says so. It starts a PostgreSQL of its own in a temporary folder, and
touches no other: `pip install gunicorn`, then `python -m benchmarks.application`. Without the names of rows and without
`--short` it writes what it has measured into docs/load.md; nothing else does.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
import traceback
from contextlib import nullcontext
from pathlib import Path

from benchmarks.application.bench import Bench, Measured
from benchmarks.application.page import Outcome, machine, write, written
from benchmarks.application.rows.listed import ROWS, Row


def main() -> int:
    """Measure the rows; return 1 where one does not hold, or its control does."""
    names = [row.name for row in ROWS]
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.application", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--short", action="store_true", help="small numbers: does a row work at all?")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=", ".join(names))
    asked = parser.parse_args()
    if unknown := set(asked.rows) - set(names):
        parser.error(f"no such row: {', '.join(sorted(unknown))}")
    began, load = time.monotonic(), os.getloadavg()[0]
    folder = Path(tempfile.mkdtemp(prefix="sqla_scaffold_application_"))
    bench = Bench(folder, asked.short)
    try:
        taken_on = machine(str(bench.cluster.ask("show server_version")).split()[0])
        print(f"{taken_on}, load {load:.1f}", flush=True)
        outcomes = [_measured(bench, row) for row in ROWS if not asked.rows or row.name in asked.rows]
    finally:
        if bench.cluster.runs():
            bench.cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)
    wrong = [outcome.row.name for outcome in outcomes if not outcome.right]
    took, after = time.monotonic() - began, os.getloadavg()[0]
    print(f"{len(wrong)} rows wrong{': ' if wrong else ''}{', '.join(wrong)}; {took:.0f} s, load {after:.1f}")
    if not asked.short and not asked.rows:
        write(written(outcomes, taken_on, (load, after), took))
        print("written into docs/load.md")
    return 1 if wrong else 0


def _measured(bench: Bench, row: Row) -> Outcome:
    """Measure a row and its control, and print both."""
    print(f"{row.name}: {row.load}", flush=True)
    own, broken = _run(bench, row, control=False)
    holds = own.holds and not broken
    print(f"  {'holds' if holds else 'FAILS'}: {own.figure}", flush=True)
    control, broken = _run(bench, row, control=True)
    fails = not control.holds and not broken
    print(f"  control {'fails' if fails else 'PROVES NOTHING'}: {control.figure}", flush=True)
    return Outcome(row, own.figure, holds, control.figure, fails)


def _run(bench: Bench, row: Row, *, control: bool) -> tuple[Measured, bool]:
    """Measure once, and tell whether the measuring itself broke; the rows behind it are measured all the same."""
    try:
        with bench.on_sqlite(f"{row.name}_{control}") if row.sqlite else nullcontext():
            return row.measure(bench, control), False
    except Exception as error:  # whatever breaks a row must not cost the run
        traceback.print_exc()
        return Measured(f"the measuring broke: {type(error).__name__}", False), True
    finally:
        if not bench.cluster.runs():
            bench.cluster.start()


if __name__ == "__main__":
    sys.exit(main())
