"""The base classes of the models, the engines and the sessions, each made once.

Each engine has a base class, and its sessions send every statement to the database of
the models that it names.
"""

from __future__ import annotations

import math
import os
import random
import sqlite3
import time
from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any, Literal
from weakref import WeakSet

from sqlalchemy import (
    URL,
    Connection,
    CreateView,
    DropView,
    Engine,
    MetaData,
    Table,
    TextClause,
    create_engine,
    event,
    inspect,
    make_url,
    select,
)
from sqlalchemy.orm import DeclarativeBase, InstanceState, sessionmaker

from shop_engines import sessions
from shop_engines.engines import ENGINES

NAMING_CONVENTION = {
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "ix": "ix_%(column_0_N_label)s",
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
}
DRIVERS = {
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "mysql": "mysql+pymysql",
    "mariadb": "mariadb+pymysql",
}
# How long one waits on SQLite while another writes, and how soon it looks again.
SQLITE_BUSY_MILLISECONDS = 5000
SQLITE_PAUSE_SECONDS = 0.002
# Settings of the pool, by the variables that hold them.
POOL = {
    "DB_POOL_SIZE": "pool_size",
    "DB_MAX_OVERFLOW": "max_overflow",
    "DB_POOL_TIMEOUT": "pool_timeout",
    "DB_POOL_RECYCLE": "pool_recycle",
}
# What lets a server give up, by the variables that hold seconds. MySQL has no last one.
TIMEOUTS = {
    "DB_STATEMENT_TIMEOUT": {
        "postgresql": "statement_timeout = {milliseconds}",
        "mariadb": "max_statement_time = {seconds}",
        "mysql": "max_execution_time = {milliseconds}",
    },
    "DB_LOCK_TIMEOUT": {
        "postgresql": "lock_timeout = {milliseconds}",
        "mariadb": "innodb_lock_wait_timeout = {whole_seconds}",
        "mysql": "innodb_lock_wait_timeout = {whole_seconds}",
    },
    "DB_IDLE_TRANSACTION_TIMEOUT": {
        "postgresql": "idle_in_transaction_session_timeout = {milliseconds}",
        "mariadb": "idle_transaction_timeout = {whole_seconds}",
    },
}
# What lets a database itself refuse to write, by its name.
READ_ONLY = {
    "sqlite": "PRAGMA query_only=ON",
    "postgresql": "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
    "mysql": "SET SESSION TRANSACTION READ ONLY",
    "mariadb": "SET SESSION TRANSACTION READ ONLY",
}


class Base(DeclarativeBase):
    """What the base classes of all engines have in common."""

    def __repr__(self) -> str:
        """Show the columns that are loaded, without loading any."""
        state: InstanceState[Any] = inspect(self, raiseerr=True)
        loaded = state.dict
        values = (
            f"{attribute.key}={loaded[attribute.key]!r}"
            for attribute in state.mapper.column_attrs
            if attribute.key in loaded
            and not attribute.class_attribute.info.get("redact", False)
        )
        return f"{type(self).__name__}({', '.join(values)})"


class Model(Base):
    """Base class of the models of the engine "default"."""

    __abstract__ = True

    metadata = MetaData(naming_convention=NAMING_CONVENTION)


class ReportsModel(Base):
    """Base class of the models of the engine "reports"."""

    __abstract__ = True

    metadata = MetaData(naming_convention=NAMING_CONVENTION)


# The base class of what stands in each database.
BASES: dict[str, type[Base]] = {
    "default": Model,
    "reports": ReportsModel,
}


class ReportsView(ReportsModel):
    """Base class of the models that read a view; what is written to one is refused.

    Views have a metadata of their own, for they are no tables to create. Those with a
    `__view__` are made behind the tables and dropped before them.
    """

    __abstract__ = True
    __view__: TextClause | None = None
    __materialized__ = False
    __view_number__ = 0

    metadata = MetaData(naming_convention=NAMING_CONVENTION)


