"""Which check of a table has refused a row, read from what the database says."""

from __future__ import annotations

import re
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
    return checks[max(named, key=len)] if named else _refusing_domain(target, message)


class DomainCheck:
    """A check of a domain, as one of the columns that have it."""

    def __init__(self, name: str, sqltext: str) -> None:
        self.name, self.sqltext = name, sqltext

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DomainCheck) and (self.name, self.sqltext) == (other.name, other.sqltext)

    def __hash__(self) -> int:
        return hash((self.name, self.sqltext))


def _refusing_domain(target: Target, message: str) -> DomainCheck | None:
    """Return the check of a domain that a message names, over the columns of the domain; PostgreSQL names no column."""
    found = re.search(r'value for domain (\S+) violates check constraint "(.+?)"', message)
    if found is None:
        return None
    named = found[1].rpartition(".")[2].strip('"')
    domains = {
        column.name: column.type._variant_mapping["postgresql"]
        for table in target.tables
        for column in table.columns
        if "postgresql" in column.type._variant_mapping
    }
    columns = {name: domain for name, domain in domains.items() if str(getattr(domain, "name", "")).lower() == named}
    texts = (
        re.sub(r"\bvalue\b", name, "value" if domain.check is None else str(domain.check), flags=re.I)
        for name, domain in columns.items()
    )
    return DomainCheck(found[2], " AND ".join(texts))
