"""`check --url`: what is said of a live database that is not what the schema says, and that nothing in it changes."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.migrations import bench

from sqla_scaffold.api import NewOptions, new
from sqla_scaffold.cli.main import program
from sqla_scaffold.reading.database.connect import opened
from sqla_scaffold.report.codes import databases as codes
from sqla_scaffold.report.diagnostic import Diagnostics

SCHEMA = """\
enums:
  State: [draft, paid]
models:
  Customer:
    comment: who buys
    columns:
      name: {type: str(80), index: true}
      email: {type: str(254)?, unique: true}
  Order:
    table: orders
    columns:
      state: {type: State, server_default: draft}
      total: {type: "decimal(10, 2)", server_default: 0}
      placed: {type: datetime(tz), server_default: {sql: now()}}
      pieces: int?
      boxes: {type: int?, computed: (pieces + 11) / 12}
    relationships:
      customer: {model: Customer, ondelete: CASCADE}
    checks: {total_not_negative: "total >= 0 AND total < 1000000"}
    indexes:
      - {columns: [total], where: "state IN ('paid', 'draft') AND total > 10", name: dear}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("check") / "shop"
    schema = folder.with_suffix(".yaml")
    schema.write_text(SCHEMA)
    assert new(folder, NewOptions(schema=schema, smoke=False), Diagnostics(), lambda _: None).ok
    return folder


