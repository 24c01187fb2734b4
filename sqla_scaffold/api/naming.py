"""What a schema has, by name: for the Tab key, which must never say anything else."""

from __future__ import annotations

from pathlib import Path

from sqla_scaffold.editing.asked import fields_of
from sqla_scaffold.reading.config_file import read_config
from sqla_scaffold.reading.schema_files import read_schema
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.schema.spec import MixinSpec, ModelSpec


def names(root: Path, *, mixins: bool) -> dict[str, tuple[str, ...]]:
    """Return the models, and maybe the mixins, of a project's schema with their fields; none where it cannot be read."""
    quiet = Diagnostics()
    try:
        config = read_config(root, quiet)
        spec = None if config is None else read_schema(root / config.schema, config.schema, quiet, within=root)
    except (OutsideError, OSError):
        return {}
    homes: tuple[ModelSpec | MixinSpec, ...] = () if spec is None else (*spec.models, *(spec.mixins if mixins else ()))
    return {home.name.value: tuple(fields_of(home)) for home in homes}
