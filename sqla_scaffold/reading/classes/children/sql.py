"""SQL expressions as texts."""

from __future__ import annotations

from typing import Any

from sqlalchemy.exc import CompileError
from sqlalchemy.sql import functions

from .job import Job


def sql_of(clause: Any, job: Job) -> str:
    """Return an expression as its database writes it, with literals, and without the names of tables."""
    if isinstance(clause, str):
        return clause
    if isinstance(clause, functions.now):  # each database spells it by itself
        return "now()"
    words = {"literal_binds": True, "include_table": False}
    try:
        return str(clause.compile(dialect=job.dialect, compile_kwargs=words))
    except CompileError:  # a text with a colon that nobody escaped, and no value for it
        return str(clause)
