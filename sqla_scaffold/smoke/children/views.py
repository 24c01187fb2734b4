"""Models that read a view: their rows can be read, and nothing can be written to them."""

from __future__ import annotations

from typing import Any

from .targets import Target
from .values import value_for
from .verdict import Skip


def read_only(engine: Any, view: Target) -> None:
    """Read a view, and try to write to it.

    Raises:
        Skip: where somebody else makes the view, and has not made it here.
        ValueError: where a row is accepted.
    """
    import sqlalchemy as sa
    from sqlalchemy.orm import Session

    if not sa.inspect(engine).has_table(view.table.name, schema=view.table.schema):
        raise Skip("the view is not there, and is made by somebody else")
    with Session(engine) as session:
        session.scalars(sa.select(view.mapper.class_)).all()
        session.add(view.make({name: value_for(column.type, name, 1) for name, column in view.columns()}))
        try:
            session.flush()
        except TypeError:
            return
    raise ValueError("a row was written to a view")
