"""What an import writes has the canonical form already: `fmt --check` finds nothing to do."""

from __future__ import annotations

from sqla_scaffold.formatting.schema_format import formatted, read_text
from sqla_scaffold.importing.document import Document
from sqla_scaffold.importing.text import text_of
from sqla_scaffold.report.console import as_text
from sqla_scaffold.report.diagnostic import Diagnostics


def check_form(document: Document) -> None:
    """Compare the text of a document, in both languages, with what `fmt` makes of it."""
    for language in ("yaml", "toml"):
        text = text_of(document.words, language)
        said = Diagnostics()
        read = read_text(text.encode(), f"schema.{language}", language, said)
        assert read is not None, text + as_text(said, color=False)
        assert formatted(read, {enum.name.value for enum in read.spec.enums}) == text
