"""Tables, indexes and partitions move from one tablespace of PostgreSQL to another with their rows, and back."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import sqlalchemy as sa
from tests.databases import POSTGRESQL, engine_of
from tests.migrations import bench
from tests.migrations.test_cases import fresh

from sqla_scaffold.compare.diff import compare

_TABLE = """
models:
  Item:
    {table}
    columns: {{name: str(20), code: {{type: str(8), unique: true}}, size: int}}
    indexes:
      - {{columns: [name], {index} }}
"""
_PARTITIONS = """
models:
  Reading:
    partition_by: RANGE (day)
    primary_key: [day]
    {table}
    columns: {{day: date, size: int}}
    indexes: [{{columns: [size], name: ix_size {index} }}]
    partitions:
      old: {{values: FROM ('2000-01-01') TO ('2025-01-01') {partition} }}
      new: FROM ('2025-01-01') TO ('2030-01-02')
"""
_FAST, _SLOW = "tablespace: FAST", "tablespace: SLOW"
_LATE = """
      last: DEFAULT
      late: {values: FROM ('2040-01-01') TO ('2041-01-01'), partition_by: LIST (day)}
      one: {of: late, values: DEFAULT}
"""
_CASES = {
    "a table": [_TABLE.format(table=one, index="unique: false") for one in ("comment: x", _FAST, _SLOW)],
    "an index": [_TABLE.format(table="comment: x", index=one) for one in ("unique: false", _FAST, _SLOW)],
    "both": [_TABLE.format(table=table, index=index) for table, index in ((_FAST, _SLOW), (_SLOW, _FAST))],
    "another type": [
        _TABLE.format(table=_FAST, index=_SLOW),
        _TABLE.format(table=_FAST, index=_SLOW).replace("name: str(20)", "name: text"),
    ],
    "a partition": [
        _PARTITIONS.format(table="comment: x", index="", partition=one) for one in ("", f", {_FAST}", f", {_SLOW}")
    ],
    "a table with partitions": [
        _PARTITIONS.format(table=one, index="", partition="") for one in ("comment: x", _FAST, _SLOW)
    ],
    "a table with partitions, and a new one": [
        _PARTITIONS.format(table=table, index="", partition="") + new
        for table, new in (
            (_FAST, ""),
            ("comment: x", "      last: DEFAULT"),
            (_SLOW, _LATE),
        )
    ],
    "an index of a table with partitions": [
        _PARTITIONS.format(table="comment: x", index=one, partition="") for one in ("", f", {_FAST}", f", {_SLOW}")
    ],
}


@pytest.fixture
def tablespaces(request: pytest.FixtureRequest) -> Iterator[tuple[str, str]]:
    """Two tablespaces of this test, in the folder of the server itself, which nobody else could make one in."""
    names = tuple(f"sqla_scaffold_{uuid.uuid4().hex[:12]}" for _ in range(2))
    server = engine_of(POSTGRESQL).execution_options(isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        try:
            connection.exec_driver_sql("SET allow_in_place_tablespaces = on")
            for name in names:
                connection.exec_driver_sql(f"CREATE TABLESPACE {name} LOCATION ''")
        except sa.exc.DBAPIError as error:
            pytest.skip(f"this server makes no tablespace in its own folder (PostgreSQL 15, a superuser): {error.orig}")
        yield names[0], names[1]
        for name in names:
            connection.exec_driver_sql(f"DROP TABLESPACE {name}")


@pytest.mark.postgresql
@pytest.mark.parametrize("texts", _CASES.values(), ids=_CASES)
def test_what_stands_elsewhere_moves(texts: list[str], tablespaces: tuple[str, str], tmp_path: Path) -> None:
    fast, slow = tablespaces
    schemas = [
        bench.schema_text(text.replace("FAST", fast).replace("SLOW", slow), "postgresql") for text in (*texts, texts[0])
    ]
    with ExitStack() as stack:
        url = stack.enter_context(fresh("postgresql", tmp_path, "moved"))
        bench.run(url, bench.first(schemas[0], "postgresql"), "upgrade")
        if "Item" in texts[0]:
            bench.execute(url, ("INSERT INTO item (name, code, size) VALUES ('a', 'b', 1), ('c', 'd', 2)",))
        else:
            bench.execute(url, ("INSERT INTO reading (day, size) VALUES ('2020-01-01', 1), ('2030-01-01', 2)",))
        for before, after in zip(schemas, schemas[1:]):
            with ExitStack() as ending:
                plain = ending.enter_context(fresh("postgresql", tmp_path, "plain"))
                bench.run(plain, bench.first(after, "postgresql"), "upgrade")
                wanted = bench.facts(plain)
                bench.execute(plain, ("DROP TABLE IF EXISTS item, reading",))
            held, rows = bench.facts(url), bench.rows(url, before)
            text = bench.revision_of(compare(before, after), "postgresql", "step").text
            assert wanted != held
            for way, expected in ("upgrade", wanted), ("downgrade", held), ("upgrade", wanted):
                bench.run(url, text, way)
                assert bench.facts(url) == expected, text
                assert bench.rows(url, before) == rows
            assert bench.drift(url, after) == []
            assert bench.drift(url, before) != []
        bench.execute(url, ("DROP TABLE IF EXISTS item, reading",))