def check(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(program, ["check", "-C", str(project), *arguments], standalone_mode=False)


def upgraded(url: str, database: str) -> str:
    """Apply the first revision of the schema, and note it as Alembic does."""
    schema = bench.schema_text(SCHEMA, database)
    bench.run(url, bench.first(schema, database), "upgrade")
    note = "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"
    bench.execute(url, (note, "INSERT INTO alembic_version VALUES ('0001')"))
    return url


def test_nothing_is_said_of_a_database_that_is_as_it_should_be_and_nothing_in_it_changes(
    made: Path, tmp_path: Path
) -> None:
    url = upgraded(f"sqlite:///{tmp_path}/shop.db", "sqlite")
    before = hashlib.sha256((tmp_path / "shop.db").read_bytes()).digest()
    result = check(made, "--url", url)
    assert result.return_value == 0, result.stderr
    assert "The database is what the schema says." in result.stderr
    assert hashlib.sha256((tmp_path / "shop.db").read_bytes()).digest() == before
    assert [path.name for path in tmp_path.iterdir()] == ["shop.db"]


def test_each_object_is_said_with_its_place(made: Path, tmp_path: Path) -> None:
    url = upgraded(f"sqlite:///{tmp_path}/shop.db", "sqlite")
    with sqlite3.connect(tmp_path / "shop.db") as connection:
        connection.executescript(
            "DROP INDEX ix_customer_name; DROP INDEX dear; CREATE INDEX dear ON orders (total); ALTER TABLE customer ADD COLUMN shoe_size INTEGER;"
            "CREATE TABLE leftover (id INTEGER PRIMARY KEY); UPDATE alembic_version SET version_num = '0000';"
        )
    result = check(made, "--url", url)
    assert result.return_value == 1
    assert "error[D101]: index ix_customer_name of customer is not in the database" in result.stderr
    assert "schema.yaml:4:3: error[D102]: column customer.shoe_size is in the database alone" in result.stderr
    assert "error[D102]: table leftover is in the database alone" in result.stderr
    assert "error[D104]: the database is at revision 0000, and the newest is 0001" in result.stderr
    assert "The database: 1 missing, 2 extra, 1 different." in result.stderr

    ignored = check(made, "--url", url, "--ignore", "left*", "--ignore", "customer", "--ignore", "ix_*")
    assert "error[D10" in ignored.stderr and "customer" not in ignored.stderr.partition("D104")[0]

    found = json.loads(check(made, "--url", url, "--json").stdout)
    assert (found["ok"], found["exit"]) == (False, 1)
    assert {one["code"] for one in found["diagnostics"]} == {
        codes.MISSING_IN_DATABASE.id,
        codes.ONLY_IN_DATABASE.id,
        codes.DIFFERENT_IN_DATABASE.id,
        codes.DATABASE_AT_ANOTHER_REVISION.id,
    }


def test_a_password_is_never_shown(made: Path) -> None:
    for arguments in ((), ("--json",), ("-v",)):
        result = check(made, "--url", "postgresql://me:s3cret@127.0.0.1:1/shop", *arguments)
        assert result.return_value == 2
        assert "s3cret" not in result.output and "127.0.0.1" in result.output


# What somebody does on a server, and what is said of it.
BY_HAND = {
    "DROP INDEX ix_customer_name": "index ix_customer_name of customer is not in the database",
    "DROP INDEX dear; CREATE INDEX dear ON orders (total) WHERE total > 11": "index dear of orders: where: ",
    "CREATE INDEX quick ON orders (placed)": "index quick of orders is in the database alone",
    "ALTER TABLE orders ALTER total TYPE numeric(8,2)": "column orders.total: type: NUMERIC(8,2) in the database",
    "ALTER TABLE orders ALTER total DROP DEFAULT": "column orders.total: default: none in the database",
    "ALTER TABLE orders ALTER placed SET DEFAULT now() + '1 day'": "column orders.placed: default: ",
    "ALTER TABLE customer ALTER name DROP NOT NULL": "column customer.name: may be null in the database",
    "ALTER TYPE state ADD VALUE 'lost'": "type state: draft, paid, lost in the database, draft, paid in the schema",
    "ALTER TABLE orders DROP CONSTRAINT fk_orders_customer_id_customer": "foreign key fk_orders_customer_id_customer",
    "ALTER TABLE orders DROP CONSTRAINT ck_orders_total_not_negative; ALTER TABLE orders ADD CONSTRAINT"
    " ck_orders_total_not_negative CHECK (total >= 1)": "check ck_orders_total_not_negative of orders: sqltext: ",
    "ALTER TABLE customer RENAME CONSTRAINT uq_customer_email TO only_once": "uq_customer_email of customer: name: ",
    "ALTER TABLE customer RENAME CONSTRAINT pk_customer TO the_key": "primary key of customer: name: the_key",
    "COMMENT ON TABLE customer IS 'somebody else'": "table customer: comment: 'somebody else' in the database",
    "COMMENT ON COLUMN customer.name IS 'x'": "column customer.name: comment: 'x' in the database, '' in the schema",
    "ALTER TABLE customer ADD shoe_size int": "column customer.shoe_size is in the database alone",
    "ALTER TABLE orders DROP boxes; ALTER TABLE orders ADD boxes int GENERATED ALWAYS AS (pieces / 12) STORED": "column orders.boxes: computed: ",
    "ALTER TABLE orders SET (fillfactor = 70)": "table orders: storage differ",
    "CREATE TYPE mood AS ENUM ('sad')": "type mood is in the database alone",
    "CREATE VIEW dear_orders AS SELECT 1 AS x": "view dear_orders is in the database alone",
}


@pytest.mark.postgresql
def test_postgresql_says_each_thing_once_and_knows_what_it_wrote_in_other_words(postgresql_url: str) -> None:
    schema = bench.schema_text(SCHEMA, "postgresql")
    upgraded(postgresql_url, "postgresql")
    assert bench.drift(postgresql_url, schema) == []
    bench.execute(postgresql_url, ("CREATE SCHEMA other", "CREATE TABLE other.thing (id int)"))  # not ours
    said: dict[str, list[str]] = {}
    for sql in BY_HAND:
        bench.execute(postgresql_url, tuple(sql.split("; ")))
        found = [f"{one.what}: {one.detail}" if one.detail else one.what for one in bench.drift(postgresql_url, schema)]
        said[sql] = [one for one in found if not any(one in lines for lines in said.values())]
    assert {sql: len(lines) for sql, lines in said.items()} == dict.fromkeys(said, 1)
    for sql, (line,) in said.items():
        assert BY_HAND[sql].partition(" is ")[0] in line, (sql, line)


@pytest.mark.postgresql
def test_text_of_a_schema_cannot_write(postgresql_url: str) -> None:
    bench.execute(postgresql_url, ("CREATE TABLE t (id int)",))
    with opened(postgresql_url) as database:
        assert database.meaning("SELECT 1; COMMIT; DROP TABLE t") is None
        assert database.meaning("SELECT id LIKE 'a%' FROM t") is None  # a number is like nothing
        assert database.meaning("SELECT nextval('nothing')") is None
        assert database.meaning("SELECT id % 2 FROM t") is not None
    with opened(postgresql_url) as database:
        assert [table.key.name for table in database.found.tables] == ["t"]


def test_sql_of_the_schema_that_sqlite_refuses_is_no_fault_of_the_database(made: Path, tmp_path: Path) -> None:
    url = upgraded(f"sqlite:///{tmp_path}/shop.db", "sqlite")
    other = tmp_path / "other"
    shutil.copytree(made, other)
    text = (other / "schema.yaml").read_text().replace('total >= 0 AND total < 1000000"', 'totl >= 0"')
    (other / "schema.yaml").write_text(text)
    result = check(other, "--url", url)
    assert result.return_value == 2
    assert "error[D105]: SQLite does not take what the schema says: no such column: totl" in result.stderr
