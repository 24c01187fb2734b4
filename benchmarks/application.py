"""The generated Flask application under load and faults: a server that goes away, leaks, deadlocks, storms of nonsense.

Each row is measured with the project as it is generated, and once more as a control that lacks what makes it hold; a row
whose control passes proves nothing, and the script says so. It starts a PostgreSQL of its own in a temporary folder, and
touches no other: `pip install gunicorn`, then `python benchmarks/application.py`, with the names of rows for some alone.
"""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROGRAMS = Path(os.environ.get("PG_PROGRAMS", "/usr/lib/postgresql/15/bin"))
HARNESS = """
import os

from flask import jsonify, request
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from shop import db
from shop.app import create_app
from shop.models import Customer

control = os.environ.get("CONTROL", "")
kept = []


def make():
    app = create_app()
    if control == "errors":
        app.error_handler_spec[None][None].pop(SQLAlchemyError)
    if control == "ping":
        db.engine.pool._pre_ping = False

    @app.get("/slow")
    def slow():
        db.s.execute(text("select pg_sleep(1)"))
        return jsonify(ok=True)

    @app.get("/boom")
    def boom():
        if control == "leak":
            connection = db.engine.connect()
            connection.execute(text("select 1"))
            kept.append(connection)
        db.s.add(Customer(name="x", email=request.args["email"]))
        db.s.flush()
        raise RuntimeError("in the middle")

    @app.get("/pool")
    def pool():
        return jsonify(out=db.engine.pool.checkedout())

    return app
"""
COUNTING = """
import sys
from concurrent.futures import ThreadPoolExecutor
from sqlalchemy import Integer, create_engine, text
from sqlalchemy.orm import sessionmaker
from shop import db
engine = create_engine(db.database_url()) if sys.argv[1] == "control" else db.engine
with engine.begin() as c:
    c.execute(text("create table counter (n integer)"))
    c.execute(text("insert into counter values (0)"))
errors = []
def work(_):
    for _ in range(100):
        try:
            with engine.begin() as c:
                n = c.scalar(text("select n from counter"))
                c.execute(text("update counter set n = :n"), {"n": n + 1})
        except Exception as error:
            errors.append(error)
with ThreadPoolExecutor(8) as pool:
    list(pool.map(work, range(8)))
with engine.begin() as c:
    print(800 - c.scalar(text("select n from counter")), len(errors))
if errors:
    print(errors[0], file=sys.stderr)
"""
DEADLOCKS = """
import random, sys, time
from concurrent.futures import ThreadPoolExecutor
from sqlalchemy import text
from shop import db
from shop.retries import retry
with db.engine.begin() as c:
    c.execute(text("create table account (id integer primary key, balance integer)"))
    c.execute(text("insert into account select n, 0 from generate_series(1, 10) n"))
failed = []
@retry(most=int(sys.argv[1]))
def move(one, two):
    for key in (one, two):
        db.s.execute(text("update account set balance = balance + 1 where id = :id"), {"id": key})
        time.sleep(0.01)
def work(number):
    choose = random.Random(number)
    for _ in range(25):
        try:
            move(*choose.sample(range(1, 11), 2))
        except Exception as error:
            failed.append(error)
with ThreadPoolExecutor(8) as pool:
    list(pool.map(work, range(8)))
with db.engine.begin() as c:
    total = c.scalar(text("select sum(balance) from account"))
print(len(failed), total == 2 * (200 - len(failed)))
"""


@dataclass(frozen=True)
class Measured:
    """What a run has shown: the figure as words, and whether it is good enough."""

    figure: str
    holds: bool


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Cluster:
    """A PostgreSQL of this script's own, which no root may run."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder / "cluster", free_port()
        self.folder.mkdir(mode=0o700)
        if os.getuid() == 0:
            os.chmod(folder, 0o755)
            shutil.chown(self.folder, "postgres", "postgres")
        self.run("initdb", "-D", self.folder, "-U", "bench", "-A", "trust", "-E", "UTF8", "--no-sync")
        self.url = f"postgresql+psycopg://bench@127.0.0.1:{self.port}/postgres"

    def run(self, program: str, *arguments: str | Path) -> None:
        """Run one of PostgreSQL's programs."""
        command = [str(PROGRAMS / program), *map(str, arguments)]
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")

    def start(self) -> None:
        """Start it, and wait for it."""
        options = f"-p {self.port} -k {self.folder} -c fsync=off -c max_connections=60"
        self.run("pg_ctl", "-D", self.folder, "-w", "-l", self.folder / "log", "-o", options, "start")

    def stop(self) -> None:
        """Stop it at once; what was committed stays."""
        self.run("pg_ctl", "-D", self.folder, "-w", "-m", "fast", "stop")

    def ask(self, sql: str) -> Any:
        """Return what a statement answers."""
        import psycopg

        with psycopg.connect(f"host=127.0.0.1 port={self.port} user=bench dbname=postgres", autocommit=True) as one:
            answer = one.execute(sql.encode())
            row = None if answer.description is None else answer.fetchone()
            return None if row is None else row[0]


