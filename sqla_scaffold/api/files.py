"""Files that `new` and `generate` both write, beside those of the targets."""

from __future__ import annotations

from sqla_scaffold.api.parts import Part, parts_of
from sqla_scaffold.config import Config
from sqla_scaffold.files import GeneratedFile, Owner
from sqla_scaffold.reading.json_schema import json_schema_text
from sqla_scaffold.schema.model import Schema

# What the first line of a schema file names, for editors.
EDITOR_SCHEMA = ".sqla-scaffold/schema.json"


def editor_schema() -> GeneratedFile:
    """Return the JSON Schema by which editors complete the schema file."""
    return GeneratedFile(EDITOR_SCHEMA, json_schema_text(), Owner.TOOL)


def environment(schema: Schema, config: Config) -> list[GeneratedFile]:
    """Return the files from which Alembic runs, for each engine its own."""
    from sqla_scaffold.migrate.environment import environment, histories

    parts = parts_of(schema, config)
    files = [file for part in parts for file in environment(part.schema, part.config, part.engine)]
    return [*files, *histories(config, [(part.engine, part.config) for part in parts if part.engine is not None])]


def first_revision(part: Part) -> list[GeneratedFile]:
    """Return the first revision and its snapshot, for a part of a project that has none."""
    from sqla_scaffold.migrate.revision import initial_revision

    return initial_revision(part.schema, part.config)
