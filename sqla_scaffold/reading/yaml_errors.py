"""What libyaml says about a text that is no YAML, in our words."""

from __future__ import annotations

import re

import yaml

from sqla_scaffold.report.codes import reading as codes
from sqla_scaffold.report.diagnostic import Diagnostics, Note
from sqla_scaffold.report.source import Source, Span

# A part of libyaml's words (of its pure twin's, where they differ), our headline, and what to do.
_WORDS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "a second colon, or an entry that is indented too far",
        "quote a text that holds `: `; is a colon missing on the line above, or the space behind one?",
    ),
    ("could not find expected ':'", "a line without a colon between entries", "write `key: value`"),
    (
        "did not find expected ',' or '}'",
        "a `,` or `}` is missing",
        "close the brace, and quote texts that hold `,` or `:`",
    ),
    ("did not find expected ',' or ']'", "a `,` or `]` is missing", "close the bracket, and quote texts that hold `,`"),
    ("expected ',' or '}'", "a `,` or `}` is missing", "close the brace, and quote texts that hold `,` or `:`"),
    ("expected ',' or ']'", "a `,` or `]` is missing", "close the bracket, and quote texts that hold `,`"),
    (
        "did not find expected '-' indicator",
        "the list ends here, but its lines do not",
        "indent the entries of a list equally",
    ),
    ("did not find expected key", "the indentation fits no line above", "indent the keys of a mapping equally"),
    ("expected <block end>", "the indentation fits no line above", "indent the keys of a mapping equally"),
    ("block sequence entries are not allowed", "a list cannot begin here", "begin it on the next line, indented"),
    (
        "block collections are not allowed",
        "an entry with `- ` or `? ` cannot stand here",
        "quote the text, or begin a new line",
    ),
    ("unknown escape character", "no escape has this letter", "double the backslash, or use single quotes"),
    ("cannot start any token", "no value can begin with this character", "quote the text"),
    ("multiple indentation", "the indentation fits no line above", "indent the keys of a mapping equally"),
    ("expected node content", "a value is missing here", "write it, or remove what announces it"),
    ("undefined tag handle", "a tag with an unknown prefix", "remove the tag; a schema holds plain values"),
    (
        "incompatible YAML document",
        "the document asks for another version of YAML",
        "remove the line that begins with %YAML",
    ),
)
_UNFINISHED = re.compile("unexpected (end of stream|document (indicator|separator))")
_BAD_ESCAPE = "invalid Unicode character escape code"
_ESCAPE = re.compile(r"\\[xuU][0-9A-Fa-f]*")
_TOML = re.compile(r"(?:[ \t]*(?:#.*)?\r?\n)*(\[[\w.\"' -]+\]|\w+ *= *\S+)[ \t]*(?:#.*)?(?:\r?\n|\Z)")
_INDENTATION = re.compile(r"[ \t]*")


def report_syntax(error: yaml.YAMLError, source: Source, diagnostics: Diagnostics) -> None:
    """Report what stopped the parser, at the place that a person would look at."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    text = source.text
    place = min(mark.index if mark else 0, len(text))
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read")
    if table := _TOML.match(text):
        message, hint = "this is TOML, not YAML", "give the file a name that ends with `.toml`"
        diagnostics.add(codes.YAML_SYNTAX, message, Span(source, *table.span(1)), hint=hint)
        return
    tab = _tab_of_line(text, place)
    if tab is not None:
        span = Span(source, tab, tab + 1)
        diagnostics.add(codes.YAML_TAB, "a tab in the indentation", span, hint="indent with spaces")
        return
    context = getattr(error, "context_mark", None)
    if context is not None and _UNFINISHED.search(problem):
        message, hint = "a quoted text has no end", "close the quotes"
        diagnostics.add(codes.YAML_SYNTAX, message, Span(source, context.index, context.index + 1), hint=hint)
        return
    if _BAD_ESCAPE in problem:
        escape = _ESCAPE.search(text, max(text.rfind("\\", 0, place), 0))
        span = Span(source, *escape.span()) if escape else Span(source, place, place)
        message = "the escape stands for no character"
        diagnostics.add(codes.CONTROL_CHARACTER, message, span, hint="write the character itself")
        return
    message, hint = next(
        ((message, hint) for words, message, hint in _WORDS if words in problem),
        (problem, "compare the place with the line above it"),
    )
    notes = []
    if context is not None and mark is not None and context.line != mark.line:
        begin = min(context.index, len(text))
        notes.append(Note("what it belongs to begins here", Span(source, begin, min(begin + 1, len(text)))))
    end = place if place >= len(text) or text[place] in "\r\n" else place + 1
    diagnostics.add(codes.YAML_SYNTAX, message, Span(source, place, end), hint=hint, notes=notes)


def _tab_of_line(text: str, place: int) -> int | None:
    start = max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1
    indentation = _INDENTATION.match(text, start)
    if indentation is None or "\t" not in indentation[0]:
        return None
    return start + indentation[0].index("\t")
