"""What an unquoted scalar of YAML means: the core schema of YAML 1.2 and nothing else.

Source: https://yaml.org/spec/1.2.2/#103-core-schema. `yes` and `on` are texts; a date stays its text.
"""

from __future__ import annotations

import math
import re

from sqla_scaffold.reading.node_reports import bad_number
from sqla_scaffold.reading.nodes import LEAST_INT, MOST_INT, Broken, Scalar
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Span

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_BEGINS = frozenset("+-.0123456789")
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NO_NUMBER = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
# Python refuses to convert thousands of digits; anything near that is out of range anyway.
_MOST_DIGITS = 400


def plain_scalar(text: str, span: Span, diagnostics: Diagnostics) -> Scalar | Broken:
    """Return the node for an unquoted scalar; a number out of range is reported."""
    if text in _WORDS:
        return Scalar(_WORDS[text], text, span)
    if text[0] not in _NUMBER_BEGINS:
        return Scalar(text, text, span)
    if _INT.fullmatch(text):
        number = int(text, {"0o": 8, "0x": 16}.get(text[:2], 10)) if len(text) <= _MOST_DIGITS else MOST_INT + 1
        if LEAST_INT <= number <= MOST_INT:
            return Scalar(number, text, span)
        return bad_number("the number does not fit into 64 bits", span, diagnostics)
    if _FLOAT.fullmatch(text):
        value = float(text)
        if math.isfinite(value):
            return Scalar(value, text, span)
        return bad_number("the number is too large", span, diagnostics)
    if _NO_NUMBER.fullmatch(text):
        return bad_number(f"`{text}` is no finite number", span, diagnostics)
    return Scalar(text, text, span)
