"""Domains: imported, generated and made again, they are what they were; what a schema cannot say of them is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from sqla_scaffold.api.importing import report, schema_of
from sqla_scaffold.reading.database.found import FoundDatabase
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.schema.table import Column, PrimaryKey, Table, TableKey, TypeUse

from tests.hard.test_hard_inputs import compared, differences, emptied
from tests.importing.test_hard_inputs import imported
from tests.migrate.project import Project

SQL = """
CREATE SCHEMA people;
CREATE DOMAIN quantity AS int CHECK (VALUE > 0);
CREATE DOMAIN people."E-Mail" AS varchar(254) COLLATE "C" DEFAULT 'nobody@example.org' NOT NULL
    CONSTRAINT has_an_at CHECK (VALUE ~ '@') CONSTRAINT short CHECK (length(VALUE) < 100);
COMMENT ON DOMAIN people."E-Mail" IS 'where letters go';
CREATE DOMAIN tags AS text[];
CREATE DOMAIN few AS quantity CHECK (VALUE < 10);
CREATE DOMAIN payload AS jsonb;
CREATE TABLE item (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, quantity quantity NOT NULL DEFAULT 3, tags tags,
    sold_by people."E-Mail" NOT NULL, packs quantity[], few few, payload payload);
"""
EXPECTED = """\
domains:
  EMail:
    type: str(254)
    collation: C
    name: E-Mail
    schema: people
    not_null: true
    default: "nobody@example.org"
    checks:
      has_an_at: "VALUE::text ~ '@'"
      short: "length(VALUE::text) < 100"
    comment: where letters go
  Quantity: {type: int, check: VALUE > 0}
  Tags: array(text)
"""
LEFT_OUT = ("domain few: it narrows another domain", "domain payload: it narrows a document")


@pytest.mark.postgresql
def test_domains_are_imported_and_made_again(postgresql_url: str, tmp_path: Path) -> None:
    with emptied(postgresql_url).connect() as connection:
        connection.exec_driver_sql(SQL)
    original = compared(postgresql_url)
    text, schema, said = imported(postgresql_url)
    assert text.partition("models:")[0].endswith(EXPECTED), text
    for words in LEFT_OUT:
        assert words in said, said
    assert said.count("warning[") == len(LEFT_OUT), said

    with emptied(postgresql_url).connect() as connection:
        connection.execute(sa.text("CREATE DOMAIN few AS int"))  # by hand, as the report says
        connection.execute(sa.text("CREATE DOMAIN payload AS jsonb"))
    Project.make(tmp_path, schema, postgresql_url).upgrade()
    found = differences(original, compared(postgresql_url))
    assert [one for one in found if "few" not in one] == []


def test_what_means_another_is_said() -> None:
    """Where what is meant is not what was found, each fact has a sentence."""
    column = Column("id", TypeUse("int"), nullable=False, autoincrement=True)
    found = FoundDatabase("postgresql", (Table(TableKey("t"), (column,), PrimaryKey(("id",), "pk_t")),))
    diagnostics = Diagnostics()
    document, _, meant = schema_of(found, "yaml", "schema.yaml", diagnostics)
    assert meant is not None and not len(diagnostics)
    commented = replace(found, tables=(replace(found.tables[0], comment="who knows"),))
    report(replace(document, found=commented), meant, diagnostics)
    assert [one.code.name for one in diagnostics] == ["means-another"]
