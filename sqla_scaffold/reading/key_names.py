"""Names that are keys of a schema and become names in Python."""

from __future__ import annotations

import re
import unicodedata

from sqla_scaffold.reading.nodes import Scalar
from sqla_scaffold.reading.takes import Shape
from sqla_scaffold.reading.words import shown
from sqla_scaffold.report.codes import names as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.schema.names import is_name
from sqla_scaffold.schema.word import Word


def read_name(key: Scalar, shape: Shape, diagnostics: Diagnostics) -> Word[str] | None:
    """Return the name, or None where it can be none in Python and that was reported."""
    text = key.text
    if is_name(text):
        return Word(text, key.span)
    what = f"{shape.name} cannot be called `{shown(text)}`" if text else f"{shape.name} needs a name"
    hint = _hint(text, shape)
    if text.startswith(("__", "_sa_")):
        message = f"{what}: Python and SQLAlchemy use such names themselves"
        diagnostics.add(codes.NAME_RESERVED, message, key.span, hint=hint)
    elif not text.isascii() and all(character.isalnum() or character == "_" for character in text):
        message = f"{what}: {_beyond_ascii(text)} is not an ASCII letter"
        diagnostics.add(codes.NAME_UNICODE, message, key.span, hint=hint)
    else:
        diagnostics.add(codes.NAME_SYNTAX, what, key.span, hint=hint)
    return None


def _beyond_ascii(text: str) -> str:
    character = next(character for character in text if not character.isascii())
    return f"U+{ord(character):04X}"


def _spelled_out(text: str) -> str:
    """`größe` as `grosse` and a ligature as its letters; nothing where other letters remain."""
    parts = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
    plain = "".join(character for character in parts if not unicodedata.combining(character))
    return "" if any(character.isalpha() and not character.isascii() for character in plain) else plain


def _hint(text: str, shape: Shape) -> str:
    plain = re.sub(r"[^A-Za-z0-9]+", "_", _spelled_out(text)).strip("_")
    start = (
        f"call it `{plain}`" if is_name(plain) and len(plain) < 40 else "use letters, digits and `_`, a letter first"
    )
    if shape.spelling is None:
        return start
    return f"{start}; `{shape.spelling}:` takes any spelling for the database"
