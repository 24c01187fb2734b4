"""The application on SQLite: readers and writers side by side, lost updates, workers killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from collections import Counter

from benchmarks.application.bench import ONE_CUSTOMER, Bench, Measured, percentile, together, writing

WRITERS = 32


def both(bench: Bench, control: bool) -> Measured:
    """L8: 8 clients write and 8 read; 0 errors and a fifth more than SQLAlchemy's defaults; the control waits for nobody."""
    seconds = 3 if bench.short else 10
    if control:
        statuses, rate, _ = _side_by_side(bench, "impatient", seconds)
        return Measured(f"{rate:.0f}/s, {dict(statuses)}", set(statuses) <= {200, 201})
    _, usual, _ = _side_by_side(bench, "default", seconds)
    statuses, rate, slow = _side_by_side(bench, "", seconds)
    figure = f"{rate:.0f}/s where the defaults take {usual:.0f}/s, {dict(statuses)}, p99 {slow:.0f} ms"
    return Measured(figure, set(statuses) == {200, 201} and rate >= 1.2 * usual)


def _side_by_side(bench: Bench, control: str, seconds: float) -> tuple[Counter[int], float, float]:
    """Let 8 write and 8 read for some seconds; return the statuses, requests per second and p99 of the reads."""
    url, times = bench.sqlite(f"both_{control}"), list[float]()
    statuses: Counter[int] = Counter()
    with bench.served(workers=2, CONTROL=control, DATABASE_URL=url), writing(bench, "b") as written:
        end = time.monotonic() + seconds

        def work(_: int) -> None:
            while time.monotonic() < end:
                answer = bench.ask("GET", ONE_CUSTOMER)
                statuses[answer.status] += 1
                times.append(answer.waited)

        together(8, work)
    statuses += written.statuses
    return statuses, sum(statuses[good] for good in (200, 201)) / seconds, percentile(times, 0.99)


def writers(bench: Bench, control: bool) -> Measured:
    """32 clients write, in 4 processes; the control waits as SQLite does by itself, and for a second and not for five."""
    url = bench.sqlite(f"writers_{control}")
    with (
        bench.served(workers=4, CONTROL="naps" if control else "", DATABASE_URL=url),
        writing(bench, "w", WRITERS) as written,
    ):
        time.sleep(5 if bench.short else 20)
    return Measured(f"{dict(written.statuses)}", set(written.statuses) == {201})


def counting(bench: Bench, control: bool) -> Measured:
    """L9: 8 threads read, add and write 100 times each; the control is SQLAlchemy as it comes."""
    name = "control" if control else "own"
    lost, failed = bench.program("counting", name, DATABASE_URL=f"sqlite:///{bench.folder}/{name}.db").split()
    return Measured(f"{lost} of 800 lost, {failed} errors", lost == failed == "0")


def killed_sqlite(bench: Bench, control: bool) -> Measured:
    """L10: all workers are killed in mid write, five times; the control answers before it commits."""
    url, path = bench.sqlite(f"killed_{control}"), "/early" if control else "/api/customers"
    with bench.served(workers=2, DATABASE_URL=url), writing(bench, "k", path=path) as written:
        for _ in range(5):
            time.sleep(1)
            for worker in bench.workers():
                os.kill(worker, signal.SIGKILL)
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        (there,) = connection.execute("select count(*) from customer").fetchone()
        (integrity,) = connection.execute("pragma integrity_check").fetchone()
    figure = f"{len(written.acknowledged)} acknowledged, {there} rows, integrity {integrity}"
    return Measured(figure, 0 < len(written.acknowledged) <= there and integrity == "ok")
