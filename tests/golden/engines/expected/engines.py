"""Which engines there are, and which variables hold the addresses of their databases.

Nothing is connected here: tests say where their databases are before `db.py` makes the
engines.
"""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """Where an engine finds its database.

    Args:
        prefix: what its variables begin with: `REPORTS_` of `REPORTS_DATABASE_URL`.
        default_url: its address where no variable says one.
        replica_of: the engine that it is a copy of; it is read and never written, and
            without an address of its own it is that very database.
    """

    prefix: str
    default_url: str | None
    replica_of: str | None = None


ENGINES = {
    "default": Place("", "sqlite:///shop_engines.db"),
    "reports": Place("STATISTICS_", "sqlite:///shop_engines_reports.db"),
    "read_copy": Place("READ_COPY_", None, "default"),
}
