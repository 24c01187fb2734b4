"""The history of revisions as the project keeps it: the snapshot of the newest one."""

from __future__ import annotations

from sqla_scaffold.config import Config
from sqla_scaffold.report.codes import revisions as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Source
from sqla_scaffold.schema.snapshot import Flaw, FlawKind, Like, Snapshot, load

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
    return found
