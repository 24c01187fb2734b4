"""`import --views`: views become models that are read, and what is made of the schema has those views again."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from sqla_scaffold.api.import_options import ImportOptions, chosen
from sqla_scaffold.api.importing import schema_of
from sqla_scaffold.cli.main import program
from sqla_scaffold.reading.database.connect import read_database
from sqla_scaffold.reading.database.found import FoundDatabase
from sqla_scaffold.reading.database.sqlite_views import query_of
from sqla_scaffold.report.diagnostic import Diagnostics
from tests.importing import real_databases as real
from tests.importing.test_import import execute
from tests.importing.test_import_sqlite import made
from tests.migrate.project import Project

SHOP = """
CREATE TYPE state AS ENUM ('open', 'paid');
CREATE TABLE customer (id serial PRIMARY KEY, name varchar(80) NOT NULL);
CREATE TABLE orders (id serial PRIMARY KEY, state state NOT NULL, total numeric(8, 2), customer_id int NOT NULL REFERENCES customer);
CREATE FUNCTION half(n numeric) RETURNS numeric LANGUAGE sql AS 'SELECT n / 2';
CREATE VIEW z_paid AS SELECT id, customer_id AS "Customer", total FROM orders WHERE state = 'paid';
CREATE VIEW a_sums AS SELECT "Customer", sum(total) AS total FROM z_paid GROUP BY "Customer";
CREATE VIEW halves WITH (security_barrier) AS SELECT id, half(total) FROM orders;
CREATE VIEW of_halves AS SELECT * FROM halves;
CREATE MATERIALIZED VIEW by_state AS SELECT state, count(*) AS n FROM orders GROUP BY state;
CREATE UNIQUE INDEX ON by_state (state);
COMMENT ON VIEW a_sums IS 'What each has paid';
"""
EXPECTED = """
  ByState:
    view:
      sql: |-
        SELECT orders.state,
            count(*) AS n
           FROM orders
          GROUP BY orders.state
      materialized: true
    primary_key: state
    columns:
      state: State
      "n": bigint?

  Half:
    table: halves
    view: {}
    primary_key: [id, half]
    columns:
      id: int
      half: decimal

  ZPaid:
    view: |-
      SELECT orders.id,
          orders.customer_id AS "Customer",
          orders.total
         FROM orders
        WHERE orders.state = 'paid'::state
    primary_key: [id, customer, total]
    columns:
      id: int
      customer: {type: int, name: Customer}
      total: decimal(8, 2)

  ASum:
    table: a_sums
    view: |-
      SELECT z_paid."Customer",
          sum(z_paid.total) AS total
         FROM z_paid
        GROUP BY z_paid."Customer"
    primary_key: [customer, total]
    columns:
      customer: {type: int, name: Customer}
      total: decimal

  OfHalf:
    table: of_halves
    view: {}
    primary_key: [id, half]
    columns:
      id: int
      half: decimal
"""


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(program, ["import", *map(str, arguments)], standalone_mode=False)
    assert result.exception is None, result.exception
    return result


@pytest.mark.postgresql
def test_views_are_models_that_are_read(postgresql_url: str) -> None:
    result = run(execute(postgresql_url, SHOP), "--views")
    assert result.return_value == 0 and result.stdout.endswith(EXPECTED), result.stdout
    for said in (
        "D010]: query of a view halves: it calls the function half, which is not in the schema",
        "D010]: query of a view of_halves: it reads halves, which is not in the schema",
        "D010]: index of a view by_state.by_state_state_idx",
        "D010]: option of a view halves: security_barrier=true",
        "D010]: comment of a view a_sums",
        "D014]: view z_paid has no key that the database knows",
        "2 tables and 5 views imported.",
    ):
        assert said in result.stderr, said
    assert "D014]: view by_state" not in result.stderr


@pytest.mark.postgresql
def test_unasked_they_are_only_named(postgresql_url: str) -> None:
    result = run(execute(postgresql_url, SHOP), "--exclude", "of_*")
    assert "view:" not in result.stdout
    assert "D010]: view halves: import it with --views" in result.stderr
    assert "materialized view by_state: import" in result.stderr
    assert "of_halves" not in result.stderr and "of a view" not in result.stderr
    only = run(postgresql_url, "--views", "--include", "z_*")
    assert "query of a view z_paid: it reads orders, which is not in the schema" in only.stderr
    assert only.stdout.startswith("models:\n  ZPaid:\n    view: {}\n")


@pytest.mark.postgresql
def test_importing_again_changes_nothing_that_a_person_knows(postgresql_url: str, tmp_path: Path) -> None:
    execute(postgresql_url, SHOP)
    schema = tmp_path / "schema.yaml"
    run(postgresql_url, "-C", tmp_path, "-o", "schema.yaml", "--views")
    text = schema.read_text().replace("primary_key: [id, customer, total]", "primary_key: id  # each order once")
    text = text.replace("      total: decimal(8, 2)\n\n  ASum", '      total: "decimal(8, 2)?"\n\n  ASum')
    schema.write_text(text)
    for more in ([], ["--views"], ["--views", "--prune"]):
        again = run(postgresql_url, "-C", tmp_path, "-o", "schema.yaml", *more)
        assert schema.read_text() == text and "The schema says what the database holds." in again.stderr, again.stderr
    assert "view z_paid" not in again.stderr
    execute(
        postgresql_url,
        "CREATE OR REPLACE VIEW z_paid AS SELECT id, customer_id AS \"Customer\", total, state FROM orders WHERE state = 'paid';"
        "CREATE VIEW names AS SELECT name\nFROM customer;",
    )
    run(postgresql_url, "-C", tmp_path, "-o", "schema.yaml", "--views")
    changed = schema.read_text()
    assert "each order once" in changed and "      state: State?\n" in changed and "orders.state\n" in changed
    assert "  Name:\n    table: names\n    view: |-\n      SELECT customer.name\n" in changed, changed
    assert "says what the database holds" in run(postgresql_url, "-C", tmp_path, "-o", "schema.yaml", "--views").stderr


def test_views_of_sqlite(tmp_path: Path) -> None:
    sql = """
        CREATE TABLE a (id INTEGER NOT NULL, x TEXT, CONSTRAINT pk_a PRIMARY KEY (id));
        CREATE TEMP VIEW gone AS SELECT 1;
        CREATE VIEW "seen as" (one, "Two") AS SELECT id, x FROM a;
        CREATE VIEW lost AS SELECT y FROM nowhere;
        CREATE VIEW after_all AS SELECT one FROM "seen as";
    """
    result = run(made(tmp_path, sql), "--views")
    assert result.return_value == 0, result.stderr
    assert "D010]: view lost: no columns of it tell rows apart" in result.stderr
    assert result.stdout.endswith("""
  SeenA:
    table: seen as
    view: |-
      WITH named (one, "Two") AS (
      SELECT id, x FROM a
      )
      SELECT * FROM named
    primary_key: [one, two]
    columns:
      one: int
      two: {type: text, name: Two}

  AfterAll:
    view: "SELECT one FROM \\"seen as\\""
    primary_key: one
    columns:
      one: int