VIEWS = {
    ReportsModel.metadata: ReportsView,
}


def _refuse(_mapper: Any, _connection: Connection, target: Base) -> None:
    raise TypeError(f"{type(target).__name__} is a view: nothing is written to it")


def _views(metadata: MetaData, connection: Connection) -> list[tuple[Any, Table, bool]]:
    """Return the views that are ours to make, in order, and whether each is there."""
    inspector = inspect(connection)
    views: list[Any] = sorted(
        VIEWS[metadata].__subclasses__(), key=lambda view: view.__view_number__
    )
    return [
        (view, table, inspector.has_table(table.name, schema=table.schema))
        for view in views
        if view.__view__ is not None and isinstance(table := view.__table__, Table)
    ]


def _create_views(metadata: MetaData, connection: Connection, **_: Any) -> None:
    for view, table, exists in _views(metadata, connection):
        if not exists:
            statement = CreateView(
                view.__view__.columns(),
                table.name,
                schema=table.schema,
                materialized=view.__materialized__,
            )
            connection.execute(statement)


def _drop_views(metadata: MetaData, connection: Connection, **_: Any) -> None:
    for view, table, exists in reversed(_views(metadata, connection)):
        if exists:
            connection.execute(DropView(table, materialized=view.__materialized__))


for _metadata, _view in VIEWS.items():
    for _moment in ("before_insert", "before_update", "before_delete"):
        event.listen(_view, _moment, _refuse, propagate=True)
    event.listen(_metadata, "after_create", _create_views)
    event.listen(_metadata, "before_drop", _drop_views)


def database_url(environ: Mapping[str, str] = os.environ, name: str = "default") -> URL:
    """Return the URL in DATABASE_URL, or the one that the DB_* parts make.

    The parts are DB_DRIVER, DB_USER, DB_PASSWORD, DB_HOST, DB_PORT and DB_NAME; they
    need no escaping, and DB_HOST decides whether they count. The names of those of
    other engines begin with a prefix, which stands in `engines.py`. A replica without
    any is the database that it is a copy of.
    """
    place = ENGINES[name]
    if text := environ.get(f"{place.prefix}DATABASE_URL"):
        url = make_url(text)
    elif host := environ.get(f"{place.prefix}DB_HOST"):
        port = environ.get(f"{place.prefix}DB_PORT")
        url = URL.create(
            environ.get(f"{place.prefix}DB_DRIVER", "postgresql+psycopg"),
            username=environ.get(f"{place.prefix}DB_USER"),
            password=environ.get(f"{place.prefix}DB_PASSWORD"),
            host=host,
            port=int(port) if port else None,
            database=environ.get(f"{place.prefix}DB_NAME"),
        )
    elif place.default_url is not None:
        url = make_url(place.default_url)
    else:
        return database_url(environ, place.replica_of or "default")
    # Many hosts hand out postgres://, which SQLAlchemy does not know.
    return url.set(drivername=DRIVERS.get(url.drivername, url.drivername))


def make_engine(url: URL | str, *, prefix: str = "", **options: Any) -> Engine:
    """Return an engine; parameters of statements stay out of logs and errors.

    SQL_ECHO=1 shows the statements, and their parameters with them. DB_POOL_SIZE,
    DB_MAX_OVERFLOW, DB_POOL_TIMEOUT and DB_POOL_RECYCLE set the pool of a server's
    connections; DB_STATEMENT_TIMEOUT, DB_LOCK_TIMEOUT and DB_IDLE_TRANSACTION_TIMEOUT are
    seconds after which the server gives up a statement, waiting for a lock, or a
    transaction that does nothing. The prefix of another engine stands before all of these
    but the first.
    """
    url = make_url(url)
    engine = create_engine(url, **engine_options(url, options, prefix))
    configure_engine(engine, prefix)
    return engine


