"""PostgreSQL schemas, made and dropped by a revision, online and offline alike.

A schema may be there already, made by an administrator or by another project; then it is neither made nor dropped. What a
revision made is known by the schema's comment, the only place that a later run can look at.
"""

from __future__ import annotations

from sqla_scaffold.migrate.operations import quote


def create_schema(name: str, revision: str) -> str:
    """Return SQL that makes a schema where there is none of the name, with the comment by which it is known."""
    made = f"CREATE SCHEMA {quote(name)}; COMMENT ON SCHEMA {quote(name)} IS {_text(_mark(revision))};"
    absent = f"NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = {_text(name)})"
    return _block(f"IF {absent} THEN {made} END IF;")


def drop_schema(name: str, revision: str | None) -> str:
    """Return SQL that drops a schema if the revision made it, or any revision did where none is named; PostgreSQL refuses while somebody else has things in it."""
    mark = f"= {_text(_mark(revision))}" if revision is not None else f"LIKE {_text(_mark('%'))}"
    ours = f"nspname = {_text(name)} AND obj_description(oid, 'pg_namespace') {mark}"
    return _block(f"IF EXISTS (SELECT FROM pg_namespace WHERE {ours}) THEN DROP SCHEMA {quote(name)}; END IF;")


def _mark(revision: str) -> str:
    return f"made by revision {revision}"


def _text(value: str) -> str:
    # Not E'...': with standard_conforming_strings, on since PostgreSQL 9.1, a backslash is a plain character.
    return "'" + value.replace("'", "''") + "'"


def _block(statements: str) -> str:
    """Return statements as an anonymous block, in quotes that no name inside can close."""
    word = ""
    while f"${word}$" in statements:
        word += "q"
    return f"DO ${word}$ BEGIN {statements} END ${word}$"
