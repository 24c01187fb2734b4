"""The history of revisions as the project keeps it: the snapshot of the newest one."""

from __future__ import annotations

from collections.abc import Iterable

from sqla_scaffold.config import Config
from sqla_scaffold.report.codes import revisions as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Source
from sqla_scaffold.schema.snapshot import Flaw, FlawKind, Like, Snapshot, load
from sqla_scaffold.schema.table import Table
from sqla_scaffold.schema.type_use import parts
from sqla_scaffold.schema.types import BY_NAME

_CODES = {
    FlawKind.NOT_JSON: codes.SNAPSHOT_UNREADABLE,
    FlawKind.CONFLICT: codes.SNAPSHOT_CONFLICT,
    FlawKind.FORMAT: codes.SNAPSHOT_FORMAT,
    FlawKind.EDITED: codes.SNAPSHOT_EDITED,
    FlawKind.SHAPE: codes.SNAPSHOT_UNKNOWN,
}
_HINTS = {
    FlawKind.NOT_JSON: "restore the file from version control",
    FlawKind.CONFLICT: "take the whole file of the branch that stays, and say `sqla-scaffold revision --rebase`",
    FlawKind.FORMAT: "use the version of sqla-scaffold that wrote it",
    FlawKind.EDITED: "restore the file from version control, and change the schema file instead",
    FlawKind.SHAPE: "use the version of sqla-scaffold that wrote it, or a later one",
}


def lock_path(config: Config) -> str:
    """Return where the snapshot of the newest revision is kept, relative to the project."""
    return f"{config.migrations}/schema.lock"


def read_snapshot(source: Source, diagnostics: Diagnostics, like: Like | None = None) -> Snapshot | None:
    """Read `schema.lock`; a broken one is reported and gives None.

    Args:
        source: the text under the path that people know it by.
        like: a schema that is probably much the same.
    """
    found = load(source, like)
    if isinstance(found, Flaw):
        diagnostics.add(_CODES[found.kind], found.message, found.span, hint=_HINTS[found.kind])
        return None
    known = {} if like is None else like.schema.tables_by_key
    unknown = _unknown_types(table for table in found.schema.tables if known.get(table.key) is not table)
    for name in unknown:
        message = f"the snapshot has columns of the type {name!r}, which nothing installed brings"
        hint = "install the package that brings the type, as it was when the snapshot was written"
        diagnostics.add(_CODES[FlawKind.SHAPE], message, path=source.name, hint=hint)
    return None if unknown else found


def _unknown_types(tables: Iterable[Table]) -> list[str]:
    """Return the names of types that stand in no table of types; a package may have brought them."""
    uses = (use for table in tables for column in table.columns for use in parts(column.type))
    named = (use.name for use in uses if not (use.enum or use.sql or use.domain or use.impl))
    return sorted({name for name in named if name not in BY_NAME})
