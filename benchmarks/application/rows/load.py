"""Many requests at once: deep pages, failing views, too few connections, clients that go away, nonsense."""

from __future__ import annotations

import http.client
import threading
import time
from collections import Counter

from benchmarks.application.bench import ONE_CUSTOMER, Bench, Measured, counted, percentile, together, until

OFFSETS = """
import sys, time
from shop import db
from shop.models import Customer
from sqlalchemy import select

def took(offset):
    began = time.monotonic()
    for _ in range(5):
        db.s.scalars(select(Customer).order_by(Customer.id).offset(offset).limit(50)).all()
    return time.monotonic() - began

took(0)
print(took(int(sys.argv[1])) / took(0))
"""


def deep_pages(bench: Bench, control: bool) -> Measured:
    """L1: pages at the end of a large table cost what the first costs; counted offsets are the control."""
    rows = 100_000 if bench.short else 1_000_000
    if bench.sql("select count(*) from customer") < rows:
        bench.sql(
            f"with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < {rows})"
            " insert into customer (name, email) select 'n', 'deep' || n || '@example.org' from numbers where true"
            " on conflict do nothing"
        )
        bench.sql("analyze")
    last = bench.sql("select max(id) from customer")
    if control:  # the same page by an offset, as the database alone takes for it
        ratio = float(bench.python(OFFSETS, str(rows - 1000)))
        return Measured(f"an offset of {rows - 1000} takes {ratio:.0f} times the first page", ratio <= 2)
    found: dict[str, list[float]] = {"/api/customers?limit=50": [], f"/api/customers?limit=50&id.gt={last - 60}": []}
    statuses: Counter[int] = Counter()
    seconds = 3 if bench.short else 60
    with bench.served(workers=2):

        def ask_for(clients: int, seconds: float) -> None:
            end = time.monotonic() + seconds

            def work(_: int) -> None:
                while time.monotonic() < end:
                    for path, times in found.items():
                        answer = bench.ask("GET", path)
                        statuses[answer.status] += 1
                        times.append(answer.waited)

            together(clients, work)

        began = time.monotonic()
        ask_for(8, seconds)
        ask_for(32, seconds)
        memory = _memory(bench)
        ask_for(32, 3 * seconds)
        rate, grown, out = sum(statuses.values()) / (time.monotonic() - began), _memory(bench) / memory - 1, bench.out()
    first, behind = (percentile(times, 0.95) for times in found.values())
    figure = (
        f"{counted(statuses)} over {rows:,} rows, {rate:.0f}/s, p95 {first:.0f} ms first, {behind:.0f} ms deep, {out} connections out,"
        f" memory {grown:+.1%}"
    )
    return Measured(figure, set(statuses) == {200} and behind <= 2 * first + 10 and out == 0 and grown < 0.05)


def _memory(bench: Bench) -> int:
    """Return how much memory the workers have, in pages."""
    pages = 0
    for worker in bench.workers():
        with open(f"/proc/{worker}/statm", encoding="ascii") as file:
            pages += int(file.read().split()[1])
    return pages


def leaks(bench: Bench, control: bool) -> Measured:
    """L4: every second request fails in the middle of a transaction; the control keeps a connection then."""
    statuses: Counter[int] = Counter()
    with bench.served(CONTROL="leak" if control else "", DB_POOL_TIMEOUT="1"):

        def work(client: int) -> None:
            for number in range(5 if control or bench.short else 60):
                statuses[bench.ask("GET", f"/boom?email={client}.{number}@x").status] += 1
                statuses[bench.ask("GET", ONE_CUSTOMER).status] += 1

        together(8, work)
        out, idle = bench.out(), bench.stuck()
    figure = f"{counted(statuses)}, {out} connections out, {idle} transactions left open"
    return Measured(figure, out == 0 and idle == 0 and statuses[500] == statuses[200])


def storm(bench: Bench, control: bool) -> Measured:
    """L5: 14 slow requests want 2 connections; the control waits for one as long as SQLAlchemy does by itself.

    What the application took for a refusal is measured where it answers: what the clients of a busy machine wait until
    a thread of theirs runs again is no time of the application's, and stands beside it.
    """
    answers = []
    with bench.served(DB_POOL_SIZE="2", DB_MAX_OVERFLOW="0", DB_POOL_TIMEOUT="30" if control else "2"):
        waiting = threading.Thread(
            target=together, args=(14, lambda _: answers.append(bench.ask("GET", "/slow?seconds=1.2")))
        )
        waiting.start()
        time.sleep(1)
        meanwhile = bench.ask("GET", "/health")
        waiting.join()
        well = bench.ask("GET", ONE_CUSTOMER)
    statuses = Counter(answer.status for answer in answers)
    longest = max(answer.took for answer in answers if answer.status != 200 or control)
    waited = max(answer.waited for answer in answers)
    figure = (
        f"{counted(statuses)}, told after {longest:.2f} s at most (the last client waited {waited:.2f} s),"
        f" /health meanwhile {meanwhile.status} in {meanwhile.took * 1000:.0f} ms, afterwards {well.status} in"
        f" {well.took * 1000:.0f} ms"
    )
    alive = meanwhile.status == well.status == 200 and meanwhile.took < 0.5 and well.took < 1
    return Measured(figure, set(statuses) == {200, 503} and longest <= 2.2 and alive)


def disconnects(bench: Bench, control: bool) -> Measured:
    """Clients go away in the middle of their requests; the control keeps a connection for each."""
    with bench.served(CONTROL="leak" if control else "", DB_POOL_TIMEOUT="1"):

        def work(_: int) -> None:
            for _ in range(2 if bench.short else 5):
                connection = http.client.HTTPConnection("127.0.0.1", bench.port, timeout=10)
                connection.request("GET", "/slow?seconds=0.2")
                time.sleep(0.05)
                connection.close()

        together(8, work)
        time.sleep(2)
        until(lambda: bench.out() == 0, 10)  # what nobody waits for any more ends all the same
        out, idle, well = bench.out(), bench.stuck(), bench.ask("GET", ONE_CUSTOMER)
    figure = (
        f"{out} connections out, {idle} transactions left open, afterwards {well.status} in {well.took * 1000:.0f} ms"
    )
    return Measured(figure, out == 0 and idle == 0 and well.status == 200)


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
                statuses[bench.ask(method, path, body).status] += 1

        together(8, work)
    # Who sends ten megabytes may find the connection closed before the answer.
    return Measured(counted(statuses), all(status == 0 or 400 <= status < 500 for status in statuses))
