"""The application on SQLite: readers and writers side by side, lost updates, workers killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import closing

from benchmarks.application.bench import (
    ONE_CUSTOMER,
    Answer,
    Bench,
    Measured,
    counted,
    percentile,
    together,
    until,
    writing,
)

WRITERS = 32


def both(bench: Bench, control: bool) -> Measured:
    """L8: 8 clients write and 8 read; 0 errors and a fifth more than SQLAlchemy's defaults; the control waits for nobody."""
    seconds, rounds = (2, 2) if bench.short else (5, 4)
    if control:
        _, statuses, _ = _side_by_side(bench, "impatient", 0, seconds)
        return Measured(counted(statuses), set(statuses) <= {200, 201})
    usual, own = 0, 0
    statuses, times = Counter[int](), list[float]()
    for turn in range(rounds):  # by turns, so that what else the machine does is shared
        usual += _side_by_side(bench, "default", turn, seconds)[0]
        done, answers, waited = _side_by_side(bench, "", turn, seconds)
        own += done
        statuses += answers
        times += waited
    rate, before = own / rounds / seconds, usual / rounds / seconds
    figure = f"{rate:.0f}/s where the defaults take {before:.0f}/s, {counted(statuses)}, p99 {percentile(times, 0.99):.0f} ms"
    return Measured(figure, set(statuses) == {200, 201} and rate >= 1.2 * before)


def _side_by_side(bench: Bench, control: str, turn: int, seconds: float) -> tuple[int, Counter[int], list[float]]:
    """Let 8 write and 8 read for some seconds; return what was done, the statuses and what the reads waited for."""
    url, times = bench.sqlite(f"both_{control}_{turn}"), list[float]()
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
    return sum(statuses[good] for good in (200, 201)), statuses, times


def writers(bench: Bench, control: bool) -> Measured:
    """32 clients write, in 4 processes; the control waits as SQLite does by itself, and for a second and not for five."""
    url = bench.sqlite(f"writers_{control}")
    less = {"CONTROL": "naps", "BUSY": "1000"} if control else {}
    with bench.served(workers=4, DATABASE_URL=url, **less), writing(bench, "w", WRITERS) as written:
        time.sleep(5 if bench.short else 20)
    figure = f"{counted(written.statuses)}, the last after {max(written.waited):.1f} s"
    return Measured(figure, set(written.statuses) == {201})


def held_file(bench: Bench, control: bool) -> Measured:
    """L14: another process holds the lock of those who write for 8 s; the control waits for longer than 5 s."""
    bench.sql("insert into customer (name, email) values ('n', 'held@x')")
    answers: dict[str, Answer] = {}
    asks = {"a write": ("PATCH", "/api/customers/1", b'{"name": "m"}'), "a read": ("GET", ONE_CUSTOMER, None)}

    def work(number: int) -> None:
        name = list(asks)[number]
        answers[name] = bench.ask(*asks[name])

    assert bench.file is not None
    with bench.served(BUSY="30000" if control else "5000"):
        with closing(sqlite3.connect(bench.file, isolation_level=None, check_same_thread=False)) as holder:
            holder.execute("begin immediate")
            release = threading.Timer(8, holder.execute, ["rollback"])
            release.start()
            together(len(asks), work)
            release.join()
        well = bench.ask("PATCH", "/api/customers/1", b'{"name": "m"}').status
        stuck = bench.stuck()
    told = [f"{name} {answer.status} after {answer.took:.1f} s" for name, answer in answers.items()]
    write, read = answers["a write"], answers["a read"]
    in_time = write.status == 503 and write.took <= 5.5 and read.status == 200 and read.took < 1
    figure = f"{', '.join(told)}, afterwards {well}, {stuck} transactions left open"
    return Measured(figure, in_time and well == 200 and stuck == 0)


def absent_file(bench: Bench, control: bool) -> Measured:
    """L15: the folder of the file is not there when the process starts; the control asks it while it starts."""
    folder = bench.folder / f"later_{control}"
    url = f"sqlite:///{folder}/shop.db"
    if control:
        code = "from shop import db\nwith db.engine.connect(): print('up')"
        environment = bench.environment(DATABASE_URL=url)
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False)
        return Measured(f"ends with status {done.returncode}", done.returncode == 0)
    with bench.served(DATABASE_URL=url):
        before = bench.ask("GET", "/health").status, bench.ask("GET", "/ready").status
        folder.mkdir()
        wait = until(lambda: bench.ask("GET", "/ready").status == 200, 20)
    return Measured(
        f"/health {before[0]}, /ready {before[1]}, ready {wait:.2f} s after the folder",
        before == (200, 503) and wait <= 1,
    )


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
