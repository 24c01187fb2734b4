"""The resolved schema for people to read: every name, type and constraint, also those that nobody wrote."""

from __future__ import annotations

from collections.abc import Iterable

from sqla_scaffold.emit.overview.models import abstract_lines, model_lines
from sqla_scaffold.emit.overview.tables import (
    association_lines,
    composite_lines,
    domain_lines,
    enum_lines,
    sequence_line,
)
from sqla_scaffold.schema.engines import Engine
from sqla_scaffold.schema.model import Schema


def overview(schema: Schema, models: Iterable[str] = ()) -> str:
    """Return the models of a schema as text, each with its table; without names all of them, enums and other tables.

    Args:
        models: names of models to show; all exist.
    """
    chosen = [schema.models_by_name[name] for name in models]
    parts = ["\n".join(model_lines(model, schema)) for model in chosen or schema.models]
    if not chosen:
        parts += ["\n".join(abstract_lines(mixin)) for mixin in schema.mixins if mixin.abstract]
        parts += ["\n".join(enum_lines(enum)) for enum in schema.enums]
        parts += ["\n".join(domain_lines(domain)) for domain in schema.domains]
        parts += ["\n".join(composite_lines(composite)) for composite in schema.composites]
        parts += [sequence_line(sequence) for sequence in schema.sequences]
        parts += ["\n".join(association_lines(table)) for table in schema.association_tables]
        parts += ["\n".join(_engine(engine) for engine in schema.engines)] if schema.engines else []
    return "\n\n".join(parts) + "\n"


def _engine(engine: Engine) -> str:
    what = f"{engine.database}, base class {engine.base}"
    if engine.replica_of is not None:
        what = f"a replica of {engine.replica_of}"
    return f"{engine.name}: engine, {what}, address {engine.prefix}DATABASE_URL"