class Bench:
    """The project, its database, and how its application is started and asked."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        command = [sys.executable, "-m", "sqla_scaffold", "new", "shop", "--entry", "flask", "--flask-style", "plain"]
        command += ["--database", "postgresql", "--defaults", "--no-smoke"]
        subprocess.run(command, check=True, cwd=folder, capture_output=True)
        self.source = folder / "shop/src"
        (self.source / "harness.py").write_text(HARNESS)
        self.cluster = Cluster(folder)
        self.cluster.start()
        self.python("from shop import db, models; db.create_all()")

    def environment(self, **more: str) -> dict[str, str]:
        """Return the environment of the project's processes."""
        found = {**os.environ, "PYTHONPATH": str(self.source), "DATABASE_URL": self.cluster.url, **more}
        return {"DB_POOL_TIMEOUT": "2", "DB_STATEMENT_TIMEOUT": "5", "DB_LOCK_TIMEOUT": "3"} | found

    def python(self, code: str, *arguments: str, **more: str) -> str:
        """Run code in the project and return what it prints."""
        command = [sys.executable, "-c", code, *arguments]
        done = subprocess.run(command, env=self.environment(**more), check=True, stdout=subprocess.PIPE, text=True)
        return done.stdout

    @contextmanager
    def served(self, workers: int = 1, **more: str) -> Iterator[None]:
        """Serve the application with gunicorn."""
        log = (self.folder / "gunicorn.log").open("ab")
        command = [sys.executable, "-m", "gunicorn", "-b", f"127.0.0.1:{self.port}", "-w", str(workers)]
        command += ["-k", "gthread", "--threads", "16", "harness:make()"]
        server = subprocess.Popen(command, env=self.environment(**more), stdout=log, stderr=log, cwd=self.folder)
        try:
            until(lambda: self.ask("GET", "/health")[0] == 200, 60)
            yield
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(30)
            log.close()

    def ask(self, method: str, path: str, body: bytes | None = None) -> tuple[int, str]:
        """Return the status and the text of an answer; no answer is the status 0."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=40)
        try:
            connection.request(method, path, body, {"Content-Type": "application/json"} if body is not None else {})
            response = connection.getresponse()
            return response.status, response.read().decode(errors="replace")
        except (OSError, http.client.HTTPException):
            return 0, ""
        finally:
            connection.close()


def until(true: Callable[[], bool], seconds: float) -> float:
    """Wait until something is true, and return how long that took."""
    began = time.monotonic()
    while not true():
        if time.monotonic() - began > seconds:
            return float("inf")
        time.sleep(0.02)
    return time.monotonic() - began


def together(clients: int, work: Callable[[int], None]) -> None:
    """Let some clients work side by side."""
    threads = [threading.Thread(target=work, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def percentile(times: Sequence[float], of: float) -> float:
    """Return a percentile in milliseconds."""
    return sorted(times)[min(int(len(times) * of), len(times) - 1)] * 1000


def deep_pages(bench: Bench, control: bool) -> Measured:
    """L1: pages at the end of 100 000 rows cost what the first costs; counted offsets are the control."""
    bench.cluster.ask(
        "insert into customer (name, email) select 'n', 'deep' || n || '@example.org' from generate_series(1, 100000) n"
        " on conflict do nothing returning 1"
    )
    last = bench.cluster.ask("select max(id) from customer")
    deep = f"/api/customers?limit=50&id.gt={last - 60}"
    if control:  # the same page by an offset, as the database alone takes for it
        code = (
            "import time; from shop import db; from shop.models import Customer; from sqlalchemy import select\n"
            "def took(n):\n    b = time.monotonic()\n    for _ in range(5):\n        db.s.scalars(select(Customer)"
            ".order_by(Customer.id).offset(n).limit(50)).all()\n    return time.monotonic() - b\n"
            "took(0); print(took(99000) / took(0))"
        )
        ratio = float(bench.python(code))
        return Measured(f"an offset of 99 000 takes {ratio:.0f} times the first page", ratio <= 2)
    found: dict[str, list[float]] = {"/api/customers?limit=50": [], deep: []}
    statuses: Counter[int] = Counter()
    with bench.served(workers=2):
        began = time.monotonic()

        def work(_: int) -> None:
            for _ in range(50):
                for path, times in found.items():
                    start = time.monotonic()
                    statuses[bench.ask("GET", path)[0]] += 1
                    times.append(time.monotonic() - start)

        together(8, work)
        together(32, work)
        rate = sum(statuses.values()) / (time.monotonic() - began)
    first, behind = (percentile(times, 0.95) for times in found.values())
    figure = f"{sum(statuses.values())} requests, {rate:.0f}/s, p95 {first:.0f} ms first, {behind:.0f} ms deep"
    return Measured(figure, set(statuses) == {200} and behind <= 2 * first + 10)


def restart(bench: Bench, control: bool) -> Measured:
    """L2: the server is restarted twice in mid load; the control has no answer for errors of the database."""
    statuses: Counter[int] = Counter()
    acknowledged: list[str] = []
    bad: list[str] = []
    stop, prefix = threading.Event(), "c" if control else "r"
    with bench.served(workers=2, CONTROL="errors" if control else ""):

        def work(client: int) -> None:
            number = 0
            while not stop.is_set():
                number += 1
                email = f"{prefix}{client}-{number}@example.org"
                status, text = bench.ask("POST", "/api/customers", json.dumps({"name": "n", "email": email}).encode())
                statuses[status] += 1
                if status == 201:
                    acknowledged.append(email)
                if "Traceback" in text or "psycopg" in text:
                    bad.append(text)

        loaders = threading.Thread(target=together, args=(8, work))
        loaders.start()
        waits = []
        for _ in range(2):
            time.sleep(2)
            bench.cluster.stop()
            time.sleep(1)
            bench.cluster.start()
            waits.append(until(lambda: bench.ask("GET", "/ready")[0] == 200, 20))
        time.sleep(1)
        stop.set()
        loaders.join()
    there = bench.cluster.ask(f"select count(*) from customer where email like '{prefix}%-%@example.org'")
    others = {status: number for status, number in statuses.items() if status not in (201, 503)}
    figure = (
        f"{dict(statuses)}, {len(acknowledged)} acknowledged, {there} rows, ready {max(waits):.2f} s after the server"
    )
    return Measured(figure, not others and not bad and there >= len(acknowledged) and max(waits) <= 1)


def killed_connections(bench: Bench, control: bool) -> Measured:
    """L3: idle connections are ended by the server; the control does not look before it uses one."""
    statuses: Counter[int] = Counter()
    with bench.served(CONTROL="ping" if control else ""):
        together(8, lambda _: [bench.ask("GET", "/api/customers?limit=1") for _ in range(5)] and None)
        bench.cluster.ask(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where pid <> pg_backend_pid()"
            " and usename = 'bench' and backend_type = 'client backend'"
        )

        def work(_: int) -> None:
            for _ in range(40):
                statuses[bench.ask("GET", "/api/customers?limit=1")[0]] += 1

        together(8, work)
    return Measured(str(dict(statuses)), set(statuses) == {200})


def leaks(bench: Bench, control: bool) -> Measured:
    """L4: every second request fails in the middle of a transaction; the control keeps a connection then."""
    statuses: Counter[int] = Counter()
    with bench.served(CONTROL="leak" if control else "", DB_POOL_TIMEOUT="1"):

        def work(client: int) -> None:
            for number in range(5 if control else 60):
                statuses[bench.ask("GET", f"/boom?email={client}.{number}@x")[0]] += 1
                statuses[bench.ask("GET", "/api/customers?limit=1")[0]] += 1

        together(8, work)
        out = json.loads(bench.ask("GET", "/pool")[1])["out"]
        idle = bench.cluster.ask("select count(*) from pg_stat_activity where state like 'idle in transaction%'")
    figure = f"{dict(statuses)}, {out} connections out, {idle} idle in transaction"
    return Measured(figure, out == 0 and idle == 0 and statuses[500] == statuses[200])


def storm(bench: Bench, control: bool) -> Measured:
    """L5: 14 slow requests want 2 connections; the control waits for one as long as SQLAlchemy does by itself."""
    statuses: Counter[int] = Counter()
    slowest: list[float] = []
    with bench.served(DB_POOL_SIZE="2", DB_MAX_OVERFLOW="0", DB_POOL_TIMEOUT="30" if control else "2"):

        def work(_: int) -> None:
            began = time.monotonic()
            status = bench.ask("GET", "/slow")[0]
            statuses[status] += 1
            if status != 200 or time.monotonic() - began > 4:
                slowest.append(time.monotonic() - began)

        waiting = threading.Thread(target=together, args=(14, work))
        waiting.start()
        time.sleep(1)
        began = time.monotonic()
        alive = bench.ask("GET", "/health")[0] == 200 and time.monotonic() - began < 1
        waiting.join()
        began = time.monotonic()
        well = bench.ask("GET", "/api/customers?limit=1")[0] == 200 and time.monotonic() - began < 1
    most = max(slowest, default=0.0)
    figure = f"{dict(statuses)}, the last to be told after {most:.2f} s, alive meanwhile {alive}, well after {well}"
    return Measured(figure, set(statuses) <= {200, 503} and most <= 2.2 and alive and well)


def counting(bench: Bench, control: bool) -> Measured:
    """L9: 8 threads read, add and write 100 times each on SQLite; the control is SQLAlchemy as it comes."""
    url = f"sqlite:///{bench.folder}/{'control' if control else 'own'}.db"
    lost, failed = bench.python(COUNTING, "control" if control else "own", DATABASE_URL=url).split()
    return Measured(f"{lost} of 800 lost, {failed} errors", lost == failed == "0")


def deadlocks(bench: Bench, control: bool) -> Measured:
    """L11: 200 transactions over random pairs of ten rows; the control tries once."""
    bench.cluster.ask("drop table if exists account")
    failed, sound = bench.python(DEADLOCKS, "1" if control else "5").split()
    return Measured(f"{failed} of 200 fail, sums right {sound}", int(failed) <= 2 and sound == "True")


def absent(bench: Bench, control: bool) -> Measured:
    """L15: the process starts without its database; the control asks it while it starts."""
    bench.cluster.stop()
    try:
        if control:
            code = "from shop import db\nwith db.engine.connect(): print('up')"
            done = subprocess.run([sys.executable, "-c", code], env=bench.environment(), capture_output=True)
            return Measured(f"ends with status {done.returncode}", done.returncode == 0)
        with bench.served():
            before = bench.ask("GET", "/health")[0], bench.ask("GET", "/ready")[0]
            bench.cluster.start()
            wait = until(lambda: bench.ask("GET", "/ready")[0] == 200, 20)
        return Measured(
            f"/health {before[0]}, /ready {before[1]}, ready {wait:.2f} s after", before == (200, 503) and wait <= 1
        )
    finally:
        if control:
            bench.cluster.start()


NONSENSE: list[tuple[str, str, bytes | None]] = [
    *(("GET", f"/api/customers?limit={word}", None) for word in ("-1", "1000000000", "abc", "%00", "1.5")),
    *(
        ("GET", f"/api/customers?{name}=x'%20or%201=1%20--", None)
        for name in ("id", "sort", "after", "nobody", "name.no")
    ),
    ("GET", "/api/customers?" + "&".join(f"p{number}=1" for number in range(3000)), None),
    ("GET", "/api/customers/'%20or%201=1", None),
    *(
        ("POST", "/api/customers", body)
        for body in (b"", b"{", b"\xff\xfe", b"[" * 50_000, b"[]", b'{"name": 5}', b"{}")
    ),
    ("POST", "/api/customers", b'{"name": "n", "email": "e@x", "nobody": 1}'),
    ("POST", "/api/customers", b'{"name": "' + b"x" * 10_000_000 + b'"}'),
    ("PUT", "/api/customers", b"{}"),
    ("GET", "/nowhere", None),
]


def nonsense(bench: Bench, control: bool) -> Measured:
    """L16: requests that make no sense, of 8 clients at once; the control is a request whose view fails."""
    statuses: Counter[int] = Counter()
    asked = [("GET", "/boom", None), ("GET", "/boom?email=z", None)] if control else NONSENSE
    with bench.served():

        def work(_: int) -> None:
            for method, path, body in asked:
                statuses[bench.ask(method, path, body)[0]] += 1

        together(8, work)
    # Who sends ten megabytes may find the connection closed before the answer.
    return Measured(str(dict(sorted(statuses.items()))), all(status == 0 or 400 <= status < 500 for status in statuses))


ROWS: tuple[Callable[[Bench, bool], Measured], ...] = (
    deep_pages,
    restart,
    killed_connections,
    leaks,
    storm,
    counting,
    deadlocks,
    absent,
    nonsense,
)


def main(names: list[str]) -> int:
    """Measure the rows; return 1 where one does not hold, or its control does."""
    folder = Path(tempfile.mkdtemp(prefix="sqla_scaffold_application_"))
    bench = Bench(folder)
    wrong = 0
    try:
        for row in ROWS:
            if names and row.__name__ not in names:
                continue
            print((row.__doc__ or row.__name__).strip(), flush=True)
            own, control = row(bench, False), row(bench, True)
            wrong += not own.holds or control.holds
            print(f"  {'holds' if own.holds else 'FAILS'}: {own.figure}", flush=True)
            print(f"  control {'PASSES' if control.holds else 'fails'}: {control.figure}", flush=True)
    finally:
        bench.cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
