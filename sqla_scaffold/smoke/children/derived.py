"""Hybrids: Python and the database reckon the same."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any


def hybrids(engine: Any, session: Any, written: Any, found: Any) -> Iterator[str]:
    """Ask the object and the database for every hybrid of a row; decimals may be rounded on the way."""
    import sqlalchemy as sa

    mapper = written.target.mapper
    for name, described in mapper.all_orm_descriptors.items():
        if described.extension_type.name != "HYBRID_PROPERTY":
            continue
        chosen = sa.select(getattr(mapper.class_, name))
        for column, value in zip(mapper.primary_key, written.identity, strict=True):
            chosen = chosen.where(column == value)
        here, there = getattr(found, name), session.scalar(chosen)
        if here != there and not isinstance(here, Decimal | float):
            yield f"{name}\0is {here!r} in Python and {there!r} in the database"
