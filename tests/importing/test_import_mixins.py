"""`import --mixins`: columns with which several tables end alike stand in a mixin, and the tables stay as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sqla_scaffold.api.import_options import ImportOptions, chosen
from sqla_scaffold.api.importing import schema_of, with_shared_columns
from sqla_scaffold.api.meant import Meant
from sqla_scaffold.cli.main import program
from sqla_scaffold.importing.mixins import with_mixins
from sqla_scaffold.reading.database.connect import read_database
from sqla_scaffold.report.diagnostic import Diagnostics
from tests.importing import real_databases as real
from tests.importing.test_import_sqlite import made

TIMES = "created_at DATETIME NOT NULL, updated_at DATETIME"


def table(name: str, columns: str, *, key: str = "id INTEGER NOT NULL") -> str:
    return f"CREATE TABLE {name} ({key}, {columns}, CONSTRAINT pk_{name} PRIMARY KEY (id));"


SHOP = "".join(
    (
        table("customer", f"name TEXT, note TEXT, {TIMES}"),
        table("product", f"title TEXT, note TEXT, {TIMES}"),
        table("shop", f"a_id INTEGER NOT NULL CONSTRAINT fk_shop_a_id_product REFERENCES product (id), {TIMES}"),
        table("lonely", "note TEXT"),
        table("other", "created_at DATETIME NOT NULL, updated_at DATE"),
    )
)
EXPECTED = """\
mixins:
  Timestamps:
    columns:
      created_at: datetime
      updated_at: datetime?
models:
  Customer:
    mixins: [Timestamps]
    columns:
      name: text?
      note: text?

  Lonely:
    columns:
      note: text?

  Other:
    columns:
      created_at: datetime
      updated_at: date?

  Product:
    mixins: [Timestamps]
    columns:
      title: text?
      note: text?

  Shop:
    mixins: [Timestamps]
    columns:
      a_id: int
    relationships:
      a: {model: Product, via: a_id, index: false, back_populates: a_shops}
"""


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(program, ["import", *map(str, arguments)], standalone_mode=False)
    assert result.exception is None, result.exception
    return result


def test_what_several_tables_end_with_is_a_mixin(tmp_path: Path) -> None:
    url, schema = made(tmp_path, SHOP), tmp_path / "schema.yaml"
    run(url, "-C", tmp_path, "-o", "schema.yaml", "--mixins")
    assert schema.read_text() == EXPECTED
    again = run(url, "-C", tmp_path, "-o", "schema.yaml", "--mixins")
    assert schema.read_text() == EXPECTED and "says what the database holds" in again.stderr, again.stderr


def test_without_enough_of_them_nothing_is_shared(tmp_path: Path) -> None:
    url = made(tmp_path, table("a", TIMES) + table("b", TIMES) + table("c", "note TEXT") + table("d", "note TEXT"))
    assert run(url, "--mixins").stdout == run(url).stdout


def test_the_longest_end_that_enough_have_is_taken() -> None:
    def model(*columns: str) -> dict[str, object]:
        return {"columns": {name: "text" for name in columns}}

    models = {f"A{number}": model("x", "y", "z") for number in range(3)} | {
        f"B{number}": model("w", "z") for number in range(5)
    }
    found = with_mixins({"models": models})  # type: ignore[dict-item]  # plain values, whose type is wider
    assert found["mixins"] == {"XYZ": model("x", "y", "z"), "WZ": model("w", "z")}
    assert found["models"] == {
        **{f"A{number}": {"mixins": ["XYZ"]} for number in range(3)},
        **{f"B{number}": {"mixins": ["WZ"]} for number in range(5)},
    }


def test_models_say_themselves_what_they_share() -> None:
    result = CliRunner().invoke(program, ["import", "--models", "shop", "--mixins"])
    assert result.exit_code == 2 and "--mixins are for databases" in result.output


@pytest.mark.postgresql
@pytest.mark.mysql
@pytest.mark.skipif(not real.FOLDER.is_dir(), reason="the databases do not lie beside the checkout")
@pytest.mark.parametrize("name", ["sakila_pg", "sakila_my", pytest.param("adventureworks_pg", marks=pytest.mark.slow)])
def test_the_tables_stay_as_they_are(name: str, tmp_path: Path) -> None:
    place = real.fresh(real.dialect_of(name), tmp_path)
    url = next(place)
    real.load(name, url)
    found = chosen(read_database(url), ImportOptions())
    document, text, meant = schema_of(found, "yaml", "schema.yaml", Diagnostics())
    assert isinstance(meant, Meant)
    _, shared, meant_then = with_shared_columns(document, text, meant, "yaml")
    assert meant_then.schema.tables == meant.schema.tables
    assert meant_then.schema.mixins and shared.count("last_update:") + shared.count("modifieddate:") < 10
    place.close()  # type: ignore[attr-defined]  # a generator, of which only the first value is wanted
