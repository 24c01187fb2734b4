"""`check --url`: what a live database has, beside what the schema says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path

from sqla_scaffold.api.meant import Project
from sqla_scaffold.config import Config
from sqla_scaffold.importing.found_schema import found_schema
from sqla_scaffold.migrate.chain import read_chain
from sqla_scaffold.migrate.drift import drift
from sqla_scaffold.migrate.shadow import shadow
from sqla_scaffold.migrate.sight import Drift, Side
from sqla_scaffold.reading.database.connect import Opened, opened
from sqla_scaffold.reading.database.sqlite import read_sqlite
from sqla_scaffold.report.codes import databases as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.schema.model import Schema

_CODES = {
    Side.SCHEMA: (codes.MISSING_IN_DATABASE, "is not in the database"),
    Side.DATABASE: (codes.ONLY_IN_DATABASE, "is in the database alone"),
    Side.BOTH: (codes.DIFFERENT_IN_DATABASE, "is another one"),
}


def check_database(root: Path, project: Project, url: str, ignore: Sequence[str], diagnostics: Diagnostics) -> str:
    """Report each object in which a live database is not what the schema says, and return a sentence about all of them.

    The database is read in one transaction that cannot write; it is asked what expressions mean, never to run one.

    Args:
        ignore: patterns of names of tables and other objects that are left out, as `name` or `schema.name`.

    Errors: `OutsideError` for a database that cannot be read.
    """
    schema, config = project.meant.schema, project.config
    with opened(url) as database:
        found = [one for one in compared(database, schema) if not _is_ignored(one, ignore)]
        revisions = database.revisions()
    _check_revision(root, config, revisions, diagnostics)
    for one in found:
        code, words = _CODES[one.side]
        span = None if one.place is None else project.meant.places.get(one.place)
        message = f"{one.what}: {one.detail}" if one.detail else f"{one.what} {words}"
        diagnostics.add(code, message, span, path=None if span is not None else config.schema)
    if not found:
        return "The database is what the schema says."
    counts = [(sum(one.side is side for one in found), side.value) for side in Side]
    return f"The database: {', '.join(f'{count} {word}' for count, word in counts if count)}."


def compared(database: Opened, schema: Schema) -> list[Drift]:
    """Return all in which an open database is not what a schema says."""
    found = found_schema(database.found, schema)
    if database.found.dialect != "sqlite":
        return drift(found, schema, database.found.dialect, database.meaning)
    with shadow(schema) as ask:
        # SQLite keeps statements as they were written: what the schema would make of itself there is compared.
        twin = found_schema(read_sqlite(ask), schema)
    meant = replace(schema, enums=(), tables=twin.tables, views=twin.views)
    return drift(found, meant, "sqlite", database.meaning)


def _is_ignored(one: Drift, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(name, pattern) for name in _names(one) for pattern in patterns)


def _names(one: Drift) -> Iterator[str]:
    """Yield the names that belong to a finding: the object's own, and that of its table."""
    for word in one.what.split():
        yield word
        if one.what.startswith("column "):
            yield word.rpartition(".")[0]


def _check_revision(root: Path, config: Config, revisions: Sequence[str], diagnostics: Diagnostics) -> None:
    heads = read_chain(root / config.migrations / "versions").heads
    if sorted(revisions) != sorted(heads):
        at, newest = (" and ".join(names) or "none" for names in (revisions, heads))
        message = f"the database is at revision {at}, and the newest is {newest}"
        hint = "apply the revisions first: `alembic upgrade head`"
        diagnostics.add(codes.DATABASE_AT_ANOTHER_REVISION, message, hint=hint, path=f"{config.migrations}/versions")
