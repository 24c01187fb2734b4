"""What a command asks of a schema, with the words in which it was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqla_scaffold.editing.document import SchemaDocument
from sqla_scaffold.report.codes import edits as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Source, Span
from sqla_scaffold.report.suggest import did_you_mean
from sqla_scaffold.schema.column_spec import ColumnSpec
from sqla_scaffold.schema.spec import MixinSpec, ModelSpec, RelationshipSpec, SchemaSpec

COMMAND_LINE = "<command line>"


@dataclass(frozen=True, slots=True)
class AddModel:
    """A new model with fields in the shorthand; `file` is where it goes, by the name of a file of the schema."""

    name: Span
    fields: tuple[Span, ...]
    file: str | None = None


@dataclass(frozen=True, slots=True)
class AddFields:
    """New fields of a model or a mixin, in the shorthand."""

    model: Span
    fields: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class RemoveModel:
    """A model goes."""

    name: Span


@dataclass(frozen=True, slots=True)
class RemoveFields:
    """Columns or relationships of a model or a mixin go."""

    model: Span
    fields: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class RenameModel:
    """A model gets another name."""

    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class RenameField:
    """A column or a relationship gets another name."""

    model: Span
    old: Span
    new: Span


Asked = AddModel | AddFields | RemoveModel | RemoveFields | RenameModel | RenameField


@dataclass(frozen=True, slots=True)
class Edited:
    """What a command made of the files of a schema.

    Args:
        meant: what they have to say now.
        documents: all files, those that changed included.
        gone: words that name nothing any more, or something else; SQL may still hold them.
        homes: the models and mixins in whose SQL that matters; None for all.
        said: what a person has to know beside that.
    """

    meant: SchemaSpec
    documents: tuple[SchemaDocument, ...]
    gone: frozenset[str] = frozenset()
    homes: frozenset[str] | None = None
    said: tuple[str, ...] = ()


def words_of(command: str, words: Sequence[str]) -> list[Span]:
    """Return the places of words in the command line that they make."""
    text, spans = command, []
    places: list[tuple[int, int]] = []
    for word in words:
        places.append((len(text) + 1, len(text) + 1 + len(word)))
        text = f"{text} {word}"
    source = Source(COMMAND_LINE, text)
    spans = [Span(source, start, end) for start, end in places]
    return spans


def text_of(span: Span) -> str:
    """Return what stands at a place."""
    return span.source.text[span.start : span.end]


def replaced(documents: Sequence[SchemaDocument], new: SchemaDocument) -> tuple[SchemaDocument, ...]:
    """Return all files, with a new version of one of them."""
    return tuple(new if document.name == new.name else document for document in documents)


def document_of(documents: Sequence[SchemaDocument], span: Span) -> SchemaDocument:
    """Return the file in which something of the schema stands."""
    return next(document for document in documents if document.name == span.source.name)


def find_home(spec: SchemaSpec, name: Span, diagnostics: Diagnostics) -> ModelSpec | MixinSpec | None:
    """Return the model, or the mixin, of a name; None where there is none and that was reported."""
    homes: tuple[ModelSpec | MixinSpec, ...] = (*spec.models, *spec.mixins)
    found = next((one for one in homes if one.name.value == text_of(name)), None)
    if found is None:
        report_missing(name, "model", [one.name.value for one in homes], diagnostics)
    return found


def report_missing(name: Span, what: str, known: Sequence[str], diagnostics: Diagnostics) -> None:
    """Report a name that the schema does not have."""
    shown = ", ".join(known[:8]) + (", ..." if len(known) > 8 else "")
    hint = did_you_mean(text_of(name), known, otherwise=f"there are: {shown}" if known else "there are none yet")
    diagnostics.add(codes.NOT_THERE, f"there is no {what} `{text_of(name)}`", name, hint=hint)


def with_fields(
    spec: SchemaSpec,
    home: ModelSpec | MixinSpec,
    columns: tuple[ColumnSpec, ...],
    relationships: tuple[RelationshipSpec, ...],
) -> SchemaSpec:
    """Return a schema in which a model or a mixin has other fields."""
    if isinstance(home, MixinSpec):
        mixin = replace(home, columns=columns, relationships=relationships)
        return replace(spec, mixins=tuple(mixin if one is home else one for one in spec.mixins))
    model = replace(home, columns=columns, relationships=relationships)
    return replace(spec, models=tuple(model if one is home else one for one in spec.models))


def fields_of(home: ModelSpec | MixinSpec) -> dict[str, ColumnSpec | RelationshipSpec]:
    """Return the columns and relationships that are written in a model or a mixin, by their names."""
    made: dict[str, ColumnSpec | RelationshipSpec] = {one.name.value: one for one in home.columns}
    return made | {one.name.value: one for one in home.relationships}


def section_of(home: ModelSpec | MixinSpec) -> str:
    """Return the key of the schema under which it stands."""
    return "models" if isinstance(home, ModelSpec) else "mixins"
