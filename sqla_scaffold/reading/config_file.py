"""The settings of a project: the table `[tool.sqla-scaffold]` of its pyproject.toml."""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping as Mapped
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from sqla_scaffold.config import DATABASES, ENTRIES, FLASK_STYLES, SESSIONS, Config
from sqla_scaffold.reading.bounded import BoundedDiagnostics, TooMany
from sqla_scaffold.reading.decode import decode
from sqla_scaffold.reading.document import read_source
from sqla_scaffold.reading.file_bytes import read_bytes
from sqla_scaffold.reading.nodes import Mapping, Node
from sqla_scaffold.reading.schema_file import read_nodes
from sqla_scaffold.reading.takes import Field, Many, Shape, Text
from sqla_scaffold.reading.words import shown
from sqla_scaffold.report.codes import reading as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.schema.names import is_name
from sqla_scaffold.schema.word import Word

_FILE = "pyproject.toml"
_TABLE = ("tool", "sqla-scaffold")
_PATHS = ("schema", "source", "migrations", "templates")


def _build(**keys: Any) -> dict[str, Any]:
    return keys


SETTINGS = Shape(
    "the table [tool.sqla-scaffold]",
    "The settings of a project, in its pyproject.toml.",
    _build,
    (
        Field("package", Text(), "The name of the Python package.", required=True, mistaken=("name",)),
        Field("schema", Text(), "The schema file, relative to the project."),
        Field("source", Text(), "The folder that holds the package, relative to the project.", mistaken=("src",)),
        Field("migrations", Text(), "The folder of the Alembic environment, relative to the project."),
        Field("entry", Text(ENTRIES), "The entry point that is generated."),
        Field("database", Text(DATABASES), "The database; mysql stands for MySQL and MariaDB."),
        Field("sessions", Text(SESSIONS), "The sessions; async has those for asyncio beside the others."),
        Field(
            "flask_style",
            Text(FLASK_STYLES),
            "What a Flask application stands on: Flask-SQLAlchemy-Lite, or db.py alone.",
        ),
        Field("sealed", Many(Text(), bare=True), "Generated files that nobody may edit, as paths or patterns."),
        Field("once", Many(Text(), bare=True), "Generated files that are written once, as paths or patterns."),
        Field("templates", Text(), "A folder with templates that take the place of the program's own."),
    ),
)


def read_config(root: Path, diagnostics: Diagnostics) -> Config | None:
    """Return the settings of the project in a folder, None where mistakes in them were reported.

    Args:
        root: the project's folder.

    Raises:
        OutsideError: the folder holds no project of ours, or its pyproject.toml cannot be read.
    """
    if not root.exists():
        raise _no_project(f"there is no folder `{shown(str(root))}`")
    if not (root / _FILE).exists():
        raise _no_project(f"this folder has no {_FILE}")
    sink = BoundedDiagnostics()
    try:
        source = read_source(read_bytes(root / _FILE, _FILE), _FILE, "toml", sink)
        document = None if source is None else read_nodes(source, "toml", sink)
        if document is None:
            return None
        table = _table(document)
        if table is None:
            raise _no_project(f"the {_FILE} of this folder has no table [{'.'.join(_TABLE)}]")
        return _config(table, sink)
    except TooMany:
        return None
    finally:
        diagnostics.extend(sink)


def _no_project(message: str) -> OutsideError:
    hint = "go to the project's folder, or make a project with `sqla-scaffold new`"
    return OutsideError(codes.NO_PROJECT, message, hint=hint, path=_FILE)


def _table(node: Node) -> Node | None:
    for key in _TABLE:
        entries = node.entries if isinstance(node, Mapping) else ()
        below = next((entry.value for entry in entries if entry.key.text == key), None)
        if below is None:
            return None
        node = below
    return node


def _config(table: Node, diagnostics: Diagnostics) -> Config | None:
    words: Mapped[str, Any] | None = decode(SETTINGS, table, diagnostics)
    if words is None:
        return None
    _check_package(words["package"], diagnostics)
    for key in _PATHS:
        if key in words:
            _check_path(words[key], diagnostics)
    if diagnostics.errors:
        return None
    return Config(**{field.name: _plain(words[field.name]) for field in fields(Config) if field.name in words})


def _plain(said: Word[str] | Sequence[Word[str]]) -> Any:
    return said.value if isinstance(said, Word) else tuple(word.value for word in said)


def _check_package(word: Word[str], diagnostics: Diagnostics) -> None:
    if is_name(word.value) and not keyword.iskeyword(word.value):
        return
    reason = "is a keyword of Python" if keyword.iskeyword(word.value) else "is no identifier of Python"
    plain = re.sub(r"[^A-Za-z0-9]+", "_", word.value).strip("_").lower()
    hint = f"call it `{plain}`" if is_name(plain) and not keyword.iskeyword(plain) else "use letters, digits and `_`"
    diagnostics.add(codes.CONFIG_PACKAGE, f"`{shown(word.value)}` {reason}", word.span, hint=hint)


def _check_path(word: Word[str], diagnostics: Diagnostics) -> None:
    text = word.value
    parts = text.split("/")
    if "\\" in text or any(not character.isprintable() for character in text):
        reason = "holds a backslash or an invisible character"
    elif text.startswith(("/", "~")) or re.match(r"[A-Za-z]:", text):
        reason = "is not relative to the project"
    elif ".." in parts:
        reason = "leads out of the project"
    elif any(part in ("", ".") for part in parts):
        reason = "has an empty part"
    else:
        return
    hint = "write a path below the project's folder, with forward slashes"
    diagnostics.add(codes.CONFIG_PATH, f"the path `{shown(text)}` {reason}", word.span, hint=hint)
