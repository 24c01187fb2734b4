"""The names of constraints and indexes, as the database gets them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.naming import _constraint_name_for_table as conventional

_conventional: Callable[..., str | None] = conventional
_dialect: Callable[..., Dialect] = postgresql.dialect  # SQLAlchemy leaves both untyped
# PostgreSQL's bound is the narrowest; names that a convention makes are cut to it, with digits made of the whole.
_PREPARER = _dialect().identifier_preparer


def name_of(constraint: Any) -> str | None:
    """Return a name with the naming convention applied; None where the database shall find one."""
    made = _conventional(constraint, constraint.table)
    name = made if made is not None else constraint.name
    if not isinstance(name, str):
        return None
    shown = str(_PREPARER.truncate_and_render_constraint_name(name))
    return shown[1:-1].replace('""', '"') if shown.startswith('"') else shown
