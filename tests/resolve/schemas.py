"""Schemas for the tests, written as people write them."""

from __future__ import annotations

from textwrap import dedent

from sqla_scaffold.reading.schema_file import read_schema_text
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.resolve.resolve import resolve
from sqla_scaffold.schema.attribute import Relationship
from sqla_scaffold.schema.model import Model, Schema
from sqla_scaffold.schema.table import Column, Table, TableKey


def resolved(text: str, database: str = "sqlite") -> Schema:
    """Return the schema that a text means; it must hold no mistake."""
    diagnostics = Diagnostics()
    spec = read_schema_text(dedent(text).encode(), "schema.yaml", "yaml", diagnostics)
    schema = None if spec is None else resolve(spec, diagnostics, database=database)
    assert schema is not None and not len(diagnostics), as_text(diagnostics, color=False)
    return schema


def mistakes(text: str, database: str = "sqlite") -> list[str]:
    """Return the names of the kinds of mistakes in a text, in order."""
    diagnostics = Diagnostics()
    spec = read_schema_text(dedent(text).encode(), "schema.yaml", "yaml", diagnostics)
    schema = None if spec is None else resolve(spec, diagnostics, database=database)
    assert (schema is None) == bool(diagnostics.errors)
    return [found.code.name for found in diagnostics]


def table(schema: Schema, name: str) -> Table:
    """Return a table by its name."""
    return schema.tables_by_key[TableKey(name)]


def column(schema: Schema, place: str) -> Column:
    """Return a column by `table.column`."""
    name, _, at = place.partition(".")
    return table(schema, name).by_name[at]


def model(schema: Schema, name: str) -> Model:
    """Return a model by its name."""
    return schema.models_by_name[name]


def side(schema: Schema, place: str) -> Relationship:
    """Return a side of a relationship by `Model.name`."""
    name, _, at = place.partition(".")
    return next(one for one in model(schema, name).relationships if one.name == at)
