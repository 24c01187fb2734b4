"""The door of formatting: from the text of a schema file to its canonical form, which means the same."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqla_scaffold.formatting import toml_layout
from sqla_scaffold.formatting.blank_lines import space_out
from sqla_scaffold.formatting.edits import apply_edits
from sqla_scaffold.formatting.short_forms import short_forms, short_name
from sqla_scaffold.reading.document import read_source
from sqla_scaffold.reading.nodes import Mapping, Node
from sqla_scaffold.reading.schema_file import read_nodes, read_schema_text
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import GeneratorBug
from sqla_scaffold.report.source import Source, Span
from sqla_scaffold.schema.column_spec import TypeSpec
from sqla_scaffold.schema.spec import SchemaSpec
from sqla_scaffold.schema.word import Word


@dataclass(frozen=True, slots=True)
class SchemaText:
    """A schema file without mistakes in its structure."""

    source: Source
    language: str
    spec: SchemaSpec


def read_text(data: bytes, name: str, language: str, diagnostics: Diagnostics) -> SchemaText | None:
    """Return a schema file that can be formatted, None where mistakes were reported.

    Args:
        name: how the person knows it.
        language: "yaml" or "toml".
    """
    said = Diagnostics()
    spec = read_schema_text(data, name, language, said)
    diagnostics.extend(said)
    if spec is None or said.errors:
        return None
    source = read_source(data, name, language, Diagnostics())
    if source is None:
        raise GeneratorBug("a document was read, and then was not")
    return SchemaText(source, language, spec)


def formatted(file: SchemaText, enums: Collection[str]) -> str:
    """Return the canonical form of a schema file: short words, two spaces for a level, a blank line between models.

    Comments, order, quotes and anchors stay, and nothing that it says changes.

    Args:
        enums: the names of all enums of the schema, whatever file they stand in; they go before types.

    Raises:
        GeneratorBug: the form would say something else.
    """
    text = file.source.text.replace("\r\n", "\n")
    if file.language == "yaml":
        text = text.replace("\r", "\n")
    text = apply_edits(text, short_forms(_nodes(text, file.language), enums))
    root = _nodes(text, file.language)
    if file.language == "yaml":
        from sqla_scaffold.formatting import yaml_layout  # late: it loads a library that TOML does without

        lines, kept = yaml_layout.lay_out(text)
    else:
        lines, kept = toml_layout.lay_out(text, root)
    made = space_out(lines, kept, _model_lines(text, root, file.language))
    said = Diagnostics()
    after = read_schema_text(made.encode(), file.source.name, file.language, said)
    if len(said) or _meaning(after, enums) != _meaning(file.spec, enums):
        raise GeneratorBug(f"formatting would change what {file.source.name} says")
    return made


def _nodes(text: str, language: str) -> Node:
    root = read_nodes(Source("formatted", text), language, Diagnostics())
    if root is None:
        raise GeneratorBug("the text cannot be read any more")
    return root


def _model_lines(text: str, root: Node, language: str) -> set[int]:
    """The lines on which models begin: all but the first, which stands below its section's name."""
    models = (
        next((entry.value for entry in root.entries if entry.key.text == "models"), None)
        if isinstance(root, Mapping)
        else None
    )
    if not isinstance(models, Mapping):
        return set()
    places = [entry.key.span for entry in models.entries]
    if language == "toml":
        return {place.line - 1 for place in places if _line_before(text, place).lstrip().startswith("[")}
    return {place.line - 1 for place in places[1:] if not _line_before(text, place).strip()}


def _line_before(text: str, place: Span) -> str:
    return text[text.rfind("\n", 0, place.start) + 1 : place.start]


def _meaning(value: Any, enums: Collection[str]) -> Any:
    """What was written without where: the form may differ in places and in the words for types alone."""
    if isinstance(value, TypeSpec):
        name = short_name(value.name.value, enums)
        return (name, _meaning(value.arguments, enums), _meaning(value.nullable, enums))
    if isinstance(value, Word):
        return repr(value.value)
    if isinstance(value, tuple):
        return tuple(_meaning(item, enums) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return tuple(
            (field.name, _meaning(getattr(value, field.name), enums))
            for field in dataclasses.fields(value)
            if field.type != "Span"
        )
    return repr(value)
