"""A trap of YAML: inside braces a comma ends an unquoted text, so that `{type: decimal(12, 2)}` has a key `2)`."""

from __future__ import annotations

from sqla_scaffold.reading.nodes import Broken, Entry, Mapping, Scalar
from sqla_scaffold.reading.words import shown
from sqla_scaffold.report.codes import reading as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Span

# In characters; joining longer ones piece by piece would take too long.
_LONGEST = 1000


def without_cut_texts(node: Mapping, diagnostics: Diagnostics) -> Mapping:
    """Return a mapping in which texts that were cut at a comma are reported, and their rests are no keys."""
    if not any(_is_bare(entry) for entry in node.entries):
        return node
    entries: list[Entry] = []
    for entry in node.entries:
        last = entries[-1] if entries else None
        if last is None or not _continues(last, entry):
            entries.append(entry)
        else:
            span = last.value.span
            entries[-1] = Entry(last.key, Broken(Span(span.source, span.start, entry.key.span.end)))
    for entry in entries:
        if isinstance(entry.value, Broken) and entry not in node.entries:
            span = entry.value.span
            hint = f'quote it: "{shown(" ".join(span.source.text[span.start : span.end].split()))}"'
            diagnostics.add(codes.TEXT_CUT, "inside braces, a comma ends a text", span, hint=hint)
    return Mapping(tuple(entries), node.span, node.complete)


def _is_bare(entry: Entry) -> bool:
    """A key that has neither a colon nor a value."""
    value = entry.value
    return isinstance(value, Scalar) and value.value is None and value.span.start == value.span.end


def _continues(last: Entry, entry: Entry) -> bool:
    span, key = last.value.span, entry.key.span
    if not _is_bare(entry) or not isinstance(last.value, (Scalar, Broken)) or span.start < last.key.span.end:
        return False
    if span.end - span.start > _LONGEST:
        return False
    written = span.source.text[span.start : span.end]
    between = span.source.text[span.end : key.start]
    return written.count("(") > written.count(")") and between.strip() == ","
