"""What stands behind a field's type on the command line: `unique`, `ondelete=cascade`, by the table of the language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqla_scaffold.reading.nodes import Broken, Node, Scalar, Sequence
from sqla_scaffold.reading.takes import (
    Default,
    Field,
    Flag,
    Many,
    Nested,
    Reference,
    Shape,
    Takes,
    Target,
    Text,
    TextOrFalse,
    Whole,
)
from sqla_scaffold.reading.words import shown
from sqla_scaffold.reading.yaml_scalars import plain_scalar
from sqla_scaffold.report.codes import edits as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Span
from sqla_scaffold.report.suggest import nearest

# Shorter words for keys; `null` is the question mark.
OPTIONS = {"null": "nullable", "pk": "primary_key", "back": "back_populates"}
_NULL = "null"


@dataclass(frozen=True, slots=True)
class Option:
    """What was said of a field.

    Args:
        key: the key of the language, or `null` for the question mark.
        node: the key as it would stand in a schema.
        value: None for the question mark, which belongs to the type.
    """

    key: str
    node: Scalar
    value: Node | None


def read_option(piece: Span, shape: Shape, other: Shape, diagnostics: Diagnostics, *, as_text: bool) -> Option | None:
    """Return what a piece of an argument says of a field, None where that was reported.

    Args:
        shape: a column or a relationship.
        other: what it might have been instead.
        as_text: whether a default is a text, whatever it looks like.
    """
    text = piece.source.text[piece.start : piece.end]
    said, equals, value = text.partition("=")
    at = piece.part(0, len(said))
    if said == _NULL and not equals:
        return Option(_NULL, Scalar(_NULL, _NULL, at), None)
    key = OPTIONS.get(said, said)
    field = shape.field(key)
    if field is not None and field.key == shape.short:
        hint = f"write its {field.key} right behind the name"
        diagnostics.add(codes.FIELD_OPTION, f"{shape.name} has its {field.key} already", at, hint=hint)
        return None
    if field is None:
        _unknown(said, at, shape, other, diagnostics)
        return None
    node = Scalar(key, key, at)
    if not equals:
        if isinstance(field.takes, Flag):
            return Option(key, node, Scalar(True, "true", at))
        hint = f"write {said}=..., without blanks"
        diagnostics.add(codes.FIELD_OPTION, f"`{said}` needs a value", at, hint=hint)
        return None
    made = _value(field, value, piece.part(len(said) + 1, len(text)), as_text, diagnostics)
    return None if made is None or isinstance(made, Broken) else Option(key, node, made)


def _unknown(said: str, at: Span, shape: Shape, other: Shape, diagnostics: Diagnostics) -> None:
    if other.field(OPTIONS.get(said, said)) is not None:
        hint = f"it is a key of {other.name.removeprefix('a ')}s"
        diagnostics.add(codes.FIELD_OPTION, f"{shape.name} has no key `{shown(said)}`", at, hint=hint)
        return
    meant = next((field.key for field in shape.fields if said.lower() in field.mistaken), None)
    short = [word for word, key in OPTIONS.items() if shape.field(key) is not None]
    meant = meant or nearest(said[:80], [*(field.key for field in shape.fields), *short])
    flags = [field.key for field in shape.fields if isinstance(field.takes, Flag)]
    hint = f"did you mean `{meant}`?" if meant else f"write for example {', '.join([_NULL, *flags[:4]])} or key=value"
    diagnostics.add(codes.FIELD_OPTION, f"{shape.name} has no key `{shown(said)}`", at, hint=hint)


def _value(field: Field, text: str, span: Span, as_text: bool, diagnostics: Diagnostics) -> Node | None:
    takes: Takes | None = field.takes
    while isinstance(takes, Nested):
        short = None if takes.shape.short is None else takes.shape.field(takes.shape.short)
        takes = None if short is None else short.takes
    match takes:
        case Flag() | Whole():
            return plain_scalar(text, span, diagnostics)
        case Default():
            return Scalar(text, text, span) if as_text else plain_scalar(text, span, diagnostics)
        case Text(words=words) if words:
            return _one_of(words, text, span)
        case TextOrFalse() if text == "false":
            return Scalar(False, text, span)
        case Text() | TextOrFalse() | Target() | Reference():
            return Scalar(text, text, span)
        case Many(item=Text()):
            parts = [match.span() for match in re.finditer("[^,]+", text)]
            return Sequence(tuple(Scalar(text[a:b], text[a:b], span.part(a, b)) for a, b in parts), span)
    message = f"`{field.key}` does not fit into a word"
    diagnostics.add(codes.FIELD_OPTION, message, span, hint="add the field without it, then write it into the schema")
    return None


def _one_of(words: tuple[str, ...], text: str, span: Span) -> Scalar:
    """Return one of a few words, whatever its case and however its blanks are written: `set_null` is SET NULL."""
    squeezed = re.sub(r"[ _-]", "", text).lower()
    known = next((word for word in words if re.sub(r"[ _-]", "", word).lower() == squeezed), text)
    return Scalar(known, known, span)
