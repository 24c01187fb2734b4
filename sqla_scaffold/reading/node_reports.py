"""Mistakes that both formats share, reported while nodes are made."""

from __future__ import annotations

from sqla_scaffold.reading.nodes import MAX_DEPTH, Broken, Scalar
from sqla_scaffold.report.codes import reading as codes
from sqla_scaffold.report.diagnostic import Diagnostics, Note
from sqla_scaffold.report.source import Span


def report_duplicate(key: Scalar, first: Span, diagnostics: Diagnostics) -> None:
    """Report a key that stands twice, with a note that shows the first."""
    diagnostics.add(
        codes.KEY_DUPLICATE,
        f"the key `{key.text}` stands twice",
        key.span,
        hint="rename or remove one of them",
        notes=[Note("the first is here", first)],
    )


def bad_number(message: str, span: Span, diagnostics: Diagnostics) -> Broken:
    """Report a number that cannot be written into Python and SQL alike, and return what stands for it."""
    diagnostics.add(codes.NUMBER_RANGE, message, span, hint="write a number in range; quote it where a text is meant")
    return Broken(span)


def report_depth(span: Span, diagnostics: Diagnostics) -> None:
    """Report that something is nested too deeply to be a schema."""
    message = f"nested deeper than {MAX_DEPTH} levels"
    diagnostics.add(codes.DOCUMENT_DEPTH, message, span, hint="look for a bracket or an indentation too many")


def report_empty(span: Span, diagnostics: Diagnostics) -> None:
    """Report a document that says nothing."""
    diagnostics.add(codes.DOCUMENT_EMPTY, "the document is empty", span, hint="begin with `models:` and a first model")
