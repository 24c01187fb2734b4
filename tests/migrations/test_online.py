"""`revision --online`: stages between which old and new programs go on, and no lock that anybody notices."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
from tests.migrations import bench
from tests.migrations.test_hazards import columns, hazards

from sqla_scaffold.compare.diff import Difference, compare
from sqla_scaffold.compare.refused import refused
from sqla_scaffold.compare.stages import stages
from sqla_scaffold.config import Config
from sqla_scaffold.migrate.next_revision import NextRevision, online_revisions

BEFORE = """
enums: {State: [draft, paid]}
models:
  Customer: {columns: {name: str(80)?, email: str(254)?, nick: str(20), legacy: int}}
  Gone: {columns: {x: int}}
  Order:
    table: orders
    columns: {state: {type: State, server_default: draft}, total: int, customer_no: int?, code: {type: str(8), index: true}}
    checks: {small: total < 1000000}
"""
AFTER = """
enums: {State: [draft, sent, paid]}
models:
  Customer:
    columns:
      name: {type: str(80), fill: nobody}
      email: {type: str(254)?, unique: true}
      nick: str(40)?
      language: {type: str(5), fill: en}
      since: {type: datetime(tz), server_default: {sql: now()}}
  Order:
    table: orders
    columns:
      state: {type: State, server_default: draft}
      total: {type: int, index: true}
      customer_no: {type: int?, foreign_key: Customer.id}
      code: {type: str(8)}
    checks: {positive: total >= 0}
