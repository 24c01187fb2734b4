"""Importing into a schema that is there: it comes to say what the database holds, and every word of a person stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sqla_scaffold.cli.main import program
from sqla_scaffold.importing.agreeing import canonical
from tests.databases import engine_of
from tests.hard.test_hard_inputs import DATABASES
from tests.importing.test_hard_inputs import CASES, load
from tests.importing.test_import import execute
from tests.importing.test_import_sqlite import made

SHOP = """
CREATE TABLE customer (id INTEGER NOT NULL, name VARCHAR(80) NOT NULL, CONSTRAINT pk_customer PRIMARY KEY (id));
CREATE TABLE orders (
    id INTEGER NOT NULL, total NUMERIC(8, 2) NOT NULL, note TEXT, seller INTEGER, customer_id INTEGER NOT NULL,
    CONSTRAINT pk_orders PRIMARY KEY (id), CONSTRAINT ck_orders_total CHECK (total > 0),
    CONSTRAINT fk_orders_customer_id_customer FOREIGN KEY (customer_id) REFERENCES customer (id));
CREATE INDEX ix_orders_customer_id ON orders (customer_id);
"""
OF_A_PERSON = """\
# The shop. Ask before you change it.
models:
  Buyer:  # who pays
    table: customer
    columns:
      full_name: {type: str(80), name: name, doc: As on the invoice.}   # a comment

  Order:
    table: orders
    doc: What somebody wants.
    columns:
      # in euros
      total: {type: "decimal(8, 2)", doc: Without tax.}
      note: text?
      seller: int?
    relationships:
      customer: {model: Buyer, back_populates: purchases, lazy: selectin}
    checks:
      total: total>0   # no gifts
    hybrids:
      doubled: total * 2
"""
LATER = """
ALTER TABLE customer ADD COLUMN email VARCHAR(120);
ALTER TABLE orders ADD COLUMN shipped_to INTEGER CONSTRAINT fk_orders_shipped_to_customer REFERENCES customer (id) ON DELETE SET NULL;
CREATE INDEX ix_orders_note ON orders (note);
CREATE UNIQUE INDEX one_total ON orders (total, note) WHERE total > 9;
CREATE TABLE item (id INTEGER NOT NULL, name TEXT NOT NULL, order_id INTEGER NOT NULL, CONSTRAINT pk_item PRIMARY KEY (id),
    CONSTRAINT fk_item_order_id_orders FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE);
"""
AFTERWARDS = """\
# The shop. Ask before you change it.
models:
  Buyer:  # who pays
    table: customer
    columns:
      full_name: {type: str(80), name: name, doc: As on the invoice.}   # a comment
      email: str(120)?

  Order:
    table: orders
    doc: What somebody wants.
    columns:
      # in euros
      total: {type: "decimal(8, 2)", doc: Without tax.}
      note: {type: "text?", index: true}
      seller: int?
      shipped_to: int?
    relationships:
      customer: {model: Buyer, back_populates: purchases, lazy: selectin}
      shipped_to_buyer: {model: Buyer, via: shipped_to, index: false, ondelete: SET NULL, back_populates: shipped_to_buyer_orders}
    checks:
      total: total>0   # no gifts
    indexes: [{columns: [total, note], unique: true, where: total > 9, name: one_total}]
    hybrids:
      doubled: total * 2

  Item:
    columns:
      name: text
    relationships:
      order: {model: Order, index: false, ondelete: CASCADE}
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(program, ["import", *map(str, arguments)], standalone_mode=False)


def again(url: str, folder: Path, *arguments: str) -> Result:
    result = run(url, "-C", folder, "-o", "schema.yaml", *arguments)
    assert result.exception is None, result.exception
    return result


def test_what_a_person_wrote_stays(tmp_path: Path) -> None:
    url, schema = made(tmp_path, SHOP), tmp_path / "schema.yaml"
    schema.write_text(OF_A_PERSON)
    first = again(url, tmp_path)
    assert (first.return_value, schema.read_text()) == (0, OF_A_PERSON), first.stderr
    assert "The schema says what the database holds." in first.stderr

    made(tmp_path, LATER)
    shown = again(url, tmp_path, "--dry-run", "--diff")
    assert "+      email: str(120)?" in shown.stdout and schema.read_text() == OF_A_PERSON
    again(url, tmp_path)
    text = schema.read_text()
    assert text == AFTERWARDS
    once_more = again(url, tmp_path)
    assert schema.read_text() == text and "The schema says what the database holds." in once_more.stderr


def test_what_the_database_lacks_stays_until_it_is_pruned(tmp_path: Path) -> None:
    schema = tmp_path / "schema.yaml"
    url = made(tmp_path, "CREATE TABLE a (id INTEGER NOT NULL, x TEXT, CONSTRAINT pk_a PRIMARY KEY (id))")
    text = "models:\n  A:\n    columns:\n      x: text?\n      y: int?  # soon\n  B:\n    columns: {z: int}\n"
    schema.write_text(text)
    result = again(url, tmp_path)
    assert (result.return_value, schema.read_text()) == (0, text)
    assert "D012]: A.y is not in the database" in result.stderr and "D012]: B is not" in result.stderr
    again(url, tmp_path, "--prune")
    assert schema.read_text() == "models:\n  A:\n    columns:\n      x: text?\n"


