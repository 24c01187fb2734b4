"""Fixtures that give an empty database on a real server, as a pytest plugin.

`SQLA_SCAFFOLD_POSTGRESQL_URL` and `SQLA_SCAFFOLD_MYSQL_URL` say where the servers are and who may create databases there.
Without a server the tests that need one are skipped; with `SQLA_SCAFFOLD_REQUIRE_DATABASES=1` they fail.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import pytest
import sqlalchemy as sa

POSTGRESQL = os.environ.get(
    "SQLA_SCAFFOLD_POSTGRESQL_URL", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres?connect_timeout=3"
)
MYSQL = os.environ.get(
    "SQLA_SCAFFOLD_MYSQL_URL",
    # PyMySQL reads all certificates of the machine for every connection otherwise.
    "mysql+pymysql://root@127.0.0.1:3306/mysql?charset=utf8mb4&connect_timeout=3&ssl_disabled=true",
)
REQUIRED = os.environ.get("SQLA_SCAFFOLD_REQUIRE_DATABASES", "") not in ("", "0")


@lru_cache(maxsize=16)
def engine_of(url: str) -> sa.Engine:
    """Return an engine that holds no connection; what it found out about the server, it finds out once."""
    return sa.create_engine(url, poolclass=sa.NullPool)


def _execute(server: str, sql: str) -> None:
    with engine_of(server).execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
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


def _named() -> str:
    return f"sqla_scaffold_test_{uuid.uuid4().hex[:12]}"


def _required(server: str) -> None:
    """Skip the test where there is no server, or fail it where there must be one."""
    absence = _absence(server)
    if absence is not None and REQUIRED:
        pytest.fail(absence)
    if absence is not None:
        pytest.skip(absence)


def _address(server: str, name: str) -> str:
    return sa.make_url(server).set(database=name).render_as_string(hide_password=False)


# What makes a database of PostgreSQL as empty as a new one, in a hundredth of the time.
_EMPTY = """
DO $$ DECLARE one record; BEGIN
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid();
    FOR one IN SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' LOOP
        EXECUTE 'DROP EXTENSION ' || quote_ident(one.extname) || ' CASCADE';
    END LOOP;
    FOR one IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
        EXECUTE 'DROP SCHEMA ' || quote_ident(one.nspname) || ' CASCADE';
    END LOOP;
    EXECUTE 'ALTER DATABASE ' || quote_ident(current_database()) || ' RESET ALL';
    -- What a test has written need not outlive the power.
    EXECUTE 'ALTER DATABASE ' || quote_ident(current_database()) || ' SET synchronous_commit = off';
    CREATE SCHEMA public AUTHORIZATION pg_database_owner;
    GRANT USAGE ON SCHEMA public TO PUBLIC;
    COMMENT ON SCHEMA public IS 'standard public schema';
END $$
"""
_FREE: list[str] = []  # databases of PostgreSQL that this process made, and that no test holds


def fresh_postgresql() -> Iterator[str]:
    """Yield the address of an empty PostgreSQL database, which another test gets when it was emptied again."""
    _required(POSTGRESQL)
    name = _FREE.pop() if _FREE else _named()
    url = _address(POSTGRESQL, name)
    if not _is_emptied(url):
        _execute(POSTGRESQL, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        _execute(POSTGRESQL, f"CREATE DATABASE {name}")
        _execute(POSTGRESQL, f"ALTER DATABASE {name} SET synchronous_commit = off")
    try:
        yield url
    finally:
        _FREE.append(name)


def _is_emptied(url: str) -> bool:
    try:
        _execute(url, _EMPTY)
    except sa.exc.SQLAlchemyError:  # it is not there, or somebody holds on to something in it
        return False
    return True


def emptied(url: str) -> None:
    """Take away whatever stands in a database of ours, as a test does that found it dirty."""
    address = sa.make_url(url)
    if address.get_backend_name() == "postgresql":
        _execute(url, _EMPTY)
    elif address.get_backend_name() in ("mysql", "mariadb"):
        _execute(MYSQL, f"DROP DATABASE IF EXISTS {address.database}")
        _execute(MYSQL, f"CREATE DATABASE {address.database} CHARACTER SET utf8mb4")
    else:
        Path(address.database or "").unlink(missing_ok=True)


def pytest_sessionfinish() -> None:
    """Drop the databases that tests got one after the other."""
    while _FREE:
        _execute(POSTGRESQL, f"DROP DATABASE IF EXISTS {_FREE.pop()} WITH (FORCE)")


def fresh_mysql() -> Iterator[str]:
    """Yield the address of a fresh MySQL or MariaDB database, which is dropped afterwards."""
    _required(MYSQL)
    name = _named()
    url = _address(MYSQL, name)
    emptied(url)
    try:
        yield url
    finally:
        _execute(MYSQL, f"DROP DATABASE IF EXISTS {name}")


@pytest.fixture
def postgresql_url() -> Iterator[str]:
    """The address of an empty PostgreSQL database."""
    yield from fresh_postgresql()


@pytest.fixture
def mysql_url() -> Iterator[str]:
    """The address of an empty MySQL or MariaDB database."""
    yield from fresh_mysql()
