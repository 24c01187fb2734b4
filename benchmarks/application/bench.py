"""The project that is measured, the database of its own, and how its application is started and asked."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

PG_PROGRAMS = Path(os.environ.get("PG_PROGRAMS", "/usr/lib/postgresql/15/bin"))
PROGRAMS = Path(__file__).parent / "programs"
# What the README of a generated project names for deployment.
DEPLOYED = {
    "DB_POOL_TIMEOUT": "2",
    "DB_STATEMENT_TIMEOUT": "5",
    "DB_LOCK_TIMEOUT": "3",
    "DB_IDLE_TRANSACTION_TIMEOUT": "10",
}
ONE_CUSTOMER = "/api/customers?limit=1"


@dataclass(frozen=True)
class Measured:
    """What a run has shown: the figure as words, and whether it is good enough."""

    figure: str
    holds: bool


@dataclass(frozen=True)
class Answer:
    """An answer of the application; none at all has the status 0.

    Args:
        took: seconds that the application took for it, where it says so.
        waited: seconds until the client had it.
        retry: whether it says when to ask again.
    """

    status: int
    text: str
    took: float
    waited: float
    retry: bool = False


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
        command = [str(PG_PROGRAMS / program), *map(str, arguments)]
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")

    def start(self) -> None:
        """Start it, and wait for it."""
        options = f"-p {self.port} -k {self.folder} -c fsync=off -c max_connections=80"
        self.run("pg_ctl", "-D", self.folder, "-w", "-l", self.folder / "log", "-o", options, "start")

    def stop(self) -> None:
        """Stop it at once; what was committed stays."""
        self.run("pg_ctl", "-D", self.folder, "-w", "-m", "fast", "stop")

    def runs(self) -> bool:
        """Tell whether it is there."""
        try:
            return bool(self.ask("select true"))
        except Exception:  # whatever the driver says of a server that is away
            return False

    def ask(self, sql: str) -> Any:
        """Return what a statement answers."""
        with self.connected() as connection:
            answer = connection.execute(sql.encode())
            row = None if answer.description is None else answer.fetchone()
            return None if row is None else row[0]

    def connected(self) -> Any:
        """Return a connection that commits each statement."""
        import psycopg

        return psycopg.connect(f"host=127.0.0.1 port={self.port} user=bench dbname=postgres", autocommit=True)

    def idle_in_transaction(self) -> int:
        """Return how many connections have a transaction in which nothing happens."""
        return int(self.ask("select count(*) from pg_stat_activity where state like 'idle in transaction%'"))


class Bench:
    """The project, its database, and how its application is started and asked.

    Args:
        folder: an empty one, for all that is made.
        short: measure with small numbers, to see whether a row works at all.
    """

    def __init__(self, folder: Path, short: bool) -> None:
        self.folder, self.short, self.port = folder, short, free_port()
        self.file: Path | None = None
        self.source = self._made("shop", "--entry", "flask", "--flask-style", "plain")
        shutil.copy(PROGRAMS / "harness.py", self.source)
        self.cluster = Cluster(folder)
        self.cluster.start()
        self.python("from shop import db, models; db.create_all()")
        self.server: subprocess.Popen[bytes] | None = None

    def _made(self, folder: str, *options: str) -> Path:
        command = [sys.executable, "-m", "sqla_scaffold", "new", folder, "--package", "shop", *options]
        command += ["--database", "postgresql", "--defaults", "--no-smoke"]
        subprocess.run(command, check=True, cwd=self.folder, capture_output=True)
        return self.folder / folder / "src"

    @cached_property
    def asynchronous(self) -> Path:
        """The source of a script with sessions for asyncio, on the same database."""
        return self._made("shop_async", "--async")

    def sqlite(self, name: str) -> str:
        """Return the address of a new SQLite file with the project's tables."""
        url = f"sqlite:///{self.folder}/{name}.db"
        self.python("from shop import db, models; db.create_all()", DATABASE_URL=url)
        return url

    @contextmanager
    def on_sqlite(self, name: str) -> Iterator[None]:
        """Let the application stand on a new SQLite file meanwhile."""
        self.file = Path(self.sqlite(name).removeprefix("sqlite:///"))
        try:
            yield
        finally:
            self.file = None

    def sql(self, statement: str) -> Any:
        """Return what the database at hand answers."""
        if self.file is None:
            return self.cluster.ask(statement)
        with closing(sqlite3.connect(self.file, timeout=20)) as connection, connection:
            row = connection.execute(statement).fetchone()
            return None if row is None else row[0]

    def stuck(self) -> int:
        """Return how many transactions have been left open: in SQLite one holds the lock of those who write."""
        if self.file is None:
            return self.cluster.idle_in_transaction()
        with closing(sqlite3.connect(self.file, timeout=0, isolation_level=None)) as connection:
            try:
                connection.execute("begin immediate")
            except sqlite3.OperationalError:
                return 1
        return 0

    def environment(self, **more: str) -> dict[str, str]:
        """Return the environment of the project's processes."""
        url = self.cluster.url if self.file is None else f"sqlite:///{self.file}"
        own = {"PYTHONPATH": str(self.source), "DATABASE_URL": url}
        return {**DEPLOYED, **os.environ, **own, **more}

    def python(self, code: str, *arguments: str, **more: str) -> str:
        """Run code in the project and return what it prints."""
        command = [sys.executable, "-c", code, *arguments]
        done = subprocess.run(command, env=self.environment(**more), check=True, stdout=subprocess.PIPE, text=True)
        return done.stdout

    def program(self, name: str, *arguments: str, **more: str) -> str:
        """Run one of the programs in the project and return what it prints."""
        return self.python((PROGRAMS / f"{name}.py").read_text(), *arguments, **more)

    @contextmanager
    def served(self, workers: int = 1, preload: bool = False, **more: str) -> Iterator[None]:
        """Serve the application with gunicorn."""
        command = [sys.executable, "-m", "gunicorn", "-b", f"127.0.0.1:{self.port}", "-w", str(workers)]
        command += ["-k", "gthread", "--threads", "16", *(("--preload",) if preload else ()), "harness:make()"]
        with (self.folder / "gunicorn.log").open("ab") as log:
            self.server = subprocess.Popen(
                command, env=self.environment(**more), stdout=log, stderr=log, cwd=self.folder
            )
            try:
                until(lambda: self.ask("GET", "/health").status == 200, 60)
                yield
            finally:
                self.server.send_signal(signal.SIGTERM)
                self.server.wait(40)

    def workers(self) -> list[int]:
        """Return the processes that serve."""
        assert self.server is not None
        children = Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children")
        return [int(word) for word in children.read_text().split()]

    def ask(self, method: str, path: str, body: bytes | None = None) -> Answer:
        """Ask the application for something."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=40)
        began = time.monotonic()
        try:
            connection.request(method, path, body, {"Content-Type": "application/json"} if body is not None else {})
            response = connection.getresponse()
            text, took = response.read().decode(errors="replace"), float(response.headers.get("X-Took", "nan"))
            return Answer(response.status, text, took, time.monotonic() - began, "Retry-After" in response.headers)
        except (OSError, http.client.HTTPException):
            return Answer(0, "", float("nan"), time.monotonic() - began)
        finally:
            connection.close()

    def out(self) -> int:
        """Return how many connections of the pool are in use."""
        return int(json.loads(self.ask("GET", "/pool").text)["out"])


@dataclass(frozen=True)
class Written:
    """What clients were answered that wrote for a while, and the rows that were acknowledged.

    Args:
        waited: the seconds that each waited for a row.
        silent: the answers 503 that do not say when to ask again.
    """

    statuses: Counter[int]
    acknowledged: list[str]
    texts: set[str]
    waited: list[float]
    silent: list[str]


@contextmanager
def writing(bench: Bench, prefix: str, clients: int = 8, path: str = "/api/customers") -> Iterator[Written]:
    """Let clients write meanwhile, each a row after the other, with addresses that begin with the prefix."""
    found, stop = Written(Counter(), [], set(), [], []), threading.Event()

    def work(client: int) -> None:
        number = 0
        while not stop.is_set():
            number += 1
            email = f"{prefix}{client}-{number}@example.org"
            answer = bench.ask("POST", path, json.dumps({"name": "n", "email": email}).encode())
            found.statuses[answer.status] += 1
            found.waited.append(answer.waited)
            if answer.status == 503 and not answer.retry:
                found.silent.append(answer.text)
            if answer.status == 201:
                found.acknowledged.append(email)
            else:
                found.texts.add(answer.text)

    together_for_a_while = threading.Thread(target=together, args=(clients, work))
    together_for_a_while.start()
    try:
        yield found
    finally:
        stop.set()
        together_for_a_while.join()


def counted(statuses: Counter[int]) -> str:
    """Say how often each status was answered: `307 times 201, 466 times 503`."""
    words = {0: "no answer"}
    return ", ".join(f"{number:,} times {words.get(status, status)}" for status, number in sorted(statuses.items()))


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