@pytest.mark.postgresql
@pytest.mark.skipif(not DATABASES.is_dir(), reason="the databases do not lie beside the checkout")
@pytest.mark.parametrize(
    "name", [pytest.param(one, marks=() if at % 6 == 0 else pytest.mark.slow) for at, one in enumerate(CASES)]
)
def test_nothing_changes_where_nothing_did(name: str, postgresql_url: str, tmp_path: Path) -> None:
    load(name, postgresql_url)
    schema = tmp_path / "schema.yaml"
    again(postgresql_url, tmp_path)
    before = schema.read_bytes()
    result = again(postgresql_url, tmp_path)
    assert (result.return_value, schema.read_bytes()) == (0, before), result.stderr
    assert "The schema says what the database holds." in result.stderr and "D013" not in result.stderr


@pytest.mark.postgresql
@pytest.mark.skipif(not DATABASES.is_dir(), reason="the databases do not lie beside the checkout")
@pytest.mark.parametrize(
    ("before", "after"), [("c26_order_a", "c26_order_b"), ("c27_add1", "c27_add2"), ("c28_m2m1", "c28_m2m2")]
)
def test_what_comes_later_only_adds_lines(before: str, after: str, postgresql_url: str, tmp_path: Path) -> None:
    load(before, postgresql_url)
    again(postgresql_url, tmp_path)
    lines = (tmp_path / "schema.yaml").read_text().splitlines()
    load(after, postgresql_url)
    result = again(postgresql_url, tmp_path)
    text = (tmp_path / "schema.yaml").read_text()
    assert result.return_value == 0 and "D013" not in result.stderr, result.stderr + text
    gone = {line.strip().partition(":")[0] for line in lines if line not in text.splitlines()}
    # Of a table of two keys that gets a third column, the many-to-many comes to lead through the model.
    assert gone <= ({"secondary", "ondelete", "index"} if before == "c28_m2m1" else set()), text
    assert again(postgresql_url, tmp_path).return_value == 0
    assert (tmp_path / "schema.yaml").read_text() == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("(price > 0)", "price > 0::numeric"),
        ("name::text <> ''", "name <> ''"),
        ("Lower( a )=b", "lower(a) = b"),
        ("('x'::character varying)::text", "('x')"),
    ],
)
def test_the_same_in_other_words_is_no_change(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


def test_another_thing_is_a_change() -> None:
    assert canonical("a or (b and c)") != canonical("(a or b) and c")
    assert canonical("a = 'X'") != canonical("a = 'x'")


def test_what_stands_in_a_mixin_is_changed_by_hand(tmp_path: Path) -> None:
    schema = tmp_path / "schema.yaml"
    url = made(tmp_path, "CREATE TABLE a (id INTEGER NOT NULL, x VARCHAR(80), CONSTRAINT pk_a PRIMARY KEY (id))")
    text = "mixins:\n  X:\n    columns: {x: 'str(40)?'}\nmodels:\n  A: {mixins: [X]}\n"
    schema.write_text(text)
    result = again(url, tmp_path)
    assert (result.return_value, schema.read_text()) == (0, text)
    assert "D013]: A.x cannot be changed here: it is the column of a mixin or a relationship" in result.stderr


def test_what_another_engine_has_is_left_alone(tmp_path: Path) -> None:
    schema = tmp_path / "schema.yaml"
    text = """\
engines: {reports: {database: sqlite}}
enums: {Kind: [page, image]}
models:
  Customer: {columns: {name: str(80)}}
  Visit: {bind: reports, columns: {page: str(200), kind: Kind}}
"""
    schema.write_text(text)
    database = "CREATE TABLE customer (id INTEGER PRIMARY KEY NOT NULL, name VARCHAR(90) NOT NULL);"
    result = again(made(tmp_path, database), tmp_path, "--prune")
    assert result.exit_code == 0, result.output
    assert schema.read_text() == text.replace("str(80)", "str(90)")
    other = "CREATE TABLE visit (id INTEGER PRIMARY KEY NOT NULL, place VARCHAR(9) NOT NULL);"
    result = again(made(tmp_path, other), tmp_path)
    assert "another engine has one of this name" in result.stderr
    assert schema.read_text() == text.replace("str(80)", "str(90)")


def test_a_schema_of_several_files_is_changed_where_things_stand(tmp_path: Path) -> None:
    (tmp_path / "schema").mkdir()
    one, two = tmp_path / "schema" / "one.toml", tmp_path / "schema" / "two.yaml"
    one.write_text('[models.A.columns]\nx = "int?"  # mine\n')
    two.write_text("models:\n  B:\n    columns:\n      z: int\n")
    key = "CONSTRAINT pk_{0} PRIMARY KEY (id)"
    url = made(
        tmp_path,
        f"CREATE TABLE a (id INTEGER NOT NULL, x TEXT, {key.format('a')});"
        f"CREATE TABLE b (id INTEGER NOT NULL, z INTEGER NOT NULL, due DATE, {key.format('b')});",
    )
    result = run(url, "-C", tmp_path, "-o", "schema")
    assert result.return_value == 0, result.stderr
    assert one.read_text() == '[models.A.columns]\nx = "text?"  # mine\n'
    assert two.read_text() == "models:\n  B:\n    columns:\n      z: int\n      due: date?\n"


def test_a_key_that_may_not_be_one_is_told_each_time(tmp_path: Path) -> None:
    url = made(tmp_path, "CREATE TABLE log (at DATETIME NOT NULL, host TEXT NOT NULL, msg TEXT)")
    first = again(url, tmp_path)
    before = (tmp_path / "schema.yaml").read_bytes()
    for more in ([], ["--dry-run"], ["--prune"]):
        result = again(url, tmp_path, *more)
        assert (tmp_path / "schema.yaml").read_bytes() == before
        assert "warning[D014]: table log has no primary key" in first.stderr and "D014" in result.stderr
    # A person has named other columns: those are asked about.
    (tmp_path / "schema.yaml").write_text(before.decode().replace("[at, host, msg]", "[at, host]"))
    assert "see whether at, host tell its rows apart" in again(url, tmp_path).stderr


IN_OTHER_WORDS = """\
models:
  Thing:
    columns:
      name: {type: str(80), server_default: {sql: "'a' || 'b'"}}
      state: {type: str(8), server_default: open}
      amount: {type: "decimal(8, 2)", server_default: 0}
      gross: {type: "decimal(8, 2)", computed: amount*1.2}
    checks:
      state: "state IN ('open', 'paid')"   # all that there are
      amount: amount BETWEEN 0 AND 99
      name: name LIKE 'a%' or amount >= 3
    indexes:
      - {columns: [{sql: lower( name )}], name: by_name, where: "state IN ('open')"}
  Sum:
    view: select state, sum(amount) as total from thing where amount > 0 group by 1
    primary_key: state
    columns: {state: str(8), total: decimal?}
"""
THINGS = """
CREATE TABLE thing (
    id serial CONSTRAINT pk_thing PRIMARY KEY, name varchar(80) NOT NULL DEFAULT 'a' || 'b', state varchar(8) NOT NULL DEFAULT 'open',
    amount numeric(8, 2) NOT NULL DEFAULT 0, gross numeric(8, 2) GENERATED ALWAYS AS (amount * 1.2) STORED NOT NULL,
    CONSTRAINT ck_thing_state CHECK (state IN ('open', 'paid')), CONSTRAINT ck_thing_amount CHECK (amount BETWEEN 0 AND {0}),
    CONSTRAINT ck_thing_name CHECK (name LIKE 'a%' OR amount >= 3));
CREATE INDEX by_name ON thing (lower(name)) WHERE state = 'open';
CREATE VIEW sum AS SELECT thing.state, sum(thing.amount) AS total FROM thing WHERE thing.amount > 0 GROUP BY thing.state;
"""


@pytest.mark.postgresql
def test_what_means_the_same_in_other_words_stays(postgresql_url: str, tmp_path: Path) -> None:
    execute(postgresql_url, THINGS.format(99))
    schema = tmp_path / "schema.yaml"
    text = IN_OTHER_WORDS
    schema.write_text(text)
    result = again(postgresql_url, tmp_path, "--views", "--prune")
    assert schema.read_text() == text and "says what the database holds" in result.stderr, result.stderr
    execute(postgresql_url, "DROP VIEW sum; DROP TABLE thing;" + THINGS.format(98).replace("> 0 GROUP", "> 1 GROUP"))
    again(postgresql_url, tmp_path, "--views")
    changed = [one for one in schema.read_text().splitlines() if one not in text.splitlines()]
    assert "amount: amount >= 0 AND amount <= 98" in changed[0] and "amount > 1" in "".join(changed), changed
    assert "# all that there are" in schema.read_text()


@pytest.mark.mysql
def test_what_means_the_same_to_mariadb_stays(mysql_url: str, tmp_path: Path) -> None:
    with engine_of(mysql_url).connect() as connection:
        connection.exec_driver_sql(
            "CREATE TABLE a (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, n int NOT NULL, m int AS (n + 1) STORED,"
            " CONSTRAINT ck_a_n CHECK (n BETWEEN 1 AND 5 AND n <> 3))"
        )
        connection.exec_driver_sql("CREATE VIEW b AS SELECT n, count(*) AS many FROM a WHERE n > 1 GROUP BY n")
    schema = tmp_path / "schema.yaml"
    text = (
        "models:\n  A:\n    columns:\n      n: int\n      m: {type: int?, computed: N+1}\n"
        "    checks:\n      n: n between 1 and 5 and not n = 3\n"
        "  B:\n    view: |\n      SELECT n, COUNT(*) AS many\n      FROM a WHERE n > 1\n      GROUP BY n\n    primary_key: n\n"
        "    columns: {n: int, many: bigint}\n"
    )
    schema.write_text(text)
    result = again(mysql_url, tmp_path, "--views", "--prune")
    assert schema.read_text() == text and "says what the database holds" in result.stderr, result.stderr
