"""The files in which a person's classes stand, as sources that a report can point into."""

from __future__ import annotations

from pathlib import Path

from sqla_scaffold.report.source import Source, Span


class Places:
    """Reads each file once, and returns its lines as spans.

    Args:
        root: files below it are called by their paths from there.
    """

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._sources: dict[str, Source | None] = {}

    def line(self, file: str | None, line: int | None) -> Span | None:
        """Return a line without its indentation; None where there is no such file."""
        source = None if file is None else self._source(file)
        if source is None or line is None or not 0 < line <= len(source.line_starts):
            return None
        start, text = source.line_starts[line - 1], source.line(line)
        indent = len(text) - len(text.lstrip())
        return Span(source, start + indent, start + len(text.rstrip()))

    def _source(self, file: str) -> Source | None:
        if file not in self._sources:
            path = Path(file).resolve()
            name = str(path.relative_to(self._root)) if path.is_relative_to(self._root) else str(path)
            try:
                self._sources[file] = Source(name, path.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError):
                self._sources[file] = None
        return self._sources[file]
