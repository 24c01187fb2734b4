"""The door of reading: from a schema file to what was written in it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqla_scaffold.reading.bounded import BoundedDiagnostics, TooMany
from sqla_scaffold.reading.decode import decode_schema
from sqla_scaffold.reading.document import read_source
from sqla_scaffold.reading.file_bytes import read_bytes
from sqla_scaffold.reading.nodes import Node
from sqla_scaffold.reading.words import listed
from sqla_scaffold.report.codes import reading as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import GeneratorBug, OutsideError
from sqla_scaffold.report.source import Source
from sqla_scaffold.schema.spec import SchemaSpec

# By the ending of the file's name.
FORMATS = {".yaml": "yaml", ".yml": "yaml", ".toml": "toml"}


def read_schema(path: Path, name: str, diagnostics: Diagnostics) -> SchemaSpec | None:
    """Return what could be read of a schema file; None where errors leave nothing.

    The caller stops when `diagnostics.errors` is not zero: a bad entry is left out of the spec.

    Args:
        path: the file; its ending says the format.
        name: how the person knows the file, for the reports.

    Raises:
        OutsideError: there is no such file, or it cannot be read.
    """
    file_format = FORMATS.get(path.suffix.lower())
    data = read_bytes(path, name) if file_format is not None or not path.is_file() else b""
    if file_format is None:
        hint = f"name it with one of the endings {listed(tuple(FORMATS))}"
        message = f"`{path.suffix}` is no format of a schema" if path.suffix else "the name has no ending"
        raise OutsideError(codes.FILE_FORMAT, message, hint=hint, path=name)
    return read_schema_text(data, name, file_format, diagnostics)


def read_schema_text(data: bytes, name: str, file_format: str, diagnostics: Diagnostics) -> SchemaSpec | None:
    """Return what could be read of a document.

    Args:
        data: the bytes of the document.
        name: how the person knows it.
        file_format: "yaml" or "toml".
    """
    sink = BoundedDiagnostics()
    try:
        with _collector_paused():
            source = read_source(data, name, file_format, sink)
            root = None if source is None else read_nodes(source, file_format, sink)
            return None if root is None else decode_schema(root, sink)
    except TooMany:
        return None
    finally:
        diagnostics.extend(sink)


@contextmanager
def _collector_paused() -> Iterator[None]:
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
