"""Which check of a table has refused a row, read from what the database says."""

from __future__ import annotations

from typing import Any

from .targets import Target

_LONGEST_NAME = 63  # PostgreSQL cuts longer ones


def refusing_check(target: Target, error: Any) -> Any:
    """Return the check that an error of the database names, or None where it is about something else."""
    import sqlalchemy as sa

    message = str(error.orig).lower()
    checks = {
        str(constraint.name)[:_LONGEST_NAME].lower(): constraint
        for table in target.tables
        for constraint in table.constraints
        if isinstance(constraint, sa.CheckConstraint) and isinstance(constraint.name, str)
    }
    named = [name for name in checks if name in message]
    return checks[max(named, key=len)] if named else None
