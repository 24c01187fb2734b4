"""The way into a database: its URL, a connection that only reads, and what is said when there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import sqlalchemy as sa

from sqla_scaffold.reading.database.found import FoundDatabase
from sqla_scaffold.reading.database.mysql import read_mysql
from sqla_scaffold.reading.database.postgresql import read_postgresql
from sqla_scaffold.reading.database.questions import meaning, revisions
from sqla_scaffold.reading.database.sqlite import read_sqlite
from sqla_scaffold.report.codes import databases as codes
from sqla_scaffold.report.errors import OutsideError

# The drivers that a URL means which names none; people write both spellings of the database.
_DRIVERS = {
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
    "mysql": "mysql+pymysql",
    "mariadb": "mariadb+pymysql",
}
_BEGIN = {
    "postgresql": "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
    "mysql": "START TRANSACTION READ ONLY",
    "mariadb": "START TRANSACTION READ ONLY",
    "sqlite": "BEGIN",
}
_READERS = {"postgresql": read_postgresql, "mysql": read_mysql, "mariadb": read_mysql, "sqlite": read_sqlite}


@dataclass(frozen=True, slots=True)
class Opened:
    """A database in one transaction that cannot write.

    Args:
        found: what it holds.
        meaning: what it makes of a SELECT, which it does not run; None for one that it does not understand.
        revisions: tells the revisions that Alembic noted in it, which takes the right to read its table.
    """

    found: FoundDatabase
    meaning: Callable[[str], str | None]
    revisions: Callable[[], tuple[str, ...]]


def read_database(url: str) -> FoundDatabase:
    """Return what a database holds, read in one transaction that cannot write.

    Errors: `OutsideError` for a URL that is none, a driver that is not installed, a server that does not answer or
    refuses; none of them shows the password.
    """
    with opened(url) as database:
        return database.found


@contextmanager
def opened(url: str) -> Iterator[Opened]:
    """Open a database for reading; nothing in it can be changed meanwhile.

    Errors: as those of `read_database`.
    """
    address = _address(url)
    engine = _engine(address)
    reader = _READERS.get(engine.dialect.name)
    if reader is None:
        raise _no_reader(engine.dialect.name)
    try:
        with engine.connect() as connection:
            if engine.dialect.name in _BEGIN:
                connection.exec_driver_sql(_BEGIN[engine.dialect.name])

            def ask(sql: str) -> Sequence[Mapping[str, Any]]:
                # Without parameters a percent sign is one to every driver.
                return [dict(row) for row in connection.exec_driver_sql(sql, execution_options=_PLAIN).mappings()]

            found = reader(ask)
            yield Opened(found, lambda select: meaning(connection, select), lambda: revisions(connection))
    except sa.exc.DBAPIError as error:
        said = str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__
        said = said.replace(address.password, "***") if address.password else said
        message = f"the database at {_shown(address)} cannot be read: {said}"
        raise OutsideError(codes.DATABASE_UNREADABLE, message, hint=_HINT) from None
    finally:
        engine.dispose()


_FILES = (".db", ".sqlite", ".sqlite3")
_PLAIN = {"no_parameters": True}
_HINT = "see that it runs, that the URL names it, and that the user may connect and read the catalogue"


def _no_reader(dialect: str) -> OutsideError:
    hint = f"databases that can be read are {', '.join(_READERS)}"
    return OutsideError(codes.URL_UNREADABLE, f"no database of {dialect} can be read", hint=hint)


def _shown(address: sa.URL) -> str:
    """Return a URL as a person would write it, without its password."""
    if address.get_backend_name() != "sqlite":
        return address.render_as_string()
    return f"sqlite:///{unquote((address.database or '').removeprefix('file:'))}"


def _address(url: str) -> sa.URL:
    try:
        address = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        hint = "write it as postgresql+psycopg://user:password@host/database"
        if "://" not in url and Path(url).suffix in _FILES:
            hint = f"write the path to a file of SQLite as sqlite:///{url}"
        raise OutsideError(codes.URL_UNREADABLE, "this is no URL of a database", hint=hint) from None
    address = address.set(drivername=_DRIVERS.get(address.drivername, address.drivername))
    return _read_only(address) if address.get_backend_name() == "sqlite" else address


def _read_only(address: sa.URL) -> sa.URL:
    """Return the URL of a file of SQLite that is opened for reading alone; SQLite makes a file that is missing."""
    path = address.database or ""
    if not Path(path).is_file():
        hint = "write the path to it as sqlite:///shop.db, or as sqlite:////srv/shop.db where it is absolute"
        message = f"there is no file `{path}`" if path else "the URL names no file"
        raise OutsideError(codes.DATABASE_UNREADABLE, message, hint=hint)
    return sa.URL.create("sqlite", database=f"file:{quote(path)}", query={"mode": "ro", "uri": "true"})


def _engine(address: sa.URL) -> sa.Engine:
    try:
        return sa.create_engine(address, poolclass=sa.NullPool)
    except sa.exc.NoSuchModuleError:
        hint = "write it as postgresql+psycopg://user:password@host/database"
        raise OutsideError(codes.URL_UNREADABLE, f"there is no database `{address.drivername}`", hint=hint) from None
    except ImportError as error:
        backend = address.get_backend_name()
        if backend not in _READERS:
            raise _no_reader(backend) from None
        extra = "postgresql" if backend == "postgresql" else "mysql"
        hint = f"install it beside sqla-scaffold: pip install 'sqla-scaffold[{extra}]'"
        message = f"the driver of {address.drivername} is not installed: {error}"
        raise OutsideError(codes.URL_UNREADABLE, message, hint=hint) from None
