"""The door of reading for files: a schema file with all that it includes, or a folder of them, is one schema."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sqla_scaffold.reading.bounded import BoundedDiagnostics, TooMany
from sqla_scaffold.reading.file_bytes import read_bytes
from sqla_scaffold.reading.includes import included
from sqla_scaffold.reading.merging import merge
from sqla_scaffold.reading.nodes import MAX_DEPTH
from sqla_scaffold.reading.schema_file import FORMATS, collector_paused, read_document
from sqla_scaffold.reading.words import listed, shown
from sqla_scaffold.report.codes import files as codes
from sqla_scaffold.report.codes import reading
from sqla_scaffold.report.diagnostic import Diagnostics, Note
from sqla_scaffold.report.errors import OutsideError
from sqla_scaffold.report.source import Span
from sqla_scaffold.schema.spec import SchemaSpec
from sqla_scaffold.schema.word import Word


@dataclass(frozen=True, slots=True)
class SchemaFile:
    """A file that was read.

    Args:
        path: the file.
        name: how the person knows it.
        asked: the entry of `include` that named it first; None for the schema itself.
    """

    path: Path
    name: str
    asked: Span | None = None


@dataclass(frozen=True, slots=True)
class ReadSchema:
    """A schema, and the files that it was read from: the schema itself first, then each with what it includes."""

    spec: SchemaSpec
    files: tuple[SchemaFile, ...]


def read_schema(path: Path, name: str, diagnostics: Diagnostics, *, within: Path | None = None) -> SchemaSpec | None:
    """Return what could be read of a schema; arguments as of `read_schema_files`."""
    found = read_schema_files(path, name, diagnostics, within=within)
    return None if found is None else found.spec


def read_schema_files(
    path: Path, name: str, diagnostics: Diagnostics, *, within: Path | None = None
) -> ReadSchema | None:
    """Return what could be read of a schema file, or of a folder of them, and all included files; None for nothing.

    The caller stops when `diagnostics.errors` is not zero: a bad entry is left out of the spec.

    Args:
        path: the file, whose ending says the format, or a folder, whose files are read in the order of their names.
        name: how the person knows it, for the reports.
        within: the folder that no included file may leave; by default that of the schema.

    Raises:
        OutsideError: there is no such file, or it cannot be read.
    """
    sink = BoundedDiagnostics()
    folder = path if path.is_dir() else path.parent
    files = _Files(folder if within is None else within, sink)
    try:
        with collector_paused():
            return files.all_of(path, name)
    except TooMany:
        return None
    finally:
        diagnostics.extend(sink)


class _Files:
    """Reads one file after the other; what is open is a chain from the schema to the file being read."""

    def __init__(self, within: Path, diagnostics: Diagnostics) -> None:
        self._within = within
        self._diagnostics = diagnostics
        self._read: list[SchemaFile] = []
        self._known: set[str] = set()
        self._open: list[tuple[str, Span | None]] = []
        self._included: list[SchemaSpec] = []

    def all_of(self, path: Path, name: str) -> ReadSchema | None:
        tops = _of_folder(path, name) if path.is_dir() else [SchemaFile(path, name)]
        self._known.update(_real(top.path) for top in tops)
        roots = [spec for top in tops if (spec := self._file(top)) is not None]
        if not roots or len(roots) < len(tops):
            return None
        return ReadSchema(merge(roots, self._included, self._diagnostics), tuple(self._read))

    def _file(self, file: SchemaFile) -> SchemaSpec | None:
        file_format = FORMATS.get(file.path.suffix.lower())
        data = read_bytes(file.path, file.name) if file_format is not None or not file.path.is_file() else b""
        if file_format is None:
            hint = f"name it with one of the endings {listed(tuple(FORMATS))}"
            suffix = file.path.suffix
            message = f"`{suffix}` is no format of a schema" if suffix else "the name has no ending"
            raise OutsideError(reading.FILE_FORMAT, message, hint=hint, path=file.name)
        self._read.append(file)
        spec = read_document(data, file.name, file_format, self._diagnostics)
        self._open.append((_real(file.path), file.asked))
        if file.asked is not None and spec is not None:
            self._included.append(spec)
        for entry in () if spec is None else spec.include:
            self._entry(entry, file)
        self._open.pop()
        return spec

    def _entry(self, entry: Word[str], file: SchemaFile) -> None:
        if len(self._open) > MAX_DEPTH:
            message = f"files include each other more than {MAX_DEPTH} deep"
            hint = "let the schema itself include them"
            self._diagnostics.add(reading.DOCUMENT_DEPTH, message, entry.span, hint=hint)
            return
        for found in included(entry, file.path, self._within, self._diagnostics):
            path = file.path.parent / found
            real = _real(path)
            if any(real == opened for opened, _ in self._open):
                self._report_cycle(real, entry, found)
            elif real not in self._known:
                self._known.add(real)
                name = Path(os.path.normpath(Path(file.name).parent / found)).as_posix()
                self._file(SchemaFile(Path(os.path.normpath(path)), name, entry.span))

    def _report_cycle(self, real: str, entry: Word[str], found: str) -> None:
        place = next(number for number, (opened, _) in enumerate(self._open) if opened == real)
        chain = [asked for _, asked in self._open[place + 1 :] if asked is not None]
        notes = [Note("from there it is included here", asked) for asked in chain]
        message = f"`{shown(found)}` includes this file, and this file includes it"
        if not chain:
            message = f"`{shown(found)}` includes itself"
        hint = "let the schema include both, and neither the other" if chain else "remove it"
        self._diagnostics.add(codes.INCLUDE_CYCLE, message, entry.span, hint=hint, notes=notes)


def _real(path: Path) -> str:
    try:
        return os.path.realpath(path)
    except ValueError:  # a NUL in the path, of which reading it will complain
        return str(path)


def _of_folder(folder: Path, name: str) -> list[SchemaFile]:
    names = sorted(
        one.name
        for one in folder.iterdir()
        if one.suffix.lower() in FORMATS and not one.name.startswith(".") and one.is_file()
    )
    if not names:
        hint = f"name a file, or a folder that holds some; their endings are {listed(tuple(FORMATS))}"
        raise OutsideError(reading.FILE_IS_FOLDER, "a folder without schema files", hint=hint, path=name)
    return [SchemaFile(folder / one, f"{name.rstrip('/')}/{one}") for one in names]