def engine_options(
    url: URL, given: Mapping[str, Any], prefix: str = ""
) -> dict[str, Any]:
    """Return the options of an engine: those of the environment, and before them those given."""
    echo = os.environ.get("SQL_ECHO", "") not in ("", "0")
    options: dict[str, Any] = {"echo": echo, "hide_parameters": not echo}
    if url.get_backend_name() != "sqlite":
        options["pool_pre_ping"] = True
        if "poolclass" not in given:
            for variable, option in POOL.items():
                if value := os.environ.get(f"{prefix}{variable}"):
                    options[option] = int(value)
    return options | dict(given)


def configure_engine(engine: Engine, prefix: str = "") -> None:
    """Set up every connection of an engine, and let forked processes open their own."""
    if engine.dialect.name == "sqlite":
        _configure_sqlite(engine)
    else:
        _configure_timeouts(engine, prefix)
    _engines.add(engine)


def _configure_sqlite(engine: Engine) -> None:
    """Enforce foreign keys, and let SQLAlchemy begin transactions where sqlite3 would.

    Only then are DDL, SAVEPOINT and SELECT part of a transaction. BEGIN IMMEDIATE takes
    the write lock at once: two that read and then write cannot overwrite each other.
    """

    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={SQLITE_BUSY_MILLISECONDS}")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.close()

    def on_begin(connection: Connection) -> None:
        if connection.get_execution_options().get("sqlite_read_only", False):
            connection.exec_driver_sql("BEGIN")
        else:
            _begin_to_write(connection)

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)


def _begin_to_write(connection: Connection) -> None:
    """Take the write lock of SQLite as soon as it is free.

    SQLite itself looks every tenth of a second, and where many write it may find the lock
    taken each time, until it gives up; who looks more often gets a turn.
    """
    dbapi: Any = connection.connection.dbapi_connection
    cursor = dbapi.cursor()
    cursor.execute("PRAGMA busy_timeout")
    (longest,) = cursor.fetchone()
    cursor.execute("PRAGMA busy_timeout=0")
    end = time.monotonic() + longest / 1000
    try:
        while time.monotonic() < end:
            try:
                cursor.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    break
            time.sleep(random.uniform(0, SQLITE_PAUSE_SECONDS))
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # SQLAlchemy says what is wrong
    finally:
        cursor.execute(f"PRAGMA busy_timeout={longest}")
        cursor.close()


def _configure_timeouts(engine: Engine, prefix: str) -> None:
    """Let the server give up in time, on each connection."""
    said = {name: float(os.environ.get(f"{prefix}{name}") or 0) for name in TIMEOUTS}

    def on_connect(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        kind = engine.dialect.name
        if kind == "mysql":  # which MariaDB may be called as well
            cursor.execute("SELECT VERSION()")
            kind = "mariadb" if "mariadb" in str(cursor.fetchone()).lower() else kind
        for name, seconds in said.items():
            if seconds and (setting := TIMEOUTS[name].get(kind)):
                milliseconds, whole = round(seconds * 1000), math.ceil(seconds)
                value = setting.format(
                    seconds=seconds, milliseconds=milliseconds, whole_seconds=whole
                )
                cursor.execute(f"SET SESSION {value}")
        cursor.close()
        connection.commit()  # or the pool would roll the settings back

    if any(said.values()):
        event.listen(engine, "connect", on_connect)


def _close_before_fork() -> None:
    """Before a process is forked off: close what it would share and nobody uses."""
    for engine in _engines:
        if engine.dialect.name != "sqlite" and not engine.dialect.is_async:
            engine.dispose()


def _leave_to_parent() -> None:
    """In a process forked off: never talk through the connections of the parent."""
    for engine in _engines:
        engine.dispose(close=False)


_engines: WeakSet[Engine] = WeakSet()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_close_before_fork, after_in_child=_leave_to_parent)


