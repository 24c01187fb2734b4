"""What a project says about itself in `[tool.sqla-scaffold]`."""

from __future__ import annotations

import keyword
import os
import re
import sys
from dataclasses import dataclass
from importlib.machinery import PathFinder
from pathlib import Path

ENTRIES = ("script", "flask", "none")
DATABASES = ("sqlite", "postgresql", "mysql")
SESSIONS = ("sync", "async")
FLASK_STYLES = ("lite", "plain")

_PACKAGE = re.compile(r"[a-z]([a-z0-9_]{0,38}[a-z0-9])?")
# What a generated project imports or has beside its package, whether or not it is installed here.
_NEEDED = frozenset("""
    aiomysql aiosqlite alembic click faker flask flask_sqlalchemy_lite greenlet mako migrations polyfactory psycopg
    pydantic pymysql pytest site sqlalchemy test tests typing_extensions werkzeug
    """.split())


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a project.

    Args:
        package: name of the Python package, a checked identifier.
        schema: path of the schema file, relative to the project.
        source: folder that holds the package, relative to the project.
        migrations: folder of the Alembic environment, relative to the project.
        entry: one of `ENTRIES`.
        database: one of `DATABASES`; `mysql` stands for MySQL and MariaDB.
        sessions: one of `SESSIONS`; `async` adds those for asyncio to the others.
        flask_style: one of `FLASK_STYLES`: whether an application stands on Flask-SQLAlchemy-Lite.
        sealed: patterns of generated files that hold generated code alone: an edit is said, and never merged.
        once: patterns of generated files that are written once and are the person's then.
        templates: folder with templates that take the place of ours, relative to the project.
        overrides: those templates, as names below `templates/code` and texts.
    """

    package: str
    schema: str = "schema.yaml"
    source: str = "src"
    migrations: str = "migrations"
    entry: str = "script"
    database: str = "sqlite"
    sessions: str = "sync"
    flask_style: str = "lite"
    sealed: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    templates: str | None = None
    overrides: tuple[tuple[str, str], ...] = ()

    @property
    def package_path(self) -> str:
        """The package's folder, relative to the project."""
        return f"{self.source}/{self.package}"


def package_of(folder: Path) -> str:
    """Return the name that the package of a project in this folder gets where nobody names one; it may be unfit."""
    return folder.resolve().name.lower().replace("-", "_").replace(" ", "_")


def package_problem(name: str) -> str | None:
    """Say what is wrong with the name of a package, to be read after the name; None where nothing is.

    Nothing is imported: a module of the same name is looked for on the path. The current folder is left out, since the
    project itself may lie there, and so are folders without `__init__.py`, which hide nothing.
    """
    if not _PACKAGE.fullmatch(name):
        return "is no package name: at most 40 lower-case letters, digits and underscores, a letter first"
    if keyword.iskeyword(name) or keyword.issoftkeyword(name):
        return "is a keyword of Python"
    if name in sys.stdlib_module_names:
        return "would hide the module of this name in Python's standard library"
    if name in _NEEDED:
        return "would hide a module of this name that the project itself needs"
    here = os.getcwd()
    found = PathFinder.find_spec(name, [entry for entry in sys.path if entry and os.path.abspath(entry) != here])
    if found is not None and found.origin is not None:
        return "would hide an installed module of this name"
    return None
