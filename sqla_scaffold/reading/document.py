"""From the bytes of a document to its characters: encoding, size and the characters that no document may hold."""

from __future__ import annotations

import codecs
import re

from sqla_scaffold.report.codes import reading as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Source, Span

# In bytes: three times what a schema of 10,000 models has.
MAX_BYTES = 10 * 1024 * 1024

# UTF-32 before UTF-16, whose little-endian mark it begins with.
_OTHER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# What YAML 1.2 calls unprintable (https://yaml.org/spec/1.2.2/#51-character-set); TOML's list is a part of it.
# A second byte order mark would be one more character than libyaml counts.
_UNPRINTABLE = re.compile("\\A\ufeff|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def read_source(data: bytes, name: str, file_format: str, diagnostics: Diagnostics) -> Source | None:
    """Return the document's text, or None where it cannot be one.

    Args:
        data: the bytes of the file; more than `MAX_BYTES` are reported, not decoded.
        file_format: "yaml" or "toml"; a byte order mark is allowed in YAML alone.
    """
    if len(data) > MAX_BYTES:
        source = Source(name, data[:200].decode("utf-8", "replace"))
        diagnostics.add(
            codes.DOCUMENT_SIZE,
            f"the document is larger than {MAX_BYTES // 1024**2} MB",
            Span(source, 0, 0),
            hint="is this the schema file?",
        )
        return None
    marked = data.startswith(codecs.BOM_UTF8)
    if not marked and _other_encoding(data, name, diagnostics):
        return None
    decoded = _decode(data[3:] if marked else data, name, diagnostics)
    if decoded is None:
        return None
    if marked and file_format == "toml":
        diagnostics.add(
            codes.DOCUMENT_ENCODING,
            "the document begins with a byte order mark, which TOML does not allow",
            Span(decoded, 0, 0),
            hint="save the file as UTF-8 without a byte order mark",
        )
        return None
    return None if _unprintable(decoded, diagnostics) else decoded


def _other_encoding(data: bytes, name: str, diagnostics: Diagnostics) -> bool:
    encoding, title = next(
        ((encoding, title) for mark, encoding, title in _OTHER_MARKS if data.startswith(mark)), ("", "")
    )
    if not encoding and len(data) > 3 and len(data) % 2 == 0 and 0 in data[:2] and data[:2] != b"\0\0":
        encoding, title = ("utf-16-be" if data[0] == 0 else "utf-16-le"), "UTF-16"
    if not encoding:
        return False
    source = Source(name, data.decode(encoding, "replace"))
    message = f"the document is encoded in {title}, not in UTF-8"
    diagnostics.add(codes.DOCUMENT_ENCODING, message, Span(source, 0, 0), hint="save the file as UTF-8")
    return True


def _decode(data: bytes, name: str, diagnostics: Diagnostics) -> Source | None:
    try:
        return Source(name, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        place = len(data[: error.start].decode("utf-8"))
        source = Source(name, data.decode("utf-8", "replace"))
        diagnostics.add(
            codes.DOCUMENT_ENCODING,
            f"the byte 0x{data[error.start]:02X} is not UTF-8 here",
            Span(source, place, place + 1),
            hint=f"save the file as UTF-8; in Latin-1 the byte would be {chr(data[error.start])!r}",
        )
        return None


def _unprintable(source: Source, diagnostics: Diagnostics) -> bool:
    match = _UNPRINTABLE.search(source.text)
    if match is None:
        return False
    span = Span(source, match.start(), match.end())
    if match[0] == "\0":
        diagnostics.add(
            codes.NUL_CHARACTER, "a NUL character in the document", span, hint="remove it; is this a text file?"
        )
    else:
        message = f"the control character U+{ord(match[0]):04X} in the document"
        diagnostics.add(codes.CONTROL_CHARACTER, message, span, hint="remove it, or write an escape in a quoted text")
    return True
