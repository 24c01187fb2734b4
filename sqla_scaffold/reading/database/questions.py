"""What a database is asked beside its catalogue: what it makes of SQL, and which revisions were applied to it."""

from __future__ import annotations

import json
from collections.abc import Callable

import sqlalchemy as sa


def meaning(connection: sa.Connection, select: str) -> str | None:
    """Return a SELECT as a database understands it, without running it; None where it does not.

    Two that mean the same give the same text, however they were written: casts are said, lists written out.
    """
    ask = _MEANINGS.get(connection.dialect.name)
    # Drivers send several statements as they are, and a COMMIT among them would end the transaction that cannot write.
    if ask is None or ";" in select:
        return None
    try:
        with connection.begin_nested():
            return ask(connection, select.replace("%", "%%"))  # drivers look for parameters
    except sa.exc.DBAPIError:
        return None


def _postgresql(connection: sa.Connection, select: str) -> str:
    plan = connection.exec_driver_sql(f"EXPLAIN (VERBOSE, COSTS OFF, FORMAT JSON) {select}").scalar_one()
    return json.dumps(plan, sort_keys=True)


def _mysql(connection: sa.Connection, select: str) -> str:
    extended = "EXTENDED " if getattr(connection.dialect, "is_mariadb", False) else ""
    connection.exec_driver_sql(f"EXPLAIN {extended}{select}")
    return "\n".join(str(row[2]) for row in connection.exec_driver_sql("SHOW WARNINGS"))


_MEANINGS: dict[str, Callable[[sa.Connection, str], str]] = {
    "postgresql": _postgresql,
    "mysql": _mysql,
    "mariadb": _mysql,
}


def revisions(connection: sa.Connection) -> tuple[str, ...]:
    """Return the revisions that Alembic noted in a database; none where it never was there."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return ()
    rows = connection.exec_driver_sql("SELECT version_num FROM alembic_version ORDER BY version_num")
    return tuple(str(row[0]) for row in rows)
