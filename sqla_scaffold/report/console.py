"""How diagnostics are shown: as text for people, as JSON for programs, as annotations for GitHub."""

from __future__ import annotations

import json
from typing import Any

from sqla_scaffold.report.codes import CODES, Code, Severity, find
from sqla_scaffold.report.diagnostic import Diagnostic, Diagnostics
from sqla_scaffold.report.excerpt import excerpt, visible
from sqla_scaffold.report.source import Span
from sqla_scaffold.report.suggest import nearest

# SGR sequences of ECMA-48, which every terminal knows.
_BOLD, _RED, _YELLOW, _BLUE, _CYAN, _PLAIN = "\033[1m", "\033[1;31m", "\033[1;33m", "\033[34m", "\033[36m", "\033[0m"
_SEVERITIES = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW, Severity.NOTICE: _BLUE}


def as_text(diagnostics: Diagnostics, *, color: bool) -> str:
    """Return all diagnostics for people, each with its source line and the place underlined, and how many there are.

    Args:
        color: whether to use the colours of a terminal.
    """
    found = list(diagnostics)
    blocks = [one_as_text(diagnostic, color=color) for diagnostic in found]
    if found:
        blocks.append(summary(found) + "\n")
    return "\n".join(blocks)


def one_as_text(diagnostic: Diagnostic, *, color: bool) -> str:
    """Return one diagnostic for people, ending in a newline."""
    paint = _painted if color else _unpainted
    severity = diagnostic.code.severity
    mark = paint(f"{severity.value}[{diagnostic.code.id}]", _SEVERITIES[severity])
    place = _place(diagnostic)
    lines = [f"{paint(place + ':', _BOLD)} {mark}: {paint(visible(diagnostic.message), _BOLD)}".removeprefix(": ")]
    if diagnostic.span is not None:
        lines += _shown(diagnostic.span, "^", color)
    for note in diagnostic.notes:
        lines.append(f"  {paint('note:', _CYAN)} {visible(note.message)}: {visible(str(note.span))}")
        lines += _shown(note.span, "-", color)
    if diagnostic.hint:
        lines.append(f"  {paint('hint:', _CYAN)} {visible(diagnostic.hint)}")
    return "\n".join(lines) + "\n"


def summary(found: list[Diagnostic]) -> str:
    """Say how many there are of each severity: `3 errors, 1 warning`."""
    counts = [(sum(one.code.severity is severity for one in found), severity.value) for severity in Severity]
    return ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts if count) or "no errors"


def _place(diagnostic: Diagnostic) -> str:
    if diagnostic.span is not None:
        return visible(str(diagnostic.span))
    return visible(diagnostic.path or "sqla-scaffold")


def _shown(span: Span, mark: str, color: bool) -> list[str]:
    paint = _painted if color else _unpainted
    rows = excerpt(span, mark)
    width = max(len(row.gutter) for row in rows)
    lines = []
    for row in rows:
        text = paint(row.text, _RED if mark == "^" else _CYAN) if row.is_mark else row.text
        lines.append(f"  {paint(row.gutter.rjust(width) + ' |', _BLUE)} {text}".rstrip())
    return lines


def _painted(text: str, colour: str) -> str:
    return f"{colour}{text}{_PLAIN}" if text else text


def _unpainted(text: str, colour: str) -> str:
    return text


def as_json(diagnostics: Diagnostics) -> str:
    """Return all diagnostics as a JSON list of objects, in the order of `as_text`.

    Each object has the keys code, name, severity, message, file, line, column, end_line, end_column, hint and notes;
    lines and columns count from 1, columns in characters, and the end is the first place behind. What is not known
    is null. A note has message, file, line, column, end_line and end_column.
    """
    objects = [_object(diagnostic) for diagnostic in diagnostics]
    return json.dumps(objects, ensure_ascii=True, indent=2) + "\n"


def _object(diagnostic: Diagnostic) -> dict[str, Any]:
    code = diagnostic.code
    return {
        "code": code.id,
        "name": code.name,
        "severity": code.severity.value,
        "message": diagnostic.message,
        **_position(diagnostic.span, diagnostic.path),
        "hint": diagnostic.hint,
        "notes": [{"message": note.message, **_position(note.span, None)} for note in diagnostic.notes],
    }


def _position(span: Span | None, path: str | None) -> dict[str, str | int | None]:
    if span is None:
        return {"file": path, "line": None, "column": None, "end_line": None, "end_column": None}
    line, column = span.source.position(span.start)
    end_line, end_column = span.source.position(span.end)
    return {"file": span.source.name, "line": line, "column": column, "end_line": end_line, "end_column": end_column}


def as_github(diagnostics: Diagnostics) -> str:
    """Return all diagnostics as workflow commands, a line each, which GitHub shows beside the changed lines.

    Source: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
    """
    return "".join(_command(diagnostic) + "\n" for diagnostic in diagnostics)


def file_as_github(path: str, message: str) -> str:
    """Return an annotation of a whole file, as of `as_github`, for what is a state and no mistake."""
    return f"::error file={_property(path)},title=out of step::{_data(message)}\n"


def _command(diagnostic: Diagnostic) -> str:
    position = _position(diagnostic.span, diagnostic.path)
    properties = {
        "file": position["file"],
        "line": position["line"],
        "col": position["column"],
        "endLine": position["end_line"],
        "endColumn": position["end_column"],
        "title": f"{diagnostic.code.id} {diagnostic.code.name}",
    }
    said = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None)
    message = diagnostic.message + (f"\nhint: {diagnostic.hint}" if diagnostic.hint else "")
    return f"::{diagnostic.code.severity.value} {said}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def explain(word: str) -> str | None:
    """Return the long explanation of a code, by its id or its name; None where there is no such code."""
    code = find(word)
    return None if code is None else _explanation(code)


def _explanation(code: Code) -> str:
    example = "\n".join(f"    {line}" for line in code.example.split("\n"))
    return f"{code.id} {code.name} ({code.severity.value})\n\n{code.why}\n\nFor example:\n\n{example}\n\nInstead: {code.instead}\n"


def nearest_code(word: str) -> str | None:
    """Return the id or the name of a code that was most likely meant."""
    return nearest(word.strip(), [name for code in CODES for name in (code.id, code.name)])
