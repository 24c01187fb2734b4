"""TOML: a scanner that knows places, judged by `tomllib`, which knows none.

The language is TOML 1.0 on every Python, whatever the standard library's parser has learned since.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, time

from sqla_scaffold.reading.node_reports import report_depth, report_empty
from sqla_scaffold.reading.nodes import MAX_DEPTH, Mapping, Node, Scalar, Sequence
from sqla_scaffold.reading.toml_tables import Document, Table, TooDeep, add_entry, freeze
from sqla_scaffold.reading.toml_values import TomlSyntax, as_moment, read_plain, read_string
from sqla_scaffold.report.codes import reading as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.errors import GeneratorBug
from sqla_scaffold.report.source import Source, Span

_BLANK = re.compile(r"[ \t]*")
_SPACE = re.compile(r"(?:[ \t\n]|\r\n|#[^\x00-\x08\x0a-\x1f\x7f]*)*")
_END_OF_LINE = re.compile(r"[ \t]*(?:#[^\x00-\x08\x0a-\x1f\x7f]*)?(?:\r?\n|\Z)")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def read_toml(source: Source, diagnostics: Diagnostics) -> Node | None:
    """Return the root of a TOML document, None where its text could not be read to its end or is empty.

    Args:
        source: the text, free of unprintable characters.
    """
    before = len(diagnostics)
    scanner = _Scanner(source, diagnostics)
    try:
        root = scanner.document()
    except TooDeep:
        return None
    except TomlSyntax as error:
        span = Span(source, error.start, error.end)
        diagnostics.add(codes.TOML_SYNTAX, error.message, span, hint=error.hint)
        return None
    if not root.entries and root.complete:
        report_empty(Span(source, 0, 0), diagnostics)
        return None
    if len(diagnostics) == before:
        judge(source.text, root)
    return root


def judge(text: str, root: Node) -> None:
    """Raise `GeneratorBug` unless the standard library reads the same values out of a text."""
    try:
        same = _same(root, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise GeneratorBug(f"our scanner took what tomllib refuses: {error}") from error
    if not same:
        raise GeneratorBug("our scanner read other values than tomllib")


def _same(node: Node, value: object) -> bool:
    if isinstance(node, Mapping):
        return (
            isinstance(value, dict)
            and len(value) == len(node.entries)
            and all(entry.key.text in value and _same(entry.value, value[entry.key.text]) for entry in node.entries)
        )
    if isinstance(node, Sequence):
        return isinstance(value, list) and len(value) == len(node.items) and all(map(_same, node.items, value))
    if not isinstance(node, Scalar):
        return False
    if isinstance(value, (date, datetime, time)):
        return as_moment(node.text) == value
    return type(node.value) is type(value) and node.value == value


class _Scanner:
    """Walks through the text once; the position is all that changes."""

    def __init__(self, source: Source, diagnostics: Diagnostics) -> None:
        self._source = source
        self._text = source.text
        self._diagnostics = diagnostics
        self._at = 0

    def document(self) -> Mapping:
        """Return the whole document as nodes."""
        document = Document(Span(self._source, 0, 0), self._diagnostics)
        self._skip(_SPACE)
        while self._at < len(self._text):
            if self._sees("["):
                self._header(document)
            else:
                path = self._key()
                more = "; YAML stands in a file whose name ends with `.yaml`" if self._sees(":") else ""
                self._expect("=", "a key needs a value", f"write key = value{more}")
                document.entry(path, self._value(document.level + len(path)))
            self._line_ends()
            self._skip(_SPACE)
        return document.finish()

    def _header(self, document: Document) -> None:
        brackets = 2 if self._sees("[[") else 1
        self._at += brackets
        path = self._key()
        self._skip(_BLANK)
        self._expect("]" * brackets, "the header is not closed", "close it with `" + "]" * brackets + "`")
        document.header(path, array=brackets == 2)

    def _key(self) -> list[Scalar]:
        path = [self._key_part()]
        self._skip(_BLANK)
        while self._sees("."):
            self._at += 1
            path.append(self._key_part())
            self._skip(_BLANK)
        return path

    def _key_part(self) -> Scalar:
        self._skip(_BLANK)
        start = self._at
        if self._text[start : start + 1] in ('"', "'") and not self._sees('"""') and not self._sees("'''"):
            text, self._at = read_string(self._text, start)
        elif match := _BARE_KEY.match(self._text, start):
            text, self._at = match[0], match.end()
        else:
            message = "a key is expected here" if start < len(self._text) else "the text ends where a key is expected"
            raise TomlSyntax(message, start, self._end_of_mark(start), "keys with other characters stand in quotes")
        return Scalar(text, text, Span(self._source, start, self._at))

    def _value(self, depth: int) -> Table | Node:
        self._skip(_BLANK)
        start = self._at
        character = self._text[start : start + 1]
        if character in ("[", "{"):
            if depth >= MAX_DEPTH:
                report_depth(Span(self._source, start, start + 1), self._diagnostics)
                raise TooDeep
            return self._array(depth) if character == "[" else self._inline(depth)
        if character in ('"', "'"):
            text, self._at = read_string(self._text, start)
            return Scalar(text, text, Span(self._source, start, self._at))
        if character in ("", "\r", "\n", "#"):
            raise TomlSyntax(
                "the value is missing", start, self._end_of_mark(start), "write a value, or remove the key"
            )
        node, self._at = read_plain(self._text, Span(self._source, start, start), self._diagnostics)
        return node

    def _array(self, depth: int) -> Node:
        start = self._at
        self._at += 1
        items: list[Node] = []
        self._skip(_SPACE)
        while not self._sees("]"):
            value = self._value(depth + 1)
            items.append(freeze(value) if isinstance(value, Table) else value)
            self._skip(_SPACE)
            if not self._sees("]"):
                self._expect(",", "a `,` or `]` is missing", "separate the entries of a list by commas")
                self._skip(_SPACE)
        self._at += 1
        return Sequence(tuple(items), Span(self._source, start, self._at))

    def _inline(self, depth: int) -> Table:
        start = self._at
        self._at += 1
        table = Table(Span(self._source, start, start), inline=True)
        dotted: list[Table] = []
        self._skip(_BLANK)
        while not self._sees("}"):
            if self._at < len(self._text) and self._text[self._at] in "\r\n":
                raise TomlSyntax(
                    "a line ends inside braces", self._at, self._at, "write it in one line, or as a [table]"
                )
            path = self._key()
            self._expect("=", "a key needs a value", "write key = value")
            add_entry(table, path, self._value(depth + len(path)), dotted, self._diagnostics)
            self._skip(_BLANK)
            if self._sees("}"):
                break
            self._expect(",", "a `,` or `}` is missing", "braces stand on one line; use a [table] for more")
            self._skip(_BLANK)
            if self._sees("}"):
                raise TomlSyntax("a comma before the closing brace", self._at, hint="remove the comma")
        self._at += 1
        table.span = Span(self._source, start, self._at)
        for made in dotted:
            made.inline = True
        return table

    def _sees(self, text: str) -> bool:
        return self._text.startswith(text, self._at)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._text, self._at)
        if match is not None:
            self._at = match.end()

    def _expect(self, text: str, message: str, hint: str) -> None:
        if not self._sees(text):
            raise TomlSyntax(message, self._at, self._end_of_mark(self._at), hint)
        self._at += len(text)

    def _end_of_mark(self, start: int) -> int:
        return start if self._text[start : start + 1] in ("", "\r", "\n") else start + 1

    def _line_ends(self) -> None:
        match = _END_OF_LINE.match(self._text, self._at)
        if match is None:
            self._skip(_BLANK)
            message = "something stands behind the end of an entry"
            raise TomlSyntax(message, self._at, hint="one entry a line; texts stand in quotes")
        self._at = match.end()
