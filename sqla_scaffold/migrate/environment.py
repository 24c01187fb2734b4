"""The files from which Alembic runs: the environment, and the template of later revisions."""

from __future__ import annotations

from sqla_scaffold.config import Config
from sqla_scaffold.emit.render import render
from sqla_scaffold.files import GeneratedFile, Owner


def environment(config: Config) -> list[GeneratedFile]:
    """Return `env.py` and `script.py.mako`; `[tool.alembic]` in the project's pyproject.toml leads to them."""
    return [
        GeneratedFile(f"{config.migrations}/env.py", render("env.py.jinja", config, config), Owner.SHARED),
        GeneratedFile(
            f"{config.migrations}/script.py.mako", render("script.py.mako.jinja", config, config), Owner.SHARED
        ),
    ]