"""
ROWS = (
    "INSERT INTO customer (name, email, nick, legacy)"
    " SELECT nullif('c' || mod(i, 3), 'c0'), 'c' || i || '@x', 'n', i FROM generate_series(1, 2000) i",
    "INSERT INTO orders (total, customer_no, code) SELECT i, i, 'x' FROM generate_series(1, 2000) i",
)
OLD = "INSERT INTO customer (name, email, nick, legacy) VALUES (NULL, 'old' || txid_current(), 'n', 1)"
NEW = "INSERT INTO customer (name, email, language) VALUES ('x', 'new' || txid_current(), 'de')"


def difference(database: str) -> Difference:
    return compare(bench.schema_text(BEFORE, database), bench.schema_text(AFTER, database))


def written(way: Difference, database: str) -> list[NextRevision]:
    return online_revisions(way, Config("shop", database=database), "0001", number=2, message="all at once")


def run(url: str, text: str, function: str = "upgrade") -> None:
    """Run a function of a revision as env.py does on PostgreSQL: in a transaction of its own that it may leave."""
    module: dict[str, Any] = {}
    exec(compile(text, "revision.py", "exec"), module)
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"transaction_per_migration": True})
        with context.begin_transaction(), Operations.context(context), context.begin_transaction(_per_migration=True):
            module[function]()


@contextmanager
def writer(url: str, sql: str) -> Iterator[list[float]]:
    """Let a program write all the time, and note how long each statement takes."""
    taken: list[float] = []
    done = threading.Event()

    def write() -> None:
        engine = sa.create_engine(url, poolclass=sa.NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            while not done.is_set():
                start = time.perf_counter()
                connection.exec_driver_sql(sql)
                taken.append(time.perf_counter() - start)
                time.sleep(0.002)

    failure: list[BaseException] = []
    thread = threading.Thread(target=lambda: _kept(write, failure))
    thread.start()
    _wait_for(taken, 1, failure)
    try:
        yield taken
        _wait_for(taken, len(taken) + 2, failure)  # nothing holds it up afterwards
    finally:
        done.set()
        thread.join()
    assert not failure, failure
    assert len(taken) > 2


def _wait_for(taken: list[float], number: int, failure: list[BaseException]) -> None:
    until = time.monotonic() + 10
    while len(taken) < number and not failure and time.monotonic() < until:
        time.sleep(0.01)


def _kept(function: Any, failure: list[BaseException]) -> None:
    try:
        function()
    except BaseException as error:
        failure.append(error)


@pytest.mark.postgresql
def test_both_programs_write_meanwhile_and_the_result_is_the_same(postgresql_url: str) -> None:
    way = difference("postgresql")
    bench.run(postgresql_url, bench.first(way.before, "postgresql"), "upgrade")
    before = bench.facts(postgresql_url)
    bench.execute(postgresql_url, ROWS)
    expand, fill, contract = (one.files[0].text for one in written(way, "postgresql"))
    with writer(postgresql_url, OLD):
        run(postgresql_url, expand)
        with writer(postgresql_url, NEW):
            run(postgresql_url, fill)
    with writer(postgresql_url, NEW):
        run(postgresql_url, contract)
    assert bench.drift(postgresql_url, way.after) == []
    (nobody,) = bench.found(postgresql_url, "SELECT count(*) FROM customer WHERE name = 'nobody' AND language = 'en'")
    assert nobody[0] > 600

    bench.execute(postgresql_url, ("TRUNCATE customer, orders",))
    for text in (contract, fill, expand):
        run(postgresql_url, text, "downgrade")
    assert bench.facts(postgresql_url) == before


@pytest.mark.postgresql
def test_a_stage_that_failed_half_way_can_be_run_again(postgresql_url: str) -> None:
    way = difference("postgresql")
    bench.run(postgresql_url, bench.first(way.before, "postgresql"), "upgrade")
    bench.execute(postgresql_url, ("INSERT INTO customer (email, nick, legacy) VALUES ('a', 'n', 1), ('a', 'n', 2)",))
    expand, fill, contract = (one.files[0].text for one in written(way, "postgresql"))
    run(postgresql_url, expand)
    run(postgresql_url, fill)
    run(postgresql_url, fill)
    with pytest.raises(sa.exc.IntegrityError, match="could not create unique index"):
        run(postgresql_url, contract)
    bench.execute(postgresql_url, ("DELETE FROM customer WHERE legacy = 2",))
    run(postgresql_url, contract)
    assert bench.drift(postgresql_url, way.after) == []


def test_sqlite_gets_the_same_stages(tmp_path: Any) -> None:
    way, url = difference("sqlite"), f"sqlite:///{tmp_path}/shop.db"
    bench.run(url, bench.first(way.before, "sqlite"), "upgrade")
    before = bench.facts(url)
    bench.execute(url, ("INSERT INTO customer (email, nick, legacy) VALUES ('a', 'n', 1)",))
    texts = [one.files[0].text for one in written(way, "sqlite")]
    for text in texts:
        bench.run(url, text, "upgrade")
    assert bench.drift(url, way.after) == []
    assert bench.found(url, "SELECT name, language FROM customer") == [["nobody", "en"]]
    bench.execute(url, ("DELETE FROM customer",))  # they have nothing in the columns of before
    for text in reversed(texts):
        bench.run(url, text, "downgrade")
    assert bench.facts(url) == before


def test_stages_that_have_nothing_to_do_are_left_out() -> None:
    def names(before: str, after: str) -> list[str]:
        way = compare(bench.schema_text(before, "postgresql"), bench.schema_text(after, "postgresql"))
        return [one.stage for one in written(way, "postgresql")]

    assert names(columns("x: int"), columns("x: int, y: int?")) == ["expand"]
    assert names(columns("x: int"), columns("x: {type: int, index: true}")) == ["fill"]
    assert names(columns("x: int?"), columns("x: {type: int, fill: 0}")) == ["contract"]
    assert names(columns("x: int, y: int"), columns("x: int")) == ["expand", "contract"]


def test_the_last_stage_ends_at_the_schema() -> None:
    parts = stages(difference("postgresql"))
    assert parts.expand.after == parts.fill.before and parts.fill.after == parts.contract.before
    assert parts.contract.after == difference("postgresql").after


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("x: int", "y: {type: int, was: x}", "cannot have two names at once"),
        ("x: int", "x: bigint", "locks the table and writes it anew"),
        ("x: str(20)", "x: str(10)", "write what no longer fits"),
        ("x: int", "x: int, y: {type: uuid, server_default: {sql: gen_random_uuid()}}", "another default"),
        ("x: int", "x: int, y: {type: int, identity: {}}", "makes its values itself"),
        ("x: int", "x: int, y: {type: int?, computed: x + 1}", "makes its values itself"),
        ("x: {type: int?, computed: '1'}", "x: {type: int?, computed: '2'}", "cannot change while programs write"),
        ("id: {type: int, primary_key: true}, x: int", "id: int, x: {type: int, primary_key: true}", "primary key"),
        ("x: str(20)", "x: str(30)?", ""),
        ("x: int", "x: int, y: {type: datetime(tz), server_default: {sql: now()}}", ""),
    ],
)
def test_what_has_no_stages_is_refused_with_the_way_out(before: str, after: str, says: str) -> None:
    way = compare(bench.schema_text(columns(before), "postgresql"), bench.schema_text(columns(after), "postgresql"))
    found = [one.message for one in refused(way, "postgresql")]
    assert any(says in one for one in found) if says else found == []


@pytest.mark.parametrize(
    ("before", "after", "refuses"),
    [
        ("[a, b]", "[a, c, b]", False),
        ("[a, b]", "{members: [a], fill: {b: a}}", True),
        ("[a, b]", "[b, a]", True),
        ("[a, b]", "{members: {a: a, b: {value: z, was: b}}}", True),
    ],
)
def test_values_of_enums(before: str, after: str, refuses: bool) -> None:
    text = "{{enums: {{E: {}}}, models: {{A: {{columns: {{x: E}}}}}}}}"
    schemas = [bench.schema_text(text.format(one), "postgresql") for one in (before, after)]
    assert bool(list(refused(compare(*schemas), "postgresql"))) == refuses


def test_locks_that_stages_leave_out_are_not_said() -> None:
    before, after = columns("x: int"), columns("x: {type: int, index: true}")
    assert hazards(before, after, database="postgresql") == ["long-lock"]
    assert hazards(before, after, database="postgresql", online=True) == []
    assert hazards(columns("x: int"), columns("x: bigint"), database="postgresql", online=True) == ["not-online"]
