"""`show`: what a schema means."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqla_scaffold.api.meant import read_model
from sqla_scaffold.config import DATABASES
from sqla_scaffold.emit.overview.whole import overview
from sqla_scaffold.reading.config_file import read_config
from sqla_scaffold.report.codes import project as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.report.suggest import did_you_mean


def show(
    root: Path,
    diagnostics: Diagnostics,
    *,
    schema: Path | None = None,
    models: Sequence[str] = (),
    database: str | None = None,
    sql: bool = False,
) -> str | None:
    """Return what a schema means as text, with everything that was derived; None when it has mistakes.

    Args:
        root: the project, where no schema file is given.
        schema: a schema file to show without a project.
        models: names of models; none means all.
        database: which database it is for; by default that of the project.
        sql: return the statements that create the tables instead.

    Errors: `OutsideError` when there is no such file, project or model.
    """
    if schema is None:
        config = read_config(root, diagnostics)
        if config is None or diagnostics.errors:
            return None
        file, name, chosen = root / config.schema, config.schema, database or config.database
    else:
        file, name, chosen = schema, str(schema), database or DATABASES[0]
    resolved = read_model(file, name, diagnostics, database=chosen)
    if resolved is None:
        return None
    for model in models:
        if model not in resolved.models_by_name:
            hint = did_you_mean(model, resolved.models_by_name, otherwise="`sqla-scaffold show` lists all models")
            raise OutsideError(codes.MODEL_UNKNOWN, f"there is no model {model!r}", hint=hint)
    if sql:
        from sqla_scaffold.migrate.ddl import ddl

        if not resolved.parts:
            return ddl(resolved, chosen, models)
        wanted = [(one, part, [name for name in models if name in part.models_by_name]) for one, part in resolved.parts]
        return "".join(
            f"-- {engine.name}\n{ddl(part, engine.database if database is None else chosen, names)}"
            for engine, part, names in wanted
            if names or not models
        )
    return overview(resolved, models)
