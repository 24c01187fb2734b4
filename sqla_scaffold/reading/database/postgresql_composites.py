"""Composite types of PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqla_scaffold.schema.composites import Composite


def composites_of(rows: Sequence[Mapping[str, Any]], home: str | None) -> Iterator[Composite]:
    """Yield the composite types, one that has another in it behind that, for it was made later."""
    for row in rows:
        schema = None if row["schema"] == home else row["schema"]
        attributes = tuple(zip(row["names"] or (), row["types"] or ()))
        yield Composite(row["name"], attributes, schema, row["comment"])
