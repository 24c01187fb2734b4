"""What the first revision's text is like, apart from what it does."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys

import pytest

from sqla_scaffold.config import Config
from sqla_scaffold.emit.render import black
from sqla_scaffold.files import Owner
from sqla_scaffold.migrate.history import read_snapshot
from sqla_scaffold.migrate.revision import initial_revision, slug
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Source
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.snapshot import Snapshot
from tests.migrate.schemas import CASES, EVERYTHING, MYSQL_ONLY, NOT_MYSQL, POSTGRESQL_ONLY, SQLITE_ONLY

_ALL = [
    pytest.param(schema, id=name)
    for name, schema in {**CASES, **NOT_MYSQL, **POSTGRESQL_ONLY, **MYSQL_ONLY, **SQLITE_ONLY}.items()
]


def _text(schema: Schema, message: str = "initial") -> str:
    return initial_revision(schema, Config("shop"), message=message)[0].text


def test_the_revision_is_the_persons_and_the_snapshot_ours() -> None:
    revision, lock = initial_revision(EVERYTHING, Config("shop"))

    assert (revision.path, revision.owner) == ("migrations/versions/0001_initial.py", Owner.PERSON)
    assert (lock.path, lock.owner) == ("migrations/schema.lock", Owner.TOOL)
    assert read_snapshot(Source(lock.path, lock.text), Diagnostics()) == Snapshot(EVERYTHING, "0001")


@pytest.mark.parametrize("schema", _ALL)
def test_black_would_change_nothing(schema: Schema) -> None:
    text = _text(schema)
    assert black(text) == text


@pytest.mark.parametrize("schema", _ALL)
def test_every_import_is_used(schema: Schema) -> None:
    tree = ast.parse(_text(schema))
    imported = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert imported <= used


def test_nothing_in_it_tells_when_or_by_what_it_was_made() -> None:
    text = _text(EVERYTHING)
    assert not re.search(r"scaffold|please adjust|commands|Create Date|Revision ID", text)


def test_the_message_is_text_and_never_code() -> None:
    message = 'quote """ and \\ and ${x} {{ y }}'
    assert ast.get_docstring(ast.parse(_text(EVERYTHING, message))) == message


@pytest.mark.parametrize(
    ("message", "expected"),
    [("initial", "initial"), ("Add orders, at last!", "add_orders_at_last"), ("../../etc", "etc"), ("?!", "revision")],
)
def test_the_file_name_is_made_of_words(message: str, expected: str) -> None:
    assert slug(message) == expected


# What the first child process would say if a set's order, or an imported driver, had a part in the text.
_PROBE = """
import hashlib, sys
from tests.migrate.schemas import EVERYTHING
from sqla_scaffold.config import Config
from sqla_scaffold.migrate.revision import initial_revision
texts = [file.text for file in initial_revision(EVERYTHING, Config("shop"))]
drivers = sorted({"psycopg", "psycopg2", "pymysql", "MySQLdb", "asyncpg"} & sys.modules.keys())
print(hashlib.sha256("".join(texts).encode()).hexdigest(), drivers)
"""


def test_it_is_the_same_text_whatever_the_hash_seed_and_needs_no_driver() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", _PROBE],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
    assert said.pop().endswith(" []\n")
