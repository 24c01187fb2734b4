"""Something dangerous about a change, as a value, and where a schema says it."""

from __future__ import annotations

from dataclasses import dataclass

from sqla_scaffold.report.codes.code import Code
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.table import TableKey


@dataclass(frozen=True, slots=True)
class Hazard:
    """Something dangerous.

    Args:
        place: the model, or model and attribute, at which the schema says it; None where it says nothing any more.
    """

    code: Code
    message: str
    hint: str
    place: str | None = None


def place(schema: Schema, table: TableKey, column: str | None = None) -> str | None:
    """Return the model of a table, with the attribute of a column, as the places of a schema are called."""
    model = next((one for one in schema.models if one.table == table), None)
    if model is None or column is None:
        return None if model is None else model.name
    attribute = next((one for one in model.attributes if one.column == column), None)
    return model.name if attribute is None or attribute.mixin else f"{model.name}.{attribute.name}"
