"""What a plan has to say to people: conflicts with both sides, and files that need them."""

from __future__ import annotations

from os.path import commonprefix

from sqla_scaffold.report.codes import merging as codes
from sqla_scaffold.report.diagnostic import Diagnostics, Note
from sqla_scaffold.report.source import Source, Span
from sqla_scaffold.write.change import Content, Plan, PlannedChange
from sqla_scaffold.write.merge.markers import first_marker
from sqla_scaffold.write.merge.settle import Conflict, Side
from sqla_scaffold.write.paths import BASE

_HINT = "change yours, or let `sqla-scaffold generate` decide: --ours keeps yours, --theirs takes the schema's, --markers shows both in the file"


def report(plan: Plan, diagnostics: Diagnostics) -> None:
    """Report what in a plan needs a person: each part that does not go together, and each file."""
    for change in plan.visible:
        if change.code is None:
            continue
        if change.conflicts:
            _report_parts(change, diagnostics)
        else:
            hint = _HINT if change.code is codes.BOTH_CHANGED else change.code.instead
            diagnostics.add(change.code, change.reason, _first_place(change), hint=hint, path=change.path)


def _first_place(change: PlannedChange) -> Span | None:
    """Return the place of the first conflict marker, in a file that holds some."""
    if change.code not in (codes.GIT_MARKERS, codes.MARKERS_LEFT) or not isinstance(change.old, str):
        return None
    start = first_marker(change.old)
    return None if start is None else Span(Source(change.path, change.old), start, start + 7)


def _report_parts(change: PlannedChange, diagnostics: Diagnostics) -> None:
    texts = (
        Source(change.path, _text(change.old)),
        Source(f"{change.path} (as the schema has it)", _text(change.new)),
        Source(f"{BASE}/{change.path}", _text(change.base)),
    )
    for one in change.conflicts:
        yours = _span(texts[0], one.yours, one.base)
        notes = [
            Note(words, span)
            for words, span in (
                ("the schema's", _span(texts[1], one.new, one.base)),
                ("written last", _span(texts[2], one.base, one.yours or one.new)),
            )
            if span is not None
        ]
        assert change.code is not None
        diagnostics.add(change.code, _headline(one), yours, hint=_HINT, notes=notes, path=change.path)


def _headline(one: Conflict) -> str:
    return f"`{one.name}`: {one.reason}" if one.name.isidentifier() or "." in one.name else f"{one.name}: {one.reason}"


def _text(content: Content) -> str:
    return content if isinstance(content, str) else ""


def _span(source: Source, side: Side | None, other: Side | None) -> Span | None:
    """Return the stretch of a part that differs from another one's, by whole words, in the first line that does."""
    if side is None or side.line > len(source.line_starts):
        return None
    mine, theirs = side.text.split("\n"), other.text.split("\n") if other is not None else []
    number = next((n for n, line in enumerate(mine) if line not in theirs and line.strip()), 0)
    line = mine[number].rstrip("\r")
    beside = theirs[number].rstrip("\r") if number < len(theirs) else ""
    first = len(commonprefix([line, beside]))
    last = len(line) - len(commonprefix([line[first:][::-1], beside[first:][::-1]]))
    while first > 0 and (line[first - 1].isalnum() or line[first - 1] == "_"):
        first -= 1
    while last < len(line) and (line[last].isalnum() or line[last] == "_"):
        last += 1
    if first >= last:
        first, last = len(line) - len(line.lstrip()), len(line)
    row = min(side.line + number, len(source.line_starts))
    start = source.line_starts[row - 1]
    return Span(source, min(start + first, len(source.text)), min(start + last, len(source.text)))
