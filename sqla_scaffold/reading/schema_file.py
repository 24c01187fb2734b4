"""The door of reading for a single document: from its bytes to what was written in it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from sqla_scaffold.reading.bounded import BoundedDiagnostics, TooMany
from sqla_scaffold.reading.decode import decode_schema
from sqla_scaffold.reading.document import read_source
from sqla_scaffold.reading.nodes import Node
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import GeneratorBug
from sqla_scaffold.report.source import Source
from sqla_scaffold.schema.spec import SchemaSpec

# By the ending of the file's name.
FORMATS = {".yaml": "yaml", ".yml": "yaml", ".toml": "toml"}


def read_schema_text(data: bytes, name: str, file_format: str, diagnostics: Diagnostics) -> SchemaSpec | None:
    """Return what could be read of a document; None where errors leave nothing. What it includes is not read.

    The caller stops when `diagnostics.errors` is not zero: a bad entry is left out of the spec.

    Args:
        data: the bytes of the document.
        name: how the person knows it.
        file_format: "yaml" or "toml".
    """
    sink = BoundedDiagnostics()
    try:
        with collector_paused():
            return read_document(data, name, file_format, sink)
    except TooMany:
        return None
    finally:
        diagnostics.extend(sink)


def read_document(data: bytes, name: str, file_format: str, diagnostics: Diagnostics) -> SchemaSpec | None:
    """Do what `read_schema_text` does, for one of several documents: their mistakes are counted together."""
    source = read_source(data, name, file_format, diagnostics)
    root = None if source is None else read_nodes(source, file_format, diagnostics)
    return None if root is None else decode_schema(root, diagnostics)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector out: nodes and specs form no cycles, and it would take two thirds of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def read_nodes(source: Source, file_format: str, diagnostics: Diagnostics) -> Node | None:
    """Return the root of a document, None where its text is not of the format."""
    # Imported late: each format loads a library, and a run needs one of them.
    if file_format == "yaml":
        from sqla_scaffold.reading.yaml_nodes import read_yaml

        return read_yaml(source, diagnostics)
    if file_format == "toml":
        from sqla_scaffold.reading.toml_nodes import read_toml

        return read_toml(source, diagnostics)
    raise GeneratorBug(f"no format is called {file_format}")
