"""A file of the schema whose text is edited; an edit makes a new one, which is read at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Mapped
from dataclasses import dataclass

from sqla_scaffold.editing import toml_text, toml_values, yaml_text, yaml_values
from sqla_scaffold.editing.places import CannotEdit, Path, Plain, entry_at, is_elsewhere, plain
from sqla_scaffold.formatting.edits import Edit, apply_edits
from sqla_scaffold.reading.document import read_source
from sqla_scaffold.reading.nodes import Mapping, Node
from sqla_scaffold.reading.schema_file import read_nodes
from sqla_scaffold.reading.takes import Shape
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import GeneratorBug
from sqla_scaffold.report.source import Source, Span

_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class SchemaDocument:
    """A file of a schema, and what was read of it.

    Args:
        name: how the person knows it.
        language: "yaml" or "toml".
        source: its text, without a byte order mark.
        marked: whether it begins with a byte order mark.
        root: the nodes of the text.
    """

    name: str
    language: str
    source: Source
    marked: bool
    root: Node

    @property
    def text(self) -> str:
        """The whole text as it stands in the file."""
        return (_MARK if self.marked else "") + self.source.text

    def has(self, path: Path) -> bool:
        """Tell whether an entry stands at a path."""
        return entry_at(self.root, path) is not None

    def with_entries(self, path: Path, entries: Mapped[str, Plain]) -> SchemaDocument:
        """Return it with entries added to the mapping at a path.

        Raises:
            CannotEdit: the edit would change something else as well.
        """
        document = self
        for key, value in entries.items():
            insert = toml_text.insert if self.language == "toml" else yaml_text.insert
            document = document.edited(insert(document.source.text, document.root, path, {key: value}))
        return document

    def without(self, path: Path) -> SchemaDocument:
        """Return it without the entry at a path; arguments and errors as of `with_entries`."""
        remove = toml_text.remove if self.language == "toml" else yaml_text.remove
        return self.edited(remove(self.source.text, self.root, path))

    def with_key(self, path: Path, shape: Shape, key: str, value: Plain) -> SchemaDocument:
        """Return it with a key added to the object at a path, whose short form becomes a mapping first."""
        entry = entry_at(self.root, path)
        if entry is None:
            raise GeneratorBug(f"{'.'.join(path)} is not there")
        node = entry.value
        if isinstance(node, Mapping):
            return self.with_entries(path, {key: value})
        if shape.short is None or (self.language == "yaml" and is_elsewhere(entry)):
            raise CannotEdit(f"`{entry.key.text}` is written in a form that takes no other key", entry.key.span)
        values = toml_values if self.language == "toml" else yaml_values
        new = values.on_a_line({shape.short: plain(node), key: value})
        return self.edited([Edit(node.span.start, node.span.end, new)])

    def places_of_key(self, path: Path) -> Iterator[Span]:
        """Yield where the last key of a path stands: in TOML, every header and dotted key repeats it."""
        entry = entry_at(self.root, path)
        if entry is None:
            raise GeneratorBug(f"{'.'.join(path)} is not there")
        if self.language == "yaml":
            yield entry.key.span
        else:
            yield from toml_text.places_of_key(self.source, self.root, path)

    def edited(self, edits: Iterable[Edit]) -> SchemaDocument:
        """Return it with edits made."""
        changed = apply_edits(self.source.text, edits)
        mark = _MARK if self.marked else ""
        said = Diagnostics()
        made = open_document((mark + changed).encode(), self.name, self.language, said)
        if made is None or said.errors:
            first = next(iter(said), None)
            why = "nothing would be left of it" if first is None else first.message
            raise CannotEdit(f"the file could not be read any more: {why}", Span(self.source, 0, 0))
        return made


def open_document(data: bytes, name: str, language: str, diagnostics: Diagnostics) -> SchemaDocument | None:
    """Return a file to be edited, None where it cannot be read and that was reported."""
    source = read_source(data, name, language, diagnostics)
    root = None if source is None else read_nodes(source, language, diagnostics)
    if source is None or root is None:
        return None
    if language not in ("yaml", "toml"):
        raise GeneratorBug(f"no format is called {language}")
    return SchemaDocument(name, language, source, data.startswith(_MARK.encode()), root)
