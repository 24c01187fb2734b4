"""db.py, sessions.py and paging.py: the base class, the engine, the sessions and what they can do."""

from __future__ import annotations

from dataclasses import dataclass

from sqla_scaffold.config import Config
from sqla_scaffold.emit import pyexpr as py
from sqla_scaffold.emit.columns import Place
from sqla_scaffold.emit.layout import statement
from sqla_scaffold.emit.literal import literal
from sqla_scaffold.emit.mappers import has_uuid_versions

# The driver for a URL that names none, by the name of the database in it.
DRIVERS = (
    ("postgres", "postgresql+psycopg"),
    ("postgresql", "postgresql+psycopg"),
    ("mysql", "mysql+pymysql"),
    ("mariadb", "mariadb+pymysql"),
)
_DEFAULT_DRIVER = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "mysql": "mysql+pymysql"}


@dataclass(frozen=True)
class DatabaseView:
    """What the template of db.py prints."""

    package: str
    naming_convention: str
    drivers: str
    default_url: str
    default_driver: str
    uuid_versions: bool
    views: bool


def database_view(place: Place, config: Config) -> DatabaseView:
    """Make the view of db.py."""
    convention = py.Dict(tuple((key, py.value(template)) for key, template in place.schema.naming_convention))
    drivers = py.Dict(tuple((name, py.value(driver)) for name, driver in DRIVERS))
    driver = _DEFAULT_DRIVER[config.database]
    url = f"sqlite:///{config.package}.db" if driver == "sqlite" else f"{driver}:///{config.package}"
    if config.database == "mysql":
        url = f"{driver}://localhost/{config.package}?charset=utf8mb4"
    return DatabaseView(
        config.package,
        statement("NAMING_CONVENTION = ", convention, {}),
        statement("DRIVERS = ", drivers, {}),
        statement("DEFAULT_URL = ", py.value(url), {}),
        literal("postgresql+psycopg" if driver == "sqlite" else driver),
        has_uuid_versions(place.schema),
        bool(place.schema.views),
    )