def _made(name: str) -> Engine:
    """Return the engine of a name, on the database that the environment says."""
    place = ENGINES[name]
    if place.replica_of is not None:
        options = {"sqlite_read_only": True}
        replica = make_engine(
            database_url(name=name), prefix=place.prefix, execution_options=options
        )
        configure_replica(replica)
        return replica
    return make_engine(database_url(name=name), prefix=place.prefix)


def configure_replica(engine: Engine) -> None:
    """Let the database itself refuse to write, on each connection."""

    def on_connect(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute(READ_ONLY[engine.dialect.name])
        cursor.close()
        connection.commit()  # or the pool would roll the setting back

    event.listen(engine, "connect", on_connect)


engines: dict[str, Engine] = {name: _made(name) for name in ENGINES}
engine = engines["default"]
replicas = {place.replica_of: name for name, place in ENGINES.items()}
# Where to read what is read alone: the replica of an engine, or else itself.
readers: dict[str, Engine] = {
    name: (
        engines[replicas[name]]
        if name in replicas
        else engines[name].execution_options(sqlite_read_only=True)
    )
    for name in BASES
}
Session = sessionmaker(class_=sessions.Session, expire_on_commit=False)
ReadSession = sessionmaker(class_=sessions.ReadSession, expire_on_commit=False)
s = sessions.ScopedSession(Session)


def _work_on(
    writing: Mapping[str, Engine | Connection],
    reading: Mapping[str, Engine | Connection],
    mode: Literal["conditional_savepoint", "create_savepoint"],
) -> None:
    """Say on what the sessions work: the models of each base class where they stand.

    SQL that names neither a model nor a table goes to the default engine.
    """
    for maker, places in ((Session, writing), (ReadSession, reading)):
        binds: dict[Any, Engine | Connection] = {
            base: places[name] for name, base in BASES.items()
        }
        maker.configure(bind=places["default"], binds=binds, join_transaction_mode=mode)


_work_on(engines, readers, "conditional_savepoint")


@contextmanager
def job() -> Generator[sessions.Session]:
    """Do a piece of work outside of a request: commit it, or roll it back.

    The work has a session of its own, which is `s` meanwhile and gives its connection
    back in any case. As a decorator, `@job()` makes a job of a function.
    """
    outer = s() if s.registry.has() else None
    with Session() as session:
        s.registry.set(session)
        try:
            yield session
            session.commit()
        finally:
            if outer is None:
                s.registry.clear()
            else:
                s.registry.set(outer)


@contextmanager
def test_transaction() -> Generator[sessions.Session]:
    """Give a session whose work is rolled back in the end, for tests.

    There is one transaction for each database. Sessions that others open meanwhile work in
    them too, also those that only read, and what they commit is rolled back with them.
    """
    s.remove()
    with ExitStack() as stack:
        connections: dict[str, Engine | Connection] = {}
        for name in BASES:
            connection = stack.enter_context(engines[name].connect())
            stack.callback(connection.begin().rollback)
            connections[name] = connection
        _work_on(connections, connections, "create_savepoint")
        try:
            with Session() as session:
                yield session
        finally:
            s.remove()
            _work_on(engines, readers, "conditional_savepoint")


def create_all(places: Mapping[str, Engine] | None = None) -> None:
    """Create every table that does not exist yet; one that exists stays as it is."""
    for name, base in BASES.items():
        base.metadata.create_all((places or engines)[name])


def ping() -> None:
    """Ask every database for an answer, also those that are only read.

    Raises:
        SQLAlchemyError: one does not answer.
    """
    for place in set(s().binds.values()):
        s.execute(select(1), bind_arguments={"bind": place})
    with ReadSession() as session:
        for place in set(session.binds.values()):
            session.execute(select(1), bind_arguments={"bind": place})


def drop_all(places: Mapping[str, Engine] | None = None) -> None:
    """Drop every table of the models in all databases, and what is in them."""
    for name, base in BASES.items():
        base.metadata.drop_all((places or engines)[name])
