"""Real databases that lie beside the checkout: loaded onto a server, imported, made again, and compared object by object."""

from __future__ import annotations

import importlib
import itertools
import re
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from sqla_scaffold.api.importing import report, schema_of
from sqla_scaffold.reading.database.connect import read_database
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.schema.model import Schema
from tests.databases import engine_of, fresh_mysql, fresh_postgresql
from tests.hard.test_hard_inputs import SHARED
from tests.migrate.project import Project

FOLDER = SHARED / "databases"
TOOLS = SHARED.parent / "tools"
DIALECTS = {"pg": "postgresql", "my": "mysql", "lite": "sqlite"}
_numbers = itertools.count()
NAMES = sorted(path.name for path in FOLDER.iterdir()) if FOLDER.is_dir() else []


def dialect_of(name: str) -> str:
    """Return the database that a folder is for."""
    return DIALECTS[name.rpartition("_")[2]]


def fresh(dialect: str, folder: Path) -> Iterator[str]:
    """Yield the address of an empty database."""
    if dialect == "sqlite":
        yield f"sqlite:///{folder / f'{next(_numbers)}.db'}"
    else:
        yield from fresh_postgresql() if dialect == "postgresql" else fresh_mysql()


def load(name: str, url: str) -> None:
    """Fill an empty database."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted((FOLDER / name).glob("*.sql")))
    if dialect_of(name) == "sqlite":
        connection = sqlite3.connect(sa.make_url(url).database or "")
        connection.executescript(text)
        connection.close()
        return
    with engine_of(url).execution_options(isolation_level="AUTOCOMMIT").connect() as opened:
        cursor = opened.connection.cursor()
        if dialect_of(name) == "postgresql":  # what begins with a backslash speaks to psql, and the database is there
            text = re.sub(r"(?m)^(?:\\|(?:DROP|CREATE) DATABASE ).*$", "", text)
            cursor.execute(text)
            cursor.execute("SELECT set_config('search_path', '\"$user\", public', false)")
        else:
            for statement in _statements(text):
                cursor.execute(statement)


def _statements(text: str) -> Iterator[str]:
    """Yield the statements of a file for MariaDB's own client, which knows DELIMITER."""
    delimiter, lines = ";", list[str]()
    for line in text.splitlines():
        if line.upper().startswith("DELIMITER"):
            delimiter = line.split()[1]
        elif line.strip() and not line.startswith("--"):
            lines.append(line)
            if line.rstrip().endswith(delimiter):
                yield "\n".join(lines).rstrip().removesuffix(delimiter)
                lines = []


def imported(url: str) -> tuple[str, Schema, str]:
    """Return the text, its meaning, and what was reported."""
    diagnostics = Diagnostics()
    document, text, meant = schema_of(read_database(url), "yaml", "schema.yaml", diagnostics)
    assert meant is not None, text + as_text(diagnostics, color=False)
    report(document, meant, diagnostics)
    return text, meant.schema, as_text(diagnostics, color=False)


def create_all(project: Project, schema: Schema, url: str) -> None:
    """Make the tables of a project by its models, with what stands around them."""
    metadata = importlib.import_module(f"{project.package}.db").Model.metadata
    importlib.import_module(f"{project.package}.models")
    owners = (*(key.schema for key in schema.tables_by_key), *(one.schema for one in (*schema.enums, *schema.domains)))
    engine = sa.create_engine(url, poolclass=sa.NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for name in sorted({owner for owner in owners if owner is not None}):
            connection.execute(sa.schema.CreateSchema(name))
        for name in schema.extensions:
            connection.execute(sa.text(f'CREATE EXTENSION "{name}"'))
        metadata.create_all(connection)


def catalogue(url: str) -> dict[str, Any]:
    """Return what a database holds, as the tool of comparison tells it."""
    found: dict[str, Any] = _tool("catalog").dump(url)
    return found


def compared(original: dict[str, Any], made: dict[str, Any]) -> tuple[int, list[str]]:
    """Return how many objects there are, and of those that are not identical what differs.

    A rowid of SQLite is never null; whether it says so is no difference.
    """
    report = _tool("fidelity").compare(original, made, show=100)
    total = report["total"]
    said = [
        f"{kind} {what}: {one}"
        for kind, examples in report["examples"].items()
        for what, ones in examples.items()
        for one in ones
        if not (what == "cosmetic" and "not_null" in one)
    ]
    said += [] if said or total["matched"] + total["cosmetic"] == total["in_a"] else [str(total)]
    return total["in_a"], said


def _tool(name: str) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(TOOLS))
        return sys.modules.get(name) or importlib.import_module(name)
