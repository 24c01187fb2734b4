"""The one way by which text becomes Python source: literals in black's own spelling, and docstrings."""

from __future__ import annotations

import re
import textwrap

from sqla_scaffold.emit.render import LINE_LENGTH


def literal(value: str | bytes | int | float | bool | None) -> str:
    """Return the Python literal of a value, quoted as black would quote it."""
    if isinstance(value, bytes):
        return "b" + _quoted("".join(map(_byte, value)))
    return _string(value) if isinstance(value, str) else repr(value)


def _string(text: str) -> str:
    # repr() escapes whatever is not printable, so that nothing invisible, no line end and no direction mark gets through.
    body = text if text.isprintable() and "\\" not in text else "".join(map(_escape, text))
    return _quoted(body)


def _quoted(body: str) -> str:
    doubles, singles = body.count('"'), body.count("'")
    if doubles > singles:
        return "'" + body.replace("'", "\\'") + "'"
    return '"' + body.replace('"', '\\"') + '"'


def _escape(character: str) -> str:
    if character in "'\"":
        return character
    return repr(character)[1:-1]


def _byte(byte: int) -> str:
    character = chr(byte)
    return character if character in "'\"" else repr(bytes([byte]))[2:-1]


def docstring(text: str, indent: int) -> str:
    """Return a docstring of a body that is indented by `indent`, wrapped, without the first indentation.

    White space is not kept: lines are wrapped, and paragraphs are what empty lines part.
    """
    paragraphs = [" ".join(part.split()) for part in text.replace("\r\n", "\n").split("\n\n")]
    paragraphs = [_docstring_line(part) for part in paragraphs if part]
    if not paragraphs:
        return '""" """'
    margin = " " * indent
    if paragraphs[-1].endswith('"'):
        paragraphs[-1] += " "  # as black does it, to keep the quote apart from the closing ones
    if len(paragraphs) == 1 and len(margin) + len(paragraphs[0]) + 6 <= LINE_LENGTH:
        return f'"""{paragraphs[0]}"""'
    # The first line carries the opening quotes; black moves the closing ones to a line of their own.
    wrapped = [
        textwrap.wrap(
            part,
            LINE_LENGTH - indent,
            initial_indent='"""' if number == 0 else "",
            break_long_words=False,
            break_on_hyphens=False,
        )
        for number, part in enumerate(paragraphs)
    ]
    lines: list[str] = []
    for part_lines in wrapped:
        lines += ["", *part_lines] if lines else part_lines
    if len(lines) == 1:  # nothing to wrap at: black wants the closing quotes on the same line then
        return f'{lines[0]}"""'
    body = "\n".join([lines[0], *((margin + line) if line else "" for line in lines[1:])])
    return f'{body}\n{margin}"""'


def _docstring_line(text: str) -> str:
    body = "".join(character if character in "'\"" else _escape(character) for character in text)
    # A quote needs its backslash only where it could be taken for a part of the docstring's own.
    return re.sub(r'"{2,}|^"|"$', lambda run: run.group().replace('"', '\\"'), body)
