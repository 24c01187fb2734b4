"""SQL that somebody wrote, on its way into `sqlalchemy.text()`."""

from __future__ import annotations

import re

# What text() takes for a bind parameter, and what it takes for an escaped colon
# (sqlalchemy.sql.elements.TextClause, sqlalchemy.sql.compiler.BIND_PARAMS_ESC).
_BIND = re.compile(r"(?<![:\w\\]):(?=\w)")
_ESCAPED = re.compile(r"\\(?=:)")


def escape(sql: str) -> str:
    """Return the text that `text()` turns back into exactly this SQL: no colon in it is a bind parameter."""
    return _BIND.sub(r"\\:", _ESCAPED.sub(r"\\\\", sql))


def is_now(sql: str) -> bool:
    """Tell whether an expression is `now()`, which SQLAlchemy's `func.now()` says for every database."""
    return "".join(sql.split()).lower() == "now()"
