"""The words of the language as regular expressions that JSON Schema's ECMA 262 and Python's `re` read alike.

Each says of a text alone what the reader says of it (`values`, `type_text`, `key_names`); a test compares them.
"""

from __future__ import annotations

from collections.abc import Sequence

# As deep as `type_text` nests them.
_TYPE_DEPTH = 8
# As deep as `annotation_text` nests them.
_ANNOTATION_DEPTH = 6


def _whole(pattern: str) -> str:
    """Anchor a pattern; Python's `$` alone would also match before a line break at the end."""
    return rf"^(?:{pattern})$(?!\n)"


NOT_BLANK = r"\S"
_NAME = "[A-Za-z][A-Za-z0-9_]*"
NAME = _whole(_NAME)
TARGET = _whole(rf"{_NAME}\??")
REFERENCE = _whole(rf"{_NAME}(?:\.{_NAME})?")
_DOTTED = r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*"
CALL = _whole(f"{_DOTTED}:{_DOTTED}")


def _type(depth: int) -> str:
    """A type at a depth; each level holds the next one once, so that the pattern grows by lines and not by powers."""
    number = "-[0-9]{1,17}|[0-9]{1,18}"
    argument = number if depth + 1 >= _TYPE_DEPTH else f"{number}|{_type(depth + 1)}"
    # An argument, then a comma with another argument to come, or the end in sight.
    arguments = rf"(?:\s*(?:{argument})\s*(?:,(?!\s*\))|(?=\))))+"
    return rf"[A-Za-z_][A-Za-z0-9_]*(?:\s*\({arguments}\))?"


def _annotation(depth: int) -> str:
    """A Python type's name with its arguments; what follows each is a mark with another to come, or the end in sight."""
    name = rf"(?:{_DOTTED}:[A-Za-z_][A-Za-z0-9_]*|[A-Za-z_][A-Za-z0-9_]*|\.\.\.)"
    if depth + 1 >= _ANNOTATION_DEPTH:
        return name
    return rf"{name}(?:\s*\[(?:\s*{_annotation(depth + 1)}\s*(?:[,|](?!\s*\])|(?=\])))+\])?"


ANNOTATION = _whole(rf"(?:\s*{_annotation(0)}\s*(?:\|(?!\s*$)|(?=$)))+")
TYPE = _whole(rf"\s*{_type(0)}\s*(?:\?\s*)?")


def any_case(words: Sequence[str]) -> str:
    """Return the pattern for one of some words, in any case and with any space between their parts."""
    spelled = (r"\s+".join(_cases(part) for part in word.split()) for word in words)
    return _whole(rf"\s*(?:{'|'.join(spelled)})\s*")


def _cases(word: str) -> str:
    return "".join(f"[{letter.upper()}{letter.lower()}]" if letter.isalpha() else letter for letter in word)


def comma_list(words: Sequence[str]) -> str:
    """Return the pattern for some words with commas between them."""
    one = rf"\s*(?:(?:{'|'.join(words)})\s*)?"
    return _whole(rf"(?=\s*\S){one}(?:,{one})*")