"""), result.stdout


@pytest.mark.parametrize(
    ("statement", "query"),
    [
        ("CREATE VIEW v AS SELECT 1 AS a", "SELECT 1 AS a"),
        ('create temp view if not exists "x AS y" /* AS */ as\n  select *  \n  from t ;', "select *\n  from t"),
        ("CREATE VIEW v AS SELECT 'a  \n b'", "SELECT 'a  \n b'"),
    ],
)
def test_a_query_of_sqlite_is_what_stands_behind_as(statement: str, query: str) -> None:
    assert query_of(statement) == query


def _views(found: FoundDatabase) -> dict[str, tuple[object, ...]]:
    names = {one.key: one.name for one in found.enums} | {one.name: one.type_name for one in found.domains}
    return {
        str(view.table.key): (
            view.sql,
            view.materialized,
            [(one.name, names.get(str(one.type.enum or one.type.domain), one.type)) for one in view.table.columns],
        )
        for view in found.views
        if view.table.key not in found.calls
    }


@pytest.mark.postgresql
@pytest.mark.mysql
@pytest.mark.skipif(not real.FOLDER.is_dir(), reason="the databases do not lie beside the checkout")
@pytest.mark.parametrize(
    "name",
    [
        "sakila_my",
        "sakila_lite",
        pytest.param("northwind_lite", marks=pytest.mark.slow),
        pytest.param("sakila_pg", marks=pytest.mark.slow),
        pytest.param("pagila_pg", marks=pytest.mark.slow),
        pytest.param("adventureworks_pg", marks=pytest.mark.slow),
    ],
)
def test_the_views_are_those_of_the_database(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places = [real.fresh(real.dialect_of(name), tmp_path) for _ in range(3)]
    first, second, third = (next(place) for place in places)
    real.load(name, first)
    found = chosen(read_database(first), ImportOptions(views=True))
    _, text, meant = schema_of(found, "yaml", "schema.yaml", Diagnostics())
    assert meant is not None, text
    unmade = {str(view.table.key) for view in meant.schema.views if view.sql is None}
    original = {key: view for key, view in _views(found).items() if key not in unmade}
    assert original
    project = Project.make(tmp_path / "project", meant.schema, second)
    project.upgrade()
    assert _views(read_database(second)) == original

    monkeypatch.syspath_prepend(str(project.root / "src"))
    real.create_all(project, meant.schema, third)
    assert _views(read_database(third)) == original
    models = importlib.import_module(f"{project.package}.models")
    engine = sa.create_engine(third, poolclass=sa.NullPool)
    with sa.orm.Session(engine) as session:
        for model in meant.schema.models:
            if model.table in meant.schema.views_by_key and str(model.table) in original:
                if not meant.schema.views_by_key[model.table].materialized:
                    assert session.scalars(sa.select(getattr(models, model.name))).all() == []
    for place in places:
        place.close()  # type: ignore[attr-defined]  # generators, of which only the first value is wanted
