"""What others break: the server goes away or is slow, connections are ended, workers are killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

from benchmarks.application.bench import ONE_CUSTOMER, Answer, Bench, Measured, counted, together, until, writing


def restart(bench: Bench, control: bool) -> Measured:
    """L2: the server is restarted three times in mid load; the control has no answer for errors of the database."""
    prefix = "c" if control else "r"
    with bench.served(workers=2, CONTROL="errors" if control else ""), writing(bench, prefix) as written:
        waits = []
        for _ in range(1 if bench.short else 3):
            time.sleep(2)
            bench.cluster.stop()
            time.sleep(1)
            bench.cluster.start()
            waits.append(until(lambda: bench.ask("GET", "/ready").status == 200, 20))
        time.sleep(1)  # what was asked during the outage is answered by then
        during = written.statuses[503]
        time.sleep(1)
        late = written.statuses[503] - during
    there = bench.cluster.ask(f"select count(*) from customer where email like '{prefix}%-%@example.org'")
    others = set(written.statuses) - {201, 503}
    bad = [text for text in written.texts if "Traceback" in text or "psycopg" in text]
    figure = (
        f"{counted(written.statuses)}, {len(written.acknowledged)} acknowledged, {there} rows,"
        f" ready {max(waits):.2f} s after the server, {late} times 503 later, {len(written.silent)} without Retry-After"
    )
    said = not others and not bad and not late and not written.silent
    return Measured(figure, said and there >= len(written.acknowledged) and max(waits) <= 1)


def killed_connections(bench: Bench, control: bool) -> Measured:
    """L3: idle connections are ended by the server; the control does not look before it uses one."""
    statuses: Counter[int] = Counter()

    def work(_: int) -> None:
        for _ in range(10 if bench.short else 40):
            statuses[bench.ask("GET", ONE_CUSTOMER).status] += 1

    with bench.served(workers=4, CONTROL="ping" if control else ""):
        together(8, work)
        bench.cluster.ask(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where pid <> pg_backend_pid()"
            " and usename = 'bench' and backend_type = 'client backend'"
        )
        together(8, work)
    return Measured(counted(statuses), set(statuses) == {200})


def killed_workers(bench: Bench, control: bool) -> Measured:
    """L6: a worker is killed in mid write, five times; the control answers before it commits."""
    prefix, path = ("e", "/early") if control else ("k", "/api/customers")
    with bench.served(workers=2):
        with writing(bench, prefix, path=path) as written:
            for _ in range(5):
                time.sleep(1)
                os.kill(bench.workers()[0], signal.SIGKILL)
        time.sleep(1)
        idle = bench.cluster.idle_in_transaction()
    there = bench.cluster.ask(f"select count(*) from customer where email like '{prefix}%-%@example.org'")
    figure = f"{len(written.acknowledged)} acknowledged, {there} rows, {idle} idle in transaction"
    return Measured(figure, 0 < len(written.acknowledged) <= there and idle == 0)


def preload(bench: Bench, control: bool) -> Measured:
    """L7: `--preload` with an engine that was used at import; the control forgets that it was forked."""
    statuses: Counter[int] = Counter()

    def work(_: int) -> None:
        for _ in range(20 if bench.short else 100):
            statuses[bench.ask("GET", ONE_CUSTOMER).status] += 1

    with bench.served(workers=2, preload=True, PRELOAD="1", CONTROL="fork" if control else ""):
        together(8, work)
        seen = [_sockets(worker, bench.cluster.port) for worker in bench.workers()]
    shared = len(set.intersection(*seen))
    return Measured(f"{counted(statuses)}, {shared} shared sockets", set(statuses) == {200} and shared == 0)


def _sockets(process: int, port: int) -> set[str]:
    """Return the sockets by which a process talks to a port."""
    listed = Path(f"/proc/{process}/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    there = {words[9] for words in map(str.split, listed) if words[2].endswith(f":{port:04X}")}
    links = (os.readlink(found) for found in Path(f"/proc/{process}/fd").iterdir() if found.is_symlink())
    return {link for link in links if link.startswith("socket:[") and link[8:-1] in there}


def slow_database(bench: Bench, control: bool) -> Measured:
    """L14: a long statement, a lock that is held and an idle transaction; the control sets no timeouts."""
    none = {name: "0" for name in ("DB_STATEMENT_TIMEOUT", "DB_LOCK_TIMEOUT", "DB_IDLE_TRANSACTION_TIMEOUT")}
    bench.cluster.ask("insert into customer (name, email) values ('n', 'held@x') on conflict do nothing")
    key = bench.cluster.ask("select min(id) from customer")
    answers: dict[str, Answer] = {}
    asks = {
        "statement": ("GET", "/slow?seconds=8", None),
        "lock": ("PATCH", f"/api/customers/{key}", b'{"name": "m"}'),
        "idle": ("GET", "/idle?seconds=12", None),
    }

    def work(number: int) -> None:
        name = list(asks)[number]
        answers[name] = bench.ask(*asks[name])

    with bench.served(**(none if control else {})), bench.cluster.connected() as holder:
        holder.execute("begin")
        holder.execute(f"update customer set name = name where id = {key}".encode())
        release = threading.Timer(8, holder.execute, ["rollback"])
        release.start()
        together(len(asks), work)
        release.join()
        well = bench.ask("GET", ONE_CUSTOMER).status
        idle = bench.cluster.idle_in_transaction()
    told = [f"{name} {answer.status} after {answer.took:.1f} s" for name, answer in answers.items()]
    refused = all(answer.status == 503 for answer in answers.values())
    in_time = max(answers["statement"].took, answers["lock"].took) <= 5.5
    return Measured(f"{', '.join(told)}, {idle} idle in transaction", refused and in_time and well == 200 and idle == 0)


def absent(bench: Bench, control: bool) -> Measured:
    """L15: the process starts without its database; the control asks it while it starts."""
    bench.cluster.stop()
    try:
        if control:
            code = "from shop import db\nwith db.engine.connect(): print('up')"
            done = subprocess.run([sys.executable, "-c", code], env=bench.environment(), capture_output=True)
            return Measured(f"ends with status {done.returncode}", done.returncode == 0)
        with bench.served():
            before = bench.ask("GET", "/health").status, bench.ask("GET", "/ready").status
            bench.cluster.start()
            wait = until(lambda: bench.ask("GET", "/ready").status == 200, 20)
        figure = f"/health {before[0]}, /ready {before[1]}, ready {wait:.2f} s after the server"
        return Measured(figure, before == (200, 503) and wait <= 1)
    finally:
        if control:
            bench.cluster.start()
