"""db.py, sessions.py, paging.py and their twins for asyncio: the base class, the engine, the sessions and what they do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqla_scaffold.config import Config
from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.columns import UUID7, Place
from sqla_scaffold.emit.layout import statement
from sqla_scaffold.emit.literal import literal
from sqla_scaffold.emit.mappers import has_uuid_versions
from sqla_scaffold.schema.engines import Engine, base_class
from sqla_scaffold.schema.model import Schema

# The driver for a URL that names none, by the name of the database in it.
DRIVERS = (
    ("postgres", "postgresql+psycopg"),
    ("postgresql", "postgresql+psycopg"),
    ("mysql", "mysql+pymysql"),
    ("mariadb", "mariadb+pymysql"),
)
# Drivers for asyncio, each with the one that speaks to the same database without it. The first of a database is what
# projects depend on: it brings the other along, so that one URL does for both. psycopg is its own twin.
ASYNC_DRIVERS = (
    ("sqlite+aiosqlite", "sqlite"),
    ("mysql+aiomysql", "mysql+pymysql"),
    ("mysql+asyncmy", "mysql+pymysql"),
    ("mariadb+aiomysql", "mariadb+pymysql"),
    ("mariadb+asyncmy", "mariadb+pymysql"),
    ("postgresql+asyncpg", "postgresql+psycopg"),
    ("postgresql+psycopg_async", "postgresql+psycopg"),
)
_DEFAULT_DRIVER = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "mysql": "mysql+pymysql"}


@dataclass(frozen=True)
class EngineText:
    """An engine of several ready for the templates.

    Args:
        name: as a literal.
        base, view: its base classes; no class where it is a replica, and none for views that it has not.
    """

    name: str
    base: str
    view: str


@dataclass(frozen=True)
class DatabaseView:
    """What the templates of db.py and of the modules beside it print.

    Args:
        asyncio: whether there are twins for asyncio.
        short_loops: whether event loops end with a request, so that no connection can outlive one in a pool.
        mysql: whether MySQL or MariaDB is among the databases.
    """

    package: str
    naming_convention: str
    drivers: str
    sync_drivers: str
    async_drivers: str
    asyncio: bool
    short_loops: bool
    mysql: bool
    default_url: str
    default_driver: str
    uuid_names: str
    uuid_versions: bool
    uuid7: bool
    views: bool
    mysql_unions: bool
    partitions: bool
    places: str
    engines: tuple[EngineText, ...] = ()


def database_view(place: Place, config: Config) -> DatabaseView:
    """Make the view of db.py."""
    convention = py.Dict(tuple((key, py.value(template)) for key, template in place.schema.naming_convention))
    driver = _DEFAULT_DRIVER[config.database]
    url = _default_url(config.database, config.package)
    return DatabaseView(
        config.package,
        statement("NAMING_CONVENTION = ", convention, {}),
        statement("DRIVERS = ", _drivers(DRIVERS), {}),
        statement("SYNC_DRIVERS = ", _drivers(ASYNC_DRIVERS), {}),
        statement("ASYNC_DRIVERS = ", _drivers(_by_sync_driver()), {}),
        config.sessions == "async",
        config.entry == "flask",
        "mysql" in (config.database, *(engine.database for engine in place.schema.engines)),
        statement("DEFAULT_URL = ", py.value(url), {}),
        literal("postgresql+psycopg" if driver == "sqlite" else driver),
        ", ".join(_uuid_names(place.schema)),
        has_uuid_versions(place.schema),
        _has_uuid7(place.schema),
        bool(place.schema.views),
        _is_mysql(place.schema, config) and any(model.union is not None for model in place.schema.models),
        any(table.partitions for table in place.schema.tables),
        _places(place.schema.engines, config),
        tuple(_engine(engine, place.schema) for engine in place.schema.engines),
    )


def _is_mysql(schema: Schema, config: Config) -> bool:
    return config.database == "mysql" or any(engine.database == "mysql" for engine in schema.engines)


def _uuid_names(schema: Schema) -> list[str]:
    """Return what db.py imports of Python's module `uuid`."""
    versions = has_uuid_versions(schema)
    return [*(["UUID"] if versions or _has_uuid7(schema) else []), *(["uuid4"] if versions else [])]


def _has_uuid7(schema: Schema) -> bool:
    """Tell whether any model needs the function of which Pythons before 3.14 have none."""
    columns = (UUID7 in (column.default, column.onupdate) for table in schema.tables for column in table.columns)
    fields = (one.field_options for model in schema.models for one in model.attributes)
    return any(columns) or any(one is not None and one.default_factory == UUID7 for one in fields)


def database_name(engine: Engine | None, config: Config) -> str:
    """Return how the database of an engine is called where nobody names another; None is the only engine."""
    return config.package if engine is None or engine.bind is None else f"{config.package}_{engine.bind}"


def _default_url(database: str, name: str) -> str:
    driver = _DEFAULT_DRIVER[database]
    if database == "mysql":
        return f"{driver}://localhost/{name}?charset=utf8mb4"
    return f"sqlite:///{name}.db" if database == "sqlite" else f"{driver}:///{name}"


def _places(engines: Iterable[Engine], config: Config) -> str:
    """Return how each engine is found, by its name."""
    return statement("ENGINES = ", py.Dict(tuple((engine.name, _place(engine, config)) for engine in engines)), {})


def _place(engine: Engine, config: Config) -> py.PyExpr:
    if engine.replica_of is not None:
        return py.call(py.own("Place"), py.value(engine.prefix), py.NONE, py.value(engine.replica_of))
    url = _default_url(engine.database, database_name(engine, config))
    return py.call(py.own("Place"), py.value(engine.prefix), py.value(url))


def _engine(engine: Engine, schema: Schema) -> EngineText:
    views = any(view.table.key.bind == engine.bind for view in schema.views)
    return EngineText(
        literal(engine.name),
        "" if engine.replica_of is not None else engine.base,
        base_class(engine.bind, view=True) if views and engine.replica_of is None else "",
    )


def _drivers(pairs: Iterable[tuple[str, str]]) -> py.PyExpr:
    return py.Dict(tuple((name, py.value(driver)) for name, driver in pairs))


def _by_sync_driver() -> Iterator[tuple[str, str]]:
    """Turn the drivers of SQLite and MySQL round; psycopg speaks to asyncio under the same name."""
    seen = {"postgresql+psycopg"}
    for twin, driver in ASYNC_DRIVERS:
        if driver not in seen:
            seen.add(driver)
            yield driver, twin
