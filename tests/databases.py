"""Fixtures that give a fresh database on a real server, as a pytest plugin.

`SQLA_SCAFFOLD_POSTGRESQL_URL` and `SQLA_SCAFFOLD_MYSQL_URL` say where the servers are and who may create databases there.
Without a server the tests that need one are skipped; with `SQLA_SCAFFOLD_REQUIRE_DATABASES=1` they fail.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from functools import cache

import pytest
import sqlalchemy as sa

POSTGRESQL = os.environ.get(
    "SQLA_SCAFFOLD_POSTGRESQL_URL", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres?connect_timeout=3"
)
MYSQL = os.environ.get(
    "SQLA_SCAFFOLD_MYSQL_URL", "mysql+pymysql://root@127.0.0.1:3306/mysql?charset=utf8mb4&connect_timeout=3"
)
REQUIRED = os.environ.get("SQLA_SCAFFOLD_REQUIRE_DATABASES", "") not in ("", "0")


def _execute(server: str, sql: str) -> None:
    engine = sa.create_engine(server, poolclass=sa.NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(sql)


@cache
def _absence(server: str) -> str | None:
    """Return why a server cannot be used, None when it can."""
    try:
        _execute(server, "SELECT 1")
    except (sa.exc.SQLAlchemyError, ImportError) as error:
        reason = str(error).splitlines()[0]
        return f"no database at {sa.make_url(server).render_as_string()}: {reason}"
    return None


def _fresh(server: str, drop: str, create_options: str = "") -> Iterator[str]:
    absence = _absence(server)
    if absence is not None and REQUIRED:
        pytest.fail(absence)
    if absence is not None:
        pytest.skip(absence)
    name = f"sqla_scaffold_test_{uuid.uuid4().hex[:12]}"
    _execute(server, f"CREATE DATABASE {name}{create_options}")
    try:
        yield sa.make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        _execute(server, drop.format(name))


@pytest.fixture
def postgresql_url() -> Iterator[str]:
    """The address of a fresh PostgreSQL database, which is dropped afterwards."""
    yield from _fresh(POSTGRESQL, "DROP DATABASE {} WITH (FORCE)")


@pytest.fixture
def mysql_url() -> Iterator[str]:
    """The address of a fresh MySQL or MariaDB database, which is dropped afterwards."""
    yield from _fresh(MYSQL, "DROP DATABASE {}", " CHARACTER SET utf8mb4")
