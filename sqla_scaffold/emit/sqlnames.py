"""Names as PostgreSQL's SQL has them, for the statements that SQLAlchemy has no word for."""

from __future__ import annotations

import re

# What PostgreSQL 15 takes for no name of a table or column (https://www.postgresql.org/docs/current/sql-keywords-appendix.html).
_RESERVED = frozenset(
    (
        "all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation "
        "column concurrently constraint create cross current_catalog current_date current_role current_schema "
        "current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch for "
        "foreign freeze from full grant group having ilike in initially inner intersect into is isnull join lateral "
        "leading left like limit localtime localtimestamp natural not notnull null offset on only or order outer overlaps "
        "placing primary references returning right select session_user similar some symmetric table tablesample then to "
        "trailing true union unique user using variadic verbose when where window with "
    ).split()
)
_PLAIN = re.compile(r"[a-z_][a-z0-9_]*", re.ASCII)


def quoted(name: str) -> str:
    """Return a name, in quotes where PostgreSQL would read it otherwise."""
    if _PLAIN.fullmatch(name) and name not in _RESERVED:
        return name
    return '"' + name.replace('"', '""') + '"'
