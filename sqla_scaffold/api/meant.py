"""From files to a schema that is read and resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqla_scaffold.config import Config
from sqla_scaffold.reading.config_file import read_config
from sqla_scaffold.emit.render import template_names
from sqla_scaffold.reading.schema_files import read_schema, read_schema_files
from sqla_scaffold.reading.template_files import read_templates
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Span
from sqla_scaffold.resolve.resolve import resolve
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.spec import SchemaSpec
from sqla_scaffold.write.disk import digest


@dataclass(frozen=True, slots=True)
class Meant:
    """A schema read and resolved, with the places of its models for the smoke test to point at."""

    spec: SchemaSpec
    schema: Schema
    places: Mapping[str, Span]


@dataclass(frozen=True, slots=True)
class Project:
    """A project as it lies there.

    Args:
        config: its settings.
        meant: its schema.
        read: SHA-256 of the files of the schema and of templates, by their names: what is written must still belong to them then.
    """

    config: Config
    meant: Meant
    read: Mapping[str, str | None]


def read_model(path: Path, name: str, diagnostics: Diagnostics, *, database: str) -> Schema | None:
    """Read a schema file and resolve it; None when there are mistakes, which are in `diagnostics` then.

    Errors: `OutsideError` when the file cannot be read at all.
    """
    meant = understand(read_schema(path, name, diagnostics), diagnostics, database)
    return None if meant is None else meant.schema


def understand(spec: SchemaSpec | None, diagnostics: Diagnostics, database: str) -> Meant | None:
    """Resolve what was read, behind the barrier that stops at mistakes; None when there are any."""
    if spec is None or diagnostics.errors:
        return None
    schema = resolve(spec, diagnostics, database=database)
    return None if schema is None or diagnostics.errors else Meant(spec, schema, _places(spec))


def _places(spec: SchemaSpec) -> dict[str, Span]:
    places: dict[str, Span] = {}
    for model in spec.models:
        places[model.name.value] = model.name.span
        for name in (*(one.name for one in model.columns), *(one.name for one in model.relationships)):
            places[f"{model.name.value}.{name.value}"] = name.span
    return places


def read_project(root: Path, diagnostics: Diagnostics) -> Project | None:
    """Read the settings and the schema of a project; None when there are mistakes.

    Errors: `OutsideError` when there is no project here, or its schema cannot be read.
    """
    config = read_config(root, diagnostics)
    if config is None or diagnostics.errors:
        return None
    config = read_templates(root, config, template_names())
    read = read_schema_files(root / config.schema, config.schema, diagnostics, within=root)
    meant = None if read is None else understand(read.spec, diagnostics, config.database)
    if read is None or meant is None:
        return None
    hashes = {file.name: digest(file.path.read_bytes()) for file in read.files}
    for name, _ in config.overrides:
        hashes[f"{config.templates}/{name}"] = digest((root / f"{config.templates}/{name}").read_bytes())
    return Project(config, meant, hashes)
