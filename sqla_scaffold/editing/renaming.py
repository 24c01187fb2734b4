"""`rename-model` and `rename-field`: the new name, `was:` with the old one, and every place that names it."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from collections.abc import Mapping as Mapped
from dataclasses import dataclass
from typing import Any, TypeVar

from sqla_scaffold.editing.asked import (
    Edited,
    RenameField,
    RenameModel,
    document_of,
    fields_of,
    find_home,
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
from sqla_scaffold.editing.places import CannotEdit, Path, entry_at
from sqla_scaffold.formatting.edits import Edit
from sqla_scaffold.reading.column_fields import COLUMN
from sqla_scaffold.reading.fields import MODEL
from sqla_scaffold.reading.key_names import read_name
from sqla_scaffold.reading.nodes import Scalar
from sqla_scaffold.reading.relationship_fields import RELATIONSHIP
from sqla_scaffold.reading.takes import Names, Shape
from sqla_scaffold.report.codes import edits as codes
from sqla_scaffold.report.diagnostic import Diagnostics, Note
from sqla_scaffold.report.source import Span
from sqla_scaffold.schema.model import Schema
from sqla_scaffold.schema.names import attribute_name
from sqla_scaffold.schema.column_spec import ColumnSpec
from sqla_scaffold.schema.spec import MixinSpec, ModelSpec, RelationshipSpec, SchemaSpec
from sqla_scaffold.schema.word import Word

Spec = TypeVar("Spec")
Renamable = TypeVar("Renamable", ModelSpec, ColumnSpec, RelationshipSpec)

_WAS = "was"


@dataclass(frozen=True, slots=True)
class Renaming:
    """What a rename comes to.

    Args:
        path: of the thing, as it is called now.
        shape: what it is.
        old, new: its names.
        was: the name that it had at the newest revision, to be written down; None where it has that one again.
        said: the one that is written down now.
        words: the new word for each place that names it.
        meant: the whole schema with the new name.
        gone, homes: as of `Edited`.
    """

    path: Path
    shape: Shape
    old: str
    new: str
    was: str | None
    said: str | None
    words: tuple[tuple[Mention, str], ...]
    meant: SchemaSpec
    gone: frozenset[str]
    homes: frozenset[str] | None


def meant_by_renaming(
    spec: SchemaSpec,
    schema: Schema,
    asked: RenameModel | RenameField,
    documents: Sequence[SchemaDocument],
    diagnostics: Diagnostics,
    known: Collection[str],
) -> Renaming | None:
    """Return what a rename comes to; None where that was refused. Other arguments as of `meant_by_removing`.

    Args:
        known: the models of the newest revision, and their fields as `Model.field`.
    """
    mentions = all_mentions(documents)
    if isinstance(asked, RenameModel):
        return _of_model(spec, schema, asked, mentions, diagnostics, known)
    home = find_home(spec, asked.model, diagnostics)
    return None if home is None else _of_field(spec, schema, home, asked, mentions, diagnostics, known)


def _of_model(
    spec: SchemaSpec,
    schema: Schema,
    asked: RenameModel,
    mentions: Sequence[Mention],
    diagnostics: Diagnostics,
    known: Collection[str],
) -> Renaming | None:
    old, new = text_of(asked.old), text_of(asked.new)
    model = next((one for one in spec.models if one.name.value == old), None)
    if model is None:
        report_missing(asked.old, "model", [one.name.value for one in spec.models], diagnostics)
    taken = {one.name.value: one.name.span for one in spec.models}
    if not _is_free(asked.new, MODEL, taken, diagnostics) or model is None:
        return None
    table = schema.models_by_name[old].table.name
    words = [(mention, new) for mention in naming_model(mentions, old)]
    for mention in mentions:
        if mention.names is Names.TABLE and mention.word == table != old and model.table is None:
            raise CannotEdit(f"`{table}` is the table of {old}; name the model here", mention.span)
    gone = {old} if model.table is not None else {old, table}
    named = _named(model, new, is_known=old in known)
    meant = _reworded(dataclasses.replace(spec, models=_exchanged(spec.models, model, named)), words)
    return Renaming(
        ("models", old), MODEL, old, new, _word(named.was), _word(model.was), tuple(words), meant, frozenset(gone), None
    )


def _of_field(
    spec: SchemaSpec,
    schema: Schema,
    home: ModelSpec | MixinSpec,
    asked: RenameField,
    mentions: Sequence[Mention],
    diagnostics: Diagnostics,
    known: Collection[str],
) -> Renaming | None:
    old, new = text_of(asked.old), text_of(asked.new)
    members = fields_of(home)
    member = members.get(old)
    if member is None:
        report_missing(asked.old, f"field of {home.name.value}", list(members), diagnostics)
    shape = RELATIONSHIP if isinstance(member, RelationshipSpec) else COLUMN
    taken = {name: one.name.span for name, one in members.items()}
    if not _is_free(asked.new, shape, taken, diagnostics) or member is None:
        return None
    homes = homes_of(spec, home)
    is_known = any(f"{model}.{attribute_name(old)}" in known for model in _before(spec, homes))
    columns = added_columns(spec, schema, home, old) if isinstance(member, RelationshipSpec) else set()
    words = [
        (mention, new + mention.word.removeprefix(old)) for mention in naming_field(mentions, homes, {old, *columns})
    ]
    in_database = columns if isinstance(member, RelationshipSpec) else {old} if member.db_name is None else set()
    if isinstance(member, RelationshipSpec):
        section, renamed = "relationships", _named(member, new, is_known=is_known)
        meant = with_fields(spec, home, home.columns, _exchanged(home.relationships, member, renamed))
        was = renamed.was
    else:
        section, column = "columns", _named(member, new, is_known=is_known)
        meant = with_fields(spec, home, _exchanged(home.columns, member, column), home.relationships)
        was = column.was
    path = (section_of(home), home.name.value, section, old)
    gone = frozenset(in_database)
    before = _word(member.was)
    meant = _reworded(meant, words)
    return Renaming(path, shape, old, new, _word(was), before, tuple(words), meant, gone, frozenset(homes))


def _is_free(new: Span, shape: Shape, taken: Mapped[str, Span], diagnostics: Diagnostics) -> bool:
    if read_name(Scalar(text_of(new), text_of(new), new), shape, diagnostics) is None:
        return False
    first = taken.get(text_of(new))
    if first is None:
        return True
    message = f"`{text_of(new)}` is there already"
    notes = [Note("it is here", first)]
    diagnostics.add(codes.ALREADY_THERE, message, new, hint="choose another name", notes=notes)
    return False


def _before(spec: SchemaSpec, homes: Collection[str]) -> set[str]:
    """Return models with the names that they had before."""
    return {*homes, *(one.was.value for one in spec.models if one.name.value in homes and one.was is not None)}


def _named(one: Renamable, new: str, *, is_known: bool) -> Renamable:
    """Return it under its new name; `was` keeps the one of the newest revision, and goes when that comes back.

    Args:
        is_known: whether the newest revision calls it as it is called now, so that a `was` of its own is done with.
    """
    own = Word(one.name.value, one.name.span)
    was = own if one.was is None or is_known else one.was
    return dataclasses.replace(one, name=Word(new, one.name.span), was=None if was.value == new else was)


def _word(word: Word[str] | None) -> str | None:
    return None if word is None else word.value


def _exchanged(all_of: tuple[Spec, ...], old: Spec, new: Spec) -> tuple[Spec, ...]:
    return tuple(new if one is old else one for one in all_of)


def _reworded(spec: SchemaSpec, words: Sequence[tuple[Mention, str]]) -> SchemaSpec:
    """Return a schema in which the words of some places are other ones."""
    places: dict[tuple[str, int, int], str] = {}
    for mention, new in sorted(words, key=lambda word: len(word[0].before), reverse=True):
        place = (mention.whole.source.name, mention.whole.start, mention.whole.end)
        text = places.get(place, mention.before + mention.word + mention.rest)
        start = len(mention.before)
        places[place] = text[:start] + new + text[start + len(mention.word) :]
    made = _in_places(spec, places)
    assert isinstance(made, SchemaSpec)
    return made


def _in_places(value: Any, places: Mapped[tuple[str, int, int], str]) -> Any:
    if isinstance(value, Word):
        key = (value.span.source.name, value.span.start, value.span.end)
        return Word(places[key], value.span) if key in places and isinstance(value.value, str) else value
    if isinstance(value, tuple):
        return tuple(_in_places(item, places) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, (type, Span)):
        changed = {field.name: _in_places(getattr(value, field.name), places) for field in dataclasses.fields(value)}
        return dataclasses.replace(value, **changed)
    return value


def renamed_in(renaming: Renaming, spec: SchemaSpec, documents: Sequence[SchemaDocument]) -> Edited:
    """Return the files with the new name; errors as of `added_to`.

    Args:
        spec: the schema as it is.
    """
    homes: tuple[ModelSpec | MixinSpec, ...] = (*spec.models, *spec.mixins)
    place = next(one.name.span for one in homes if one.name.value == renaming.path[1])
    home = document_of(documents, place)
    entry = entry_at(home.root, renaming.path)
    assert entry is not None  # the schema was read from there
    edits: dict[str, list[Edit]] = {document.name: [] for document in documents}
    for mention, new in renaming.words:
        if not mention.is_plain:
            raise CannotEdit(f"`{mention.word}` is written with escapes", mention.span)
        edits[mention.span.source.name].append(Edit(mention.span.start, mention.span.end, new))
    for span in home.places_of_key(renaming.path):
        if span.source.text[span.start : span.end].strip("\"'") != renaming.old:
            raise CannotEdit(f"`{renaming.old}` is written with escapes", span)
        edits[home.name].append(Edit(*_inside_quotes(span), renaming.new))
    made = {document.name: document.edited(edits[document.name]) for document in documents if edits[document.name]}
    path = (*renaming.path[:-1], renaming.new)
    changed = made[home.name]
    has_was = changed.has((*path, _WAS))
    if has_was and renaming.was != renaming.said:
        changed, has_was = changed.without((*path, _WAS)), False
    if renaming.was is not None and not has_was:
        changed = changed.with_key(path, renaming.shape, _WAS, renaming.was)
    made[home.name] = changed
    files = tuple(made.get(document.name, document) for document in documents)
    return Edited(renaming.meant, files, renaming.gone, renaming.homes)


def _inside_quotes(span: Span) -> tuple[int, int]:
    quoted = span.source.text[span.start] in "\"'"
    return span.start + quoted, span.end - quoted
