"""THE TABLE of what is measured. To add a row is to add a function beside this module, and a row here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.application.bench import Bench, Measured
from benchmarks.application.rows import load, outages, sqlite, work


@dataclass(frozen=True)
class Row:
    """Something that is measured twice: as it is generated, and without what makes it hold.

    Args:
        measure: measures it, or its control where it is told so.
        load: what is done to the application.
        must: what must hold.
        lacks: what the control has instead, which must fail.
        sqlite: it is measured on SQLite, and not on PostgreSQL.
    """

    measure: Callable[[Bench, bool], Measured]
    load: str
    must: str
    lacks: str
    sqlite: bool = False

    @property
    def name(self) -> str:
        """What it is called on the command line and in the documentation."""
        name = self.measure.__name__
        return f"{name}_on_sqlite" if self.sqlite and self.measure.__module__ != sqlite.__name__ else name


_PAGES = (
    load.deep_pages,
    "pages of 50 at the beginning and at the end of a large table; 8 clients for a minute, 32 for four",
    "no error; p95 at the end at most twice the first page and 10 ms; no connection out, memory grows by less than 5 %",
    "pages by an offset",
)
_LEAKS = (
    load.leaks,
    "every second request fails in the middle of a transaction",
    "no connection out of the pool, no transaction left open, each answered",
    "a view that keeps its connection",
)
_DISCONNECTS = (
    load.disconnects,
    "clients go away in the middle of requests",
    "no connection out, no transaction left open, well afterwards",
    "a view that keeps its connection",
)
_NONSENSE = (
    load.nonsense,
    "broken JSON and UTF-8, wrong types, unknown fields, 10 MB, 3 000 parameters, SQL in parameters; 8 clients",
    "4xx, never 500 (a connection may be closed while 10 MB are sent)",
    "a view that raises",
)
_CANCELLED = (
    work.cancelled,
    "100 of 200 tasks of asyncio cancelled at any moment",
    "the others are answered, no connection out",
    "sessions closed by hand",
)
_JOBS = (
    work.jobs,
    "1 000 jobs of which 100 fail, one that fails by itself, one that SIGTERM ends",
    "no connection out, exit status not 0, no transaction left open",
    "sessions that are kept",
)

ROWS = (
    Row(*_PAGES),
    Row(
        outages.restart,
        "the server restarted three times while 8 clients write",
        "503 with `Retry-After` and nothing else while it is away, none later, no detail in an answer, ready within 1 s,"
        " no acknowledged row lost",
        "no error handlers",
    ),
    Row(
        outages.killed_connections,
        "idle connections ended by the server",
        "no error",
        "no `pool_pre_ping`",
    ),
    Row(*_LEAKS),
    Row(
        load.storm,
        "14 slow requests want 2 connections",
        "503 within `DB_POOL_TIMEOUT` and a tenth; `/health` answers meanwhile; well at once afterwards",
        "30 s to wait, SQLAlchemy's default",
    ),
    Row(
        outages.killed_workers,
        "a worker killed with SIGKILL in mid write, five times",
        "no acknowledged row lost, no transaction left open",
        "answers before it commits",
    ),
    Row(
        outages.preload,
        "`gunicorn --preload`, with an engine that was used at import",
        "no error, no socket that two processes have",
        "no hooks for forks",
    ),
    Row(
        outages.slow_database,
        "a statement of 8 s, a row that another holds for 8 s, a transaction idle for 12 s",
        "503, for the first two after 5.5 s at most; no transaction left open",
        "no timeouts",
    ),
    Row(
        outages.absent,
        "no database at the start",
        "the process starts, `/health` 200, `/ready` 503, ready without a restart",
        "a process that connects while it starts",
    ),
    Row(*_DISCONNECTS),
    Row(*_NONSENSE),
    Row(
        work.deadlocks,
        "200 transactions over random pairs of ten rows, 8 threads, `@retry()`",
        "at most 1 % fail, and the sums are right",
        "one attempt",
    ),
    Row(
        work.serializing,
        "100 additions to one row, SERIALIZABLE, 4 threads, `@retry()`",
        "at most 1 % fail, and the sum is right",
        "one attempt",
    ),
    Row(*_CANCELLED),
    Row(*_JOBS),
    Row(*_PAGES, sqlite=True),
    Row(
        sqlite.both,
        "8 clients write and 8 read",
        "no error, and a fifth more requests than with SQLAlchemy's defaults",
        "waits for nobody",
        sqlite=True,
    ),
    Row(
        sqlite.writers,
        f"{sqlite.WRITERS} clients write, in 4 processes with 16 threads each",
        "no error",
        "SQLite's own way of waiting, for 1 s",
        sqlite=True,
    ),
    Row(
        sqlite.counting,
        "8 threads read, add and write 100 times each",
        'no addition lost, no "database is locked"',
        "SQLAlchemy as it comes",
        sqlite=True,
    ),
    Row(*_LEAKS, sqlite=True),
    Row(
        sqlite.killed_sqlite,
        "all workers killed with SIGKILL in mid write, five times",
        "no acknowledged row lost, the file sound",
        "answers before it commits",
        sqlite=True,
    ),
    Row(
        sqlite.held_file,
        "another process holds the lock of those who write for 8 s",
        "503 for a write after 5.5 s at most, reads are answered at once; well afterwards",
        "waits for 30 s",
        sqlite=True,
    ),
    Row(
        sqlite.absent_file,
        "the folder of the file is not there at the start",
        "the process starts, `/health` 200, `/ready` 503, ready without a restart",
        "a process that connects while it starts",
        sqlite=True,
    ),
    Row(*_DISCONNECTS, sqlite=True),
    Row(*_NONSENSE, sqlite=True),
    Row(*_CANCELLED, sqlite=True),
    Row(*_JOBS, sqlite=True),
)
