"""The parts of a project: what stands in one database, with the settings and the migrations that belong to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqla_scaffold.config import Config
from sqla_scaffold.emit.views.database import database_name
from sqla_scaffold.report.codes.smoke import URL_UNUSABLE
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.schema.engines import DEFAULT, Engine
from sqla_scaffold.schema.model import Schema

_CREATION = {"postgresql": "createdb", "mysql": "mysqladmin create"}


@dataclass(frozen=True, slots=True)
class Part:
    """What stands in one database.

    Args:
        schema: its tables and models, as if there were no other.
        config: the settings of the project, with its own migrations and kind of database.
        engine: None where the project has one engine.
    """

    schema: Schema
    config: Config
    engine: Engine | None = None

    @property
    def name(self) -> str | None:
        """The name of the engine, where there are several."""
        return None if self.engine is None else self.engine.name

    @property
    def creation(self) -> str | None:
        """The command that makes the database that it has where nobody names another; SQLite needs none."""
        program = _CREATION.get(self.config.database)
        return None if program is None else f"{program} {database_name(self.engine, self.config)}"

    @property
    def upgrade(self) -> str:
        """The command that brings its database up to the newest revision."""
        if self.engine is None or self.engine.bind is None:
            return "alembic upgrade head"
        return f"alembic --name {self.engine.name} upgrade head"


def parts_of(schema: Schema, config: Config) -> tuple[Part, ...]:
    """Return the parts of a project, that of the default engine first; of one engine the project is the only part."""
    if not schema.parts:
        return (Part(schema, config),)
    return tuple(Part(part, _config(config, engine), engine) for engine, part in schema.parts)


def refuse_unknown(urls: Mapping[str, str | None], parts: Sequence[Part]) -> None:
    """Refuse addresses of engines that nobody writes to.

    Errors: `OutsideError` for the first name that is none of theirs.
    """
    known = [part.name or DEFAULT for part in parts]
    for name in urls:
        if name not in known:
            hint = f"engines that are written are {', '.join(known)}"
            raise OutsideError(URL_UNUSABLE, f"there is no engine `{name}`", hint=hint)


def _config(config: Config, engine: Engine) -> Config:
    if engine.bind is None:
        return config
    # Beside `versions/`, so that a project that gets a second engine keeps the history of the first where it is.
    return replace(config, database=engine.database, migrations=f"{config.migrations}/{engine.name}")
