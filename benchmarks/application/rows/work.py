"""Work outside of requests: what is done again, tasks that are cancelled, jobs that fail or are ended."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

from benchmarks.application.bench import PROGRAMS, Bench, Measured


def deadlocks(bench: Bench, control: bool) -> Measured:
    """L11: 200 transactions over random pairs of ten rows; the control tries once."""
    failed, sound = bench.program("deadlocks", "1" if control else "5").split()
    return Measured(f"{failed} of 200 fail, sums right {sound}", int(failed) <= 2 and sound == "True")


def serializing(bench: Bench, control: bool) -> Measured:
    """100 additions to one row in SERIALIZABLE transactions of 4 threads; the control tries once."""
    failed, sound = bench.program("serializing", "1" if control else "10").split()
    return Measured(f"{failed} of 100 fail, the sum right {sound}", int(failed) <= 1 and sound == "True")


def cancelled(bench: Bench, control: bool) -> Measured:
    """L12: 100 of 200 tasks of asyncio are cancelled; the control closes its sessions by hand."""
    settings = {"PYTHONPATH": str(bench.asynchronous), "DB_POOL_TIMEOUT": "10"}
    program = bench.program("cancelled", "control" if control else "own", **settings)
    answered, out, waiting = map(int, program.split())
    idle = bench.stuck()
    figure = f"{answered} of 100 answered, {out} connections out, {idle} transactions left open"
    return Measured(figure, (answered, out, waiting, idle) == (100, 0, 0, 0))


def jobs(bench: Bench, control: bool) -> Measured:
    """L13: a thousand jobs, one that fails, one that is ended by SIGTERM; the control keeps its sessions."""
    if control:
        done = _start(bench, "control")
        return Measured(f"ends with status {done.wait(60)}", done.returncode == 0)
    out = int(bench.program("jobs", "loop"))
    failed = _start(bench, "fail").wait(60)
    waits = _start(bench, "wait")
    assert waits.stdout is not None
    waits.stdout.readline()
    waits.send_signal(signal.SIGTERM)
    ended = waits.wait(60)
    time.sleep(1)
    idle = bench.stuck()
    figure = f"{out} connections out after 1000, statuses {failed} and {ended}, {idle} transactions left open"
    return Measured(figure, out == 0 and failed != 0 and ended != 0 and idle == 0)


def _start(bench: Bench, mode: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(PROGRAMS / "jobs.py"), mode]
    return subprocess.Popen(
        command, env=bench.environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=bench.folder
    )
