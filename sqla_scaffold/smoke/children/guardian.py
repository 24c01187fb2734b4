"""The keeper of the fresh databases on a server: makes them when asked, drops them when its standard input ends.

A process of its own in a session of its own, so that Ctrl-C does not reach it; and when the parent dies, however
suddenly, the pipe closes and everything is dropped all the same. Called as `python -P guardian.py` with the URL in the
environment variable DATABASE_URL. It answers in lines of JSON; a URL with its password passes through pipes only.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
import sys
from collections.abc import Callable
from typing import Any

PREFIX = "sqla_scaffold_smoke_"
CONNECT_SECONDS = 5

# How the drivers call the time to wait for a connection, and which driver stands for a URL that names none.
_TIMEOUT_NAMES = {"mysqlconnector": "connection_timeout", "pg8000": "timeout"}
_DRIVERS = {"postgresql": "postgresql+psycopg", "mysql": "mysql+pymysql", "mariadb": "mariadb+pymysql"}
_DEFAULT_PORTS = {"postgresql": 5432, "mysql": 3306, "mariadb": 3306}


class Refusal(Exception):
    """Why there will be no database: a kind that the parent has a code for, and a sentence."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message


def read_url(text: str) -> Any:
    """Read the URL and name the driver where it names none."""
    import sqlalchemy as sa

    try:
        url = sa.make_url(text)
    except (sa.exc.ArgumentError, ValueError) as error:
        # The text may hold a password, so the message does not repeat it.
        raise Refusal("unusable", "this is no SQLAlchemy URL") from error
    if url.drivername == "postgres":
        url = url.set(drivername="postgresql")
    backend = url.get_backend_name()
    if backend not in ("sqlite", *_DRIVERS):
        raise Refusal("unusable", f"smoke does not know the database '{backend}'")
    return url.set(drivername=_DRIVERS.get(url.drivername, url.drivername))


def make_engine(url: Any) -> Any:
    """Make an engine that commits each statement and keeps no connection."""
    import sqlalchemy as sa

    backend = url.get_backend_name()
    try:
        driver = url.get_driver_name()
        if backend == "postgresql" and url.database is None:
            url = url.set(database="postgres")
        return sa.create_engine(
            url,
            connect_args={_TIMEOUT_NAMES.get(driver, "connect_timeout"): CONNECT_SECONDS},
            isolation_level="AUTOCOMMIT",
            poolclass=sa.NullPool,
        )
    except sa.exc.NoSuchModuleError as error:
        raise Refusal("unusable", f"SQLAlchemy does not know the driver of '{url.drivername}'") from error
    except ImportError as error:
        raise Refusal("driver", f"the driver of '{url.drivername}' is not installed: {error}") from error


def greet(engine: Any) -> None:
    """Connect once, to tell a silent server from one that refuses."""
    try:
        with engine.connect():
            return
    except Exception as error:  # every driver has errors of its own
        url = engine.url
        message = str(getattr(error, "orig", None) or error).strip().split("\n")[0]
        place = f"{url.host or 'localhost'}:{url.port or _DEFAULT_PORTS[url.get_backend_name()]}"
        if "timeout" in message.lower() or "timed out" in message.lower() or not _somebody_listens(url):
            raise Refusal("silent", f"no database server answers at {place}: {message}") from error
        raise Refusal("refused", f"the database server at {place} refuses: {message}") from error


def _somebody_listens(url: Any) -> bool:
    address = (url.host or "localhost", url.port or _DEFAULT_PORTS[url.get_backend_name()])
    try:
        socket.create_connection(address, CONNECT_SECONDS).close()
    except OSError:
        return False
    return True


class Keeper:
    """Makes databases on one server and drops each that it made."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self._undo: list[Callable[[], None]] = []

    def fresh(self) -> dict[str, Any]:
        """Make a database, or in PostgreSQL at least a schema, and return its URL and whether it is a whole database."""
        import sqlalchemy as sa

        name = PREFIX + secrets.token_hex(6)
        characters = "" if self._engine.dialect.name == "postgresql" else " CHARACTER SET utf8mb4"
        self._undo.append(lambda: self._drop(name))  # noted before, so that an interruption in between leaves nothing
        try:
            self._run(f"CREATE DATABASE {name}{characters}")
        except sa.exc.DBAPIError as error:
            self._undo.pop()
            return self._schema(name, error)
        url = self._engine.url.set(database=name)
        return {"url": url.render_as_string(hide_password=False), "whole": True}

    def _schema(self, name: str, error: Any) -> dict[str, Any]:
        import sqlalchemy as sa

        reason = str(error.orig).strip().split("\n")[0]
        if self._engine.dialect.name != "postgresql" or self._engine.dialect.driver not in ("psycopg", "psycopg2"):
            raise Refusal("room", f"no database can be created: {reason}")
        self._undo.append(lambda: self._run(f"DROP SCHEMA IF EXISTS {name} CASCADE"))
        try:
            self._run(f"CREATE SCHEMA {name}")
        except sa.exc.DBAPIError as second:
            self._undo.pop()
            also = str(second.orig).strip().split("\n")[0]
            raise Refusal("room", f"neither a database nor a schema can be created: {reason}; {also}") from second
        url = self._engine.url.update_query_dict({"options": f"-csearch_path={name}"})
        return {"url": url.render_as_string(hide_password=False), "whole": False}

    def _drop(self, name: str) -> None:
        import sqlalchemy as sa

        if self._engine.dialect.name != "postgresql":
            self._run(f"DROP DATABASE IF EXISTS {name}")
            return
        try:
            self._run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        except sa.exc.DBAPIError:  # servers older than PostgreSQL 13
            self._run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
            self._run(f"DROP DATABASE IF EXISTS {name}")

    def _run(self, statement: str) -> None:
        with self._engine.connect() as connection:
            connection.exec_driver_sql(statement)

    def drop_all(self) -> None:
        """Drop everything made, the others also when one cannot be dropped."""
        while self._undo:
            undo = self._undo.pop()
            try:
                undo()
            except Exception as error:  # the server may have gone; the rest is tried all the same
                print(f"not dropped: {error}", file=sys.stderr)


def say(**answer: Any) -> None:
    """Answer the parent, who may no longer be there."""
    try:
        print(json.dumps(answer), flush=True)
    except BrokenPipeError:
        pass


def main() -> None:
    """Greet the server, then make a database for each line until the input ends."""
    keeper: Keeper | None = None
    try:
        url = read_url(os.environ["DATABASE_URL"])
        if url.get_backend_name() == "sqlite":
            say(ready="sqlite", password="")
            return
        engine = make_engine(url)
        greet(engine)
        keeper = Keeper(engine)
        say(ready=url.get_backend_name(), password=url.password or "")
        for _ in sys.stdin:
            say(**keeper.fresh())
    except Refusal as refusal:
        say(error=refusal.kind, message=refusal.message)
    except ImportError as error:
        say(error="driver", message=f"SQLAlchemy is not installed in this interpreter: {error}")
    finally:
        if keeper is not None:
            keeper.drop_all()


if __name__ == "__main__":
    main()
