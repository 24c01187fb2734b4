"""The files from which Alembic runs: the environments, and the template of later revisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqla_scaffold.config import Config
from sqla_scaffold.emit.layout import import_lines
from sqla_scaffold.emit.literal import literal
from sqla_scaffold.emit.render import LINE_LENGTH, render
from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.schema.engines import DEFAULT, Engine
from sqla_scaffold.schema.model import Schema


@dataclass(frozen=True)
class EnvironmentView:
    """What the template of env.py prints.

    Args:
        base: the base class of the models whose tables it makes.
        from_db, models: what it imports of the project, as black lays it out.
        prefix: what the variables of its database begin with.
        named: what `database_url` is told of its engine, and `settings` what `make_engine` is told.
        partitioned: whether tables of PostgreSQL have partitions, which Alembic would take for tables of nobody.
        inherits: whether tables of PostgreSQL inherit columns, which Alembic would take for columns of nobody.
        apostrophes: whether a table has one in its name, by which Alembic finds the sequence of no key.
    """

    package: str
    base: str
    from_db: str
    models: str
    prefix: str
    named: str
    settings: str
    partitioned: bool
    inherits: bool
    apostrophes: bool


def environment(schema: Schema, config: Config, engine: Engine | None = None) -> list[GeneratedFile]:
    """Return `env.py` and `script.py.mako`; `[tool.alembic]` in the project's pyproject.toml leads to them.

    Args:
        schema: what stands in one database.
        config: the settings of the project, of that part of it.
        engine: the engine of that database, where there are several.
    """
    engine = engine or Engine(DEFAULT, config.database)
    view = EnvironmentView(
        config.package,
        engine.base,
        "\n".join(import_lines(f"{config.package}.db", [engine.base, "database_url", "make_engine"])),
        _models(config.package, engine.base),
        engine.prefix,
        "" if engine.bind is None else f"name={literal(engine.name)}",
        "" if engine.bind is None else f", prefix={literal(engine.prefix)}",
        any(table.options.partition_by is not None for table in schema.tables),
        any(table.options.inherits for table in schema.tables),
        any("'" in table.key.name for table in schema.tables),
    )
    return [
        GeneratedFile(f"{config.migrations}/env.py", render("env.py.jinja", view, config), Owner.SHARED),
        GeneratedFile(
            f"{config.migrations}/script.py.mako", render("script.py.mako.jinja", config, config), Owner.SHARED
        ),
    ]


def _models(package: str, base: str) -> str:
    """Return how the models are imported, with a comment where it fits."""
    line, comment = f'import_module("{package}.models")', f"# fills {base}.metadata"
    return f"{line}  {comment}" if len(f"{line}  {comment}") <= LINE_LENGTH else f"{comment}\n{line}"


@dataclass(frozen=True)
class HistoriesView:
    """What the template of alembic.ini prints: the sections, each with its folder."""

    sections: tuple[tuple[str, str], ...]


def histories(config: Config, parts: Iterable[tuple[Engine, Config]]) -> list[GeneratedFile]:
    """Return alembic.ini, by which `alembic --name` finds the migrations of the engines beside the default one."""
    view = HistoriesView(tuple((engine.name, own.migrations) for engine, own in parts if engine.bind is not None))
    if not view.sections:
        return []
    return [GeneratedFile("alembic.ini", render("alembic.ini.jinja", view, config), Owner.SHARED)]
