"""`remove-model` and `remove-field`: refused as long as something else names what should go."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from sqla_scaffold.editing.asked import (
    Edited,
    RemoveFields,
    RemoveModel,
    document_of,
    fields_of,
    find_home,
    replaced,
    report_missing,
    section_of,
    text_of,
    with_fields,
)
from sqla_scaffold.editing.document import SchemaDocument
from sqla_scaffold.editing.following import (
    added_columns,
    all_mentions,
    homes_of,
    naming_field,
    naming_model,
)
from sqla_scaffold.editing.mentions import Mention
from sqla_scaffold.editing.places import Path
from sqla_scaffold.report.codes import edits as codes
from sqla_scaffold.report.diagnostic import Diagnostics, Note
from sqla_scaffold.report.source import Span
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.column_spec import TypeSpec
from sqla_scaffold.schema.spec import MixinSpec, ModelSpec, SchemaSpec

_MOST_COMMANDS = 3


def meant_by_removing(
    spec: SchemaSpec,
    schema: Schema,
    asked: RemoveModel | RemoveFields,
    documents: Sequence[SchemaDocument],
    diagnostics: Diagnostics,
) -> SchemaSpec | None:
    """Return the schema without what should go; None where that was refused.

    Args:
        schema: what `spec` means.
    """
    mentions = all_mentions(documents)
    if isinstance(asked, RemoveModel):
        name = text_of(asked.name)
        if all(model.name.value != name for model in spec.models):
            report_missing(asked.name, "model", [model.name.value for model in spec.models], diagnostics)
            return None
        others = [mention for mention in naming_model(mentions, name) if mention.home != name]
        _refuse(asked.name, others, diagnostics)
        if others:
            return None
        return dataclasses.replace(spec, models=tuple(model for model in spec.models if model.name.value != name))
    home = find_home(spec, asked.model, diagnostics)
    return None if home is None else _without_fields(spec, schema, home, asked, mentions, diagnostics)


def _without_fields(
    spec: SchemaSpec,
    schema: Schema,
    home: ModelSpec | MixinSpec,
    asked: RemoveFields,
    mentions: Sequence[Mention],
    diagnostics: Diagnostics,
) -> SchemaSpec | None:
    known = list(fields_of(home))
    going = {text_of(field) for field in asked.fields}
    homes = homes_of(spec, home)
    for field in asked.fields:
        name = text_of(field)
        if name not in known:
            report_missing(field, f"field of {home.name.value}", known, diagnostics)
            continue
        names = {name, *added_columns(spec, schema, home, name)}
        others = [
            one for one in naming_field(mentions, homes, names) if not (one.home in homes and one.member in going)
        ]
        _refuse(field, others, diagnostics)
    if diagnostics.errors:
        return None
    columns = tuple(one for one in home.columns if one.name.value not in going)
    relationships = tuple(one for one in home.relationships if one.name.value not in going)
    return with_fields(spec, home, columns, relationships)


def removed_from(
    spec: SchemaSpec,
    schema: Schema,
    meant: SchemaSpec,
    asked: RemoveModel | RemoveFields,
    documents: Sequence[SchemaDocument],
) -> Edited:
    """Return the files without what should go; arguments and errors as of `added_to`."""
    if isinstance(asked, RemoveModel):
        home: ModelSpec | MixinSpec = next(one for one in spec.models if one.name.value == text_of(asked.name))
        paths: list[Path] = [()]
        gone = {text_of(asked.name), schema.models_by_name[text_of(asked.name)].table.name}
        homes = None
    else:
        found = find_home(spec, asked.model, Diagnostics())
        assert found is not None  # `meant_by_removing` has looked
        home = found
        names = [text_of(field) for field in asked.fields]
        paths = [_path(home, name) for name in names]
        gone = {*names, *(column for name in names for column in added_columns(spec, schema, home, name))}
        homes = frozenset(homes_of(spec, home))
    document = document_of(documents, home.name.span)
    for path in paths:
        document = document.without((section_of(home), home.name.value, *path))
    return Edited(meant, replaced(documents, document), frozenset(gone), homes, _unused_enums(spec, meant))


def _unused_enums(spec: SchemaSpec, meant: SchemaSpec) -> tuple[str, ...]:
    """Say which enums no column has any more."""
    before, after = _types(spec), _types(meant)
    unused = [enum.name.value for enum in meant.enums if enum.name.value in before - after]
    return tuple(f"No column has the enum {name} any more; it stays in the schema." for name in unused)


def _types(spec: SchemaSpec) -> set[str]:
    homes: tuple[ModelSpec | MixinSpec, ...] = (*spec.models, *spec.mixins)
    found: set[str] = set()
    types = [column.type for home in homes for column in home.columns if column.type is not None]
    while types:
        one = types.pop()
        found.add(one.name.value)
        types += [argument for argument in one.arguments if isinstance(argument, TypeSpec)]
    return found


def _path(home: ModelSpec | MixinSpec, field: str) -> tuple[str, ...]:
    return ("relationships" if any(one.name.value == field for one in home.relationships) else "columns", field)


def _refuse(name: Span, others: Sequence[Mention], diagnostics: Diagnostics) -> None:
    if not others:
        return
    notes = [Note("it is named here", mention.span) for mention in others]
    members = dict.fromkeys((one.home, one.member) for one in others if one.member is not None)
    commands = [f"`sqla-scaffold remove-field {home} {member}`" for home, member in members]
    hint = "change these places first"
    if commands and len(members) <= _MOST_COMMANDS and all(one.member is not None for one in others):
        hint = f"let them go first: {', '.join(commands)}"
    diagnostics.add(codes.STILL_NAMED, f"`{text_of(name)}` cannot go: others name it", name, hint=hint, notes=notes)
