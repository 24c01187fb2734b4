"""The command `import`: a small database of our own becomes a schema, and what a schema cannot say is said."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from sqla_scaffold.cli.main import program

SHOP = """
CREATE TYPE order_status AS ENUM ('draft', 'paid');
CREATE TABLE customers (
    id serial PRIMARY KEY, name varchar(80) NOT NULL, "postCode" text, email text UNIQUE,
    CHECK (name <> '' AND email LIKE '%@%'));
COMMENT ON TABLE customers IS 'Who buys';
CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, status order_status NOT NULL DEFAULT 'draft',
    total numeric(12, 2) NOT NULL DEFAULT 0, placed timestamptz DEFAULT now(),
    customer_id int NOT NULL REFERENCES customers ON DELETE CASCADE, sold_by int REFERENCES customers);
CREATE INDEX orders_customer_id_idx ON orders (customer_id);
CREATE INDEX late ON orders (placed DESC) WHERE status = 'paid';
"""
EXPECTED = """\
naming_convention:
  fk: "%(table_name)s_%(column_0_N_name)s_fkey"
  ix: "%(table_name)s_%(column_0_N_name)s_idx"
  pk: "%(table_name)s_pkey"
  uq: "%(table_name)s_%(column_0_N_name)s_key"
enums:
  OrderStatus: [draft, paid]
models:
  Customer:
    table: customers
    comment: Who buys
    columns:
      name: str(80)
      post_code: {type: "text?", name: postCode}
      email: {type: "text?", unique: true}
    checks:
      customers_check: {sqltext: "name::text <> '' AND email ~~ '%@%'", name: customers_check}

  Order:
    table: orders
    columns:
      id: {type: bigint, primary_key: true, identity: {always: true}}
      status: {type: OrderStatus, server_default: draft}
      total: {type: "decimal(12, 2)", server_default: {sql: "0"}}
      placed: {type: "datetime(tz)?", server_default: {sql: now()}}
      customer_id: {type: int, index: true}
      sold_by: int?
    relationships:
      customer: {model: Customer, via: customer_id, ondelete: CASCADE}
      sold_by_customer: {model: Customer, via: sold_by, index: false, back_populates: sold_by_customer_orders}
    indexes:
      - {columns: [{column: placed, desc: true}], where: "status = 'paid'::order_status", name: late}
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(program, ["import", *map(str, arguments)], standalone_mode=False)


def execute(url: str, sql: str) -> str:
    engine = sa.create_engine(url, poolclass=sa.NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection, connection.connection.cursor() as cursor:
        cursor.execute(sql)
    return url


@pytest.mark.postgresql
def test_a_database_becomes_a_schema(postgresql_url: str) -> None:
    result = run(execute(postgresql_url, SHOP))
    assert (result.return_value, result.stdout) == (0, EXPECTED)
    assert result.stderr == "2 tables imported.\n"


@pytest.mark.postgresql
@pytest.mark.parametrize("name", ["schema.yaml", "schema.toml"])
def test_the_file_is_a_schema_of_the_same_meaning(name: str, postgresql_url: str, tmp_path: Path) -> None:
    execute(postgresql_url, SHOP)
    assert run(postgresql_url, "-C", tmp_path, "-o", name, "-n").return_value == 0
    assert list(tmp_path.iterdir()) == []
    assert run(postgresql_url, "-C", tmp_path, "-o", name).return_value == 0
    shown = CliRunner().invoke(program, ["show", "--schema", str(tmp_path / name), "--dialect", "postgresql"])
    assert "Order.sold_by_customer" in shown.output or "sold_by_customer" in shown.output
    text = (tmp_path / name).read_text()
    there = run(postgresql_url, "-C", tmp_path, "-o", name)
    assert (there.return_value, (tmp_path / name).read_text()) == (0, text), there.stderr
    (tmp_path / name).write_text(f"# Ours.\n{text}")
    assert run(postgresql_url, "-C", tmp_path, "-o", name, "--force").return_value == 0
    assert (tmp_path / name).read_text() == text


@pytest.mark.postgresql
def test_patterns_choose_tables(postgresql_url: str) -> None:
    execute(postgresql_url, SHOP)
    only = run(postgresql_url, "--include", "cust*")
    assert "Customer:" in only.stdout and "Order" not in only.stdout
    # A key to a table that is not imported cannot be said.
    without = run(postgresql_url, "--exclude", "customers")
    assert "relationships" not in without.stdout and without.stderr.count("D010") == 2
    nothing = run(postgresql_url, "--schema", "elsewhere")
    assert (nothing.return_value, "D003" in nothing.stderr) == (2, True)


@pytest.mark.postgresql
def test_what_a_schema_cannot_say_is_said(postgresql_url: str) -> None:
    sql = """
        CREATE TABLE t (a int, id serial CONSTRAINT a_name_of_its_own PRIMARY KEY);
        CREATE TABLE u (id serial PRIMARY KEY);
        CREATE TABLE v (id serial PRIMARY KEY);
        CREATE VIEW seen AS SELECT a FROM t;
        CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
    """
    result = run(execute(postgresql_url, sql))
    assert result.return_value == 0
    assert "warning[D010]: view seen" in result.stderr
    assert "primary_key_name: a_name_of_its_own" in result.stdout
    assert "its columns stand in another order" not in result.stderr
    assert "Not in a schema: 1 function." in result.stderr


def test_a_password_is_never_shown() -> None:
    result = run("postgresql://me:very%20secret@127.0.0.1:1/shop")
    assert result.return_value == 2
    assert "D002" in result.stderr and "secret" not in result.stderr


@pytest.mark.parametrize("url", ["shop", "nodb://host/shop", "oracle://host/shop", "postgresql://h:port/x"])
def test_what_is_no_database_is_said(url: str) -> None:
    result = run(url)
    assert (result.return_value, "D001" in result.stderr) == (2, True), result.stderr


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("oracle://host/shop", "no database of oracle can be read"),
        ("shop.db", "sqlite:///shop.db"),
        ("sqlite:///{folder}/no.db", "at sqlite:///{folder}/no.db cannot be read: file is not a database"),
    ],
)
def test_what_is_wrong_with_a_url_is_said_in_the_words_of_the_user(url: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "no.db").write_text("no database, but a text of some length")
    assert said.format(folder=tmp_path) in run(url.format(folder=tmp_path)).stderr
