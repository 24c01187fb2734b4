"""`add-model` and `add-field`: what they mean, and where it goes."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TypeVar

from sqla_scaffold.editing.asked import (
    AddFields,
    AddModel,
    Edited,
    document_of,
    fields_of,
    find_home,
    replaced,
    report_missing,
    section_of,
    text_of,
)
from sqla_scaffold.editing.document import SchemaDocument
from sqla_scaffold.editing.places import Plain, plain
from sqla_scaffold.editing.shorthand import Field, Known, read_field, word
from sqla_scaffold.reading.decode import decode_schema
from sqla_scaffold.reading.nodes import Entry, Mapping, Node, Scalar
from sqla_scaffold.report.codes import edits as codes
from sqla_scaffold.report.diagnostic import Diagnostics, Note
from sqla_scaffold.report.source import Span
from sqla_scaffold.schema.spec import MixinSpec, ModelSpec, SchemaSpec
from sqla_scaffold.schema.type_spec import EnumSpec

Home = TypeVar("Home", ModelSpec, MixinSpec)

_SECTIONS = ("columns", "relationships")


def meant_by_adding(spec: SchemaSpec, asked: AddModel | AddFields, diagnostics: Diagnostics) -> SchemaSpec | None:
    """Return the schema with what is asked for, whose places are in the command line; None where that was reported."""
    fields = _fields(spec, asked, diagnostics)
    if isinstance(asked, AddModel):
        _refuse_taken(asked.name, "model", {one.name.value: one.name.span for one in spec.models}, diagnostics)
        section, name = "models", asked.name
    else:
        home = find_home(spec, asked.model, diagnostics)
        if home is None:
            return None
        section, name = section_of(home), asked.model
        taken = {name: one.name.span for name, one in fields_of(home).items()}
        for field in fields:
            _refuse_taken(field.name.span, "field", taken, diagnostics)
    added = decode_schema(_nodes(section, name, fields), diagnostics)
    return None if added is None or diagnostics.errors else _with(spec, added)


def added_to(
    spec: SchemaSpec,
    meant: SchemaSpec,
    asked: AddModel | AddFields,
    documents: Sequence[SchemaDocument],
    diagnostics: Diagnostics,
) -> Edited | None:
    """Return the files with what is asked for written into them.

    Args:
        spec: the schema as it is.
        meant: as `meant_by_adding` returned it.

    Raises:
        CannotEdit: an edit of a text would do more, or less.
    """
    fields = _fields(spec, asked, Diagnostics())
    sections: dict[str, dict[str, Plain]] = {}
    for field in fields:
        sections.setdefault(field.section, {})[field.name.text] = plain(field.value)
    sections = {name: sections[name] for name in _SECTIONS if name in sections}
    if isinstance(asked, AddModel):
        document = _file_of_new(spec, asked, fields, documents, diagnostics)
        if document is None:
            return None
        changed = document.with_entries(("models",), {text_of(asked.name): dict(sections)})
    else:
        home = find_home(spec, asked.model, diagnostics)
        assert home is not None  # `meant_by_adding` has looked
        changed = document_of(documents, home.name.span)
        for name, entries in sections.items():
            changed = changed.with_entries((section_of(home), home.name.value, name), entries)
    files = replaced(documents, changed)
    for field in fields:
        if field.enum is not None:
            beside = _file_of_enums(spec, files, changed.name)
            values = {field.enum.key.text: plain(field.enum.value)}
            files = replaced(files, beside.with_entries(("enums",), values))
    return Edited(meant, files)


def _fields(spec: SchemaSpec, asked: AddModel | AddFields, diagnostics: Diagnostics) -> list[Field]:
    """Return the fields that are sound; what is wrong with the others is reported."""
    owner = text_of(asked.name if isinstance(asked, AddModel) else asked.model)
    known = Known({*(one.name.value for one in spec.models), owner}, {one.name.value for one in spec.enums})
    made = [read_field(argument, owner, known, diagnostics) for argument in asked.fields]
    sound = [field for field in made if field is not None]
    first: dict[str, Span] = {}
    for field in sound:
        _refuse_taken(field.name.span, "field", first, diagnostics, "in this command")
        first[field.name.text] = field.name.span
        enum = next(
            (one for one in spec.enums if field.enum is not None and one.name.value == field.enum.key.text), None
        )
        if enum is not None:
            _report_enum(field, enum, diagnostics)
    return sound


def _report_enum(field: Field, enum: EnumSpec, diagnostics: Diagnostics) -> None:
    assert field.enum is not None  # it meets the one that is there
    name = enum.name.value
    hint = f"write {field.name.text}:{name} to use it"
    notes = [Note("it is here", enum.name.span)]
    diagnostics.add(
        codes.ALREADY_THERE, f"there is an enum `{name}` already", field.enum.key.span, hint=hint, notes=notes
    )


def _refuse_taken(
    name: Span, what: str, taken: dict[str, Span], diagnostics: Diagnostics, where: str = "already"
) -> None:
    first = taken.get(text_of(name))
    if first is not None:
        message = f"there is a {what} `{text_of(name)}` {where}"
        hint = "choose another name, or edit what is there"
        diagnostics.add(codes.ALREADY_THERE, message, name, hint=hint, notes=[Note("it is here", first)])


def _nodes(section: str, name: Span, fields: Sequence[Field]) -> Mapping:
    """Return what is asked for as the nodes of a document that says nothing else."""
    parts: list[Entry] = []
    for part in _SECTIONS:
        entries = tuple(field.entry for field in fields if field.section == part)
        if entries:
            parts.append(Entry(word(part, name), Mapping(entries, name)))
    home = Entry(word(text_of(name), name), Mapping(tuple(parts), name))
    sections: list[tuple[str, tuple[Entry, ...]]] = [(section, (home,))]
    enums = tuple(field.enum for field in fields if field.enum is not None)
    if enums:
        sections.append(("enums", enums))
    entries = tuple(Entry(_key(key, name), _mapping(below, name)) for key, below in sections)
    return Mapping(entries, name)


def _key(text: str, span: Span) -> Scalar:
    return Scalar(text, text, span)


def _mapping(entries: tuple[Entry, ...], span: Span) -> Node:
    return Mapping(entries, span)


def _with(spec: SchemaSpec, added: SchemaSpec) -> SchemaSpec:
    """Return a schema to which another one was added."""
    return dataclasses.replace(
        spec,
        enums=(*spec.enums, *added.enums),
        mixins=_joined(spec.mixins, added.mixins),
        models=_joined(spec.models, added.models),
    )


def _joined(there: tuple[Home, ...], added: tuple[Home, ...]) -> tuple[Home, ...]:
    made = list(there)
    for one in added:
        number = next((number for number, old in enumerate(made) if old.name.value == one.name.value), None)
        if number is None:
            made.append(one)
        else:
            made[number] = _with_fields(made[number], one)
    return tuple(made)


def _with_fields(home: Home, added: Home) -> Home:
    columns, relationships = (*home.columns, *added.columns), (*home.relationships, *added.relationships)
    return dataclasses.replace(home, columns=columns, relationships=relationships)


def _file_of_new(
    spec: SchemaSpec,
    asked: AddModel,
    fields: Sequence[Field],
    documents: Sequence[SchemaDocument],
    diagnostics: Diagnostics,
) -> SchemaDocument | None:
    """Return where a new model goes: where it was told to, else beside the model it refers to, else beside the last."""
    if asked.file is not None:
        found = next((document for document in documents if document.name == asked.file), None)
        if found is None:
            report_missing(
                asked.name, f"file `{asked.file}` in the schema for", [one.name for one in documents], diagnostics
            )
        return found
    places = {model.name.value: model.name.span for model in spec.models}
    for field in fields:
        value = field.value.entries[0].value if isinstance(field.value, Mapping) else field.value
        target = value.text.rstrip("?") if isinstance(value, Scalar) else ""
        if field.section == "relationships" and target in places:
            return document_of(documents, places[target])
    if spec.models:
        return document_of(documents, spec.models[-1].name.span)
    return documents[0]


def _file_of_enums(spec: SchemaSpec, documents: Sequence[SchemaDocument], beside: str) -> SchemaDocument:
    """Return where a new enum goes: beside its model if enums stand there, else to the other enums."""
    here = next(document for document in documents if document.name == beside)
    if here.has(("enums",)) or not spec.enums:
        return here
    return document_of(documents, spec.enums[-1].name.span)
