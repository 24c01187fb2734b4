"""Values that are single words or literals: from a node to what the spec holds, or None where that was reported."""

from __future__ import annotations

import re

from sqla_scaffold.reading.building import ReferenceWords, TargetWord
from sqla_scaffold.reading.cut_texts import without_cut_texts
from sqla_scaffold.reading.nodes import Broken, Mapping, Node, Scalar, Sequence
from sqla_scaffold.reading.takes import ClassPath, Default, Flag, Text, Whole
from sqla_scaffold.reading.words import found, listed, shown, suggestion
from sqla_scaffold.report.codes import reading as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.schema.column_spec import DefaultSpec
from sqla_scaffold.schema.word import Literal, Word

_FORBIDDEN = re.compile("[\0\ud800-\udfff]")
PARAMETER = r"[a-z_][a-z0-9_.]*"
PARAMETER_VALUE = r"[A-Za-z0-9_.+\-]+"
_NAME = r"[A-Za-z][A-Za-z0-9_]*"
_REFERENCE = re.compile(rf"(?P<model>{_NAME})(?:\.(?P<column>{_NAME}))?")
_TARGET = re.compile(rf"(?P<model>{_NAME})(?P<optional>\?)?")
_DOTTED = r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*"
_CALL = re.compile(rf"{_DOTTED}:{_DOTTED}", re.ASCII)


def wrong_kind(expected: str, node: Node, diagnostics: Diagnostics) -> None:
    """Report a value of another kind than its key takes."""
    if isinstance(node, Broken):
        return
    hint = None
    if isinstance(node, Scalar) and not isinstance(node.value, str) and node.text and "text" in expected:
        hint = f'quote it: "{shown(node.text)}"'
    elif isinstance(node, Scalar) and isinstance(node.value, str) and expected == "true or false":
        hint = "write true or false, without quotes"
    elif isinstance(node, Sequence) and expected == "a mapping of names":
        hint = "write `name: ...` on each line, without dashes"
    elif isinstance(node, Scalar) and isinstance(node.value, str) and expected.startswith("a list"):
        hint = f"put brackets around it: [{shown(node.text)}]" if "," in node.text else None
    diagnostics.add(codes.VALUE_KIND, f"expected {expected}, found {found(node)}", node.span, hint=hint)


def read_flag(takes: Flag, node: Node, diagnostics: Diagnostics) -> Word[bool] | Word[str] | None:
    """Return true or false, or the word that may stand in their place."""
    if isinstance(node, Scalar) and isinstance(node.value, bool):
        return Word(node.value, node.span)
    if takes.word and isinstance(node, Scalar) and node.value == takes.word:
        return Word(takes.word, node.span)
    wrong_kind(f"true, false or {takes.word}" if takes.word else "true or false", node, diagnostics)
    return None


def read_whole(takes: Whole, node: Node, diagnostics: Diagnostics) -> Word[int] | None:
    """Return a number; the version of the language is the only one of a few."""
    if not isinstance(node, Scalar) or isinstance(node.value, bool) or not isinstance(node.value, int):
        wrong_kind("a whole number", node, diagnostics)
        return None
    if not takes.numbers and not takes.signed and node.value < 1:
        wrong_kind("a whole number from 1 on", node, diagnostics)
        return None
    if takes.numbers and node.value not in takes.numbers:
        known = listed([str(number) for number in takes.numbers])
        message = f"version {node.value} of the language is not known"
        diagnostics.add(codes.VERSION_UNKNOWN, message, node.span, hint=f"write {known}, or update sqla-scaffold")
        return None
    return Word(node.value, node.span)


def read_text(takes: Text, node: Node, diagnostics: Diagnostics, expected: str = "a text") -> Word[str] | None:
    """Return a text; where the key takes a few words alone, one of them."""
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        wrong_kind(f"one of the texts {listed(takes.words)}" if takes.words else expected, node, diagnostics)
        return None
    if not storable(node, diagnostics):
        return None
    text = node.value
    if not text.strip() and not takes.empty:
        diagnostics.add(codes.TEXT_EMPTY, "the text is empty", node.span, hint="write it, or remove the key")
        return None
    if not takes.words:
        return Word(text, node.span)
    if takes.upper:
        text = " ".join(text.upper().split())
    for match in re.finditer(r"[^,\s](?:[^,]*[^,\s])?", text) if takes.commas else (re.fullmatch(".*", text, re.S),):
        if match is not None and match[0] not in takes.words:
            span = node.part(match.start(), match.end()) if takes.commas else node.span
            message = f"`{shown(match[0])}` is not a word that is known here"
            diagnostics.add(codes.WORD_UNKNOWN, message, span, hint=suggestion(match[0], takes.words))
            return None
    return Word(text, node.span)


def storable(scalar: Scalar, diagnostics: Diagnostics) -> bool:
    """Tell whether databases and files can hold a text; report the character that they cannot."""
    match = _FORBIDDEN.search(str(scalar.value))
    if match is None:
        return True
    if match[0] == "\0":
        hint = "remove the escape; databases cannot store it"
        diagnostics.add(codes.NUL_CHARACTER, "a NUL character in a text", scalar.span, hint=hint)
    else:
        message = f"the escape U+{ord(match[0]):04X} stands for no character"
        diagnostics.add(codes.CONTROL_CHARACTER, message, scalar.span, hint="write the character itself")
    return False


def read_text_or_false(node: Node, diagnostics: Diagnostics) -> Word[str] | Word[bool] | None:
    """Return a text, or false."""
    if isinstance(node, Scalar) and node.value is False:
        return Word(False, node.span)
    return read_text(Text(), node, diagnostics, "a text or false")


def read_parameters(node: Node, diagnostics: Diagnostics) -> tuple[tuple[Word[str], Word[str]], ...] | None:
    """Return parameters with their values, both as SQL writes them."""
    if not isinstance(node, Mapping):
        wrong_kind("a mapping of parameters to values", node, diagnostics)
        return None
    found_all: list[tuple[Word[str], Word[str]]] = []
    for entry in node.entries:
        key, value = entry.key, entry.value
        if re.fullmatch(PARAMETER, key.text) is None:
            hint = "write it as in the manual: fillfactor, autovacuum_enabled"
            diagnostics.add(codes.VALUE_KIND, f"`{shown(key.text)}` is no name of a parameter", key.span, hint=hint)
        elif not isinstance(value, Scalar) or value.value is None:
            wrong_kind("a number, a word, true or false", value, diagnostics)
        elif re.fullmatch(PARAMETER_VALUE, text := str(value.value)) is None:
            wrong_kind("a number, a word, true or false", value, diagnostics)
        else:
            text = text.lower() if isinstance(value.value, bool) else text
            found_all.append((Word(key.text, key.span), Word(text, value.span)))
    return tuple(found_all)


def read_text_or_whole(node: Node, diagnostics: Diagnostics) -> Word[str] | Word[int] | None:
    """Return a text, or a whole number."""
    if isinstance(node, Scalar) and isinstance(node.value, int) and not isinstance(node.value, bool):
        return Word(node.value, node.span)
    return read_text(Text(), node, diagnostics, "a text or a whole number")


def read_target(node: Node, diagnostics: Diagnostics) -> TargetWord | None:
    """Return a model's name, with a question mark where there is one."""
    word = read_text(Text(), node, diagnostics, "a text that names a model")
    if word is None or not isinstance(node, Scalar):
        return None
    match = _TARGET.fullmatch(word.value)
    if match is None:
        message = f"`{shown(word.value)}` is no name of a model"
        diagnostics.add(codes.REFERENCE_SYNTAX, message, node.span, hint="write for example Customer or Customer?")
        return None
    optional = Word(True, node.part(*match.span("optional"))) if match["optional"] else None
    return TargetWord(Word(match["model"], node.part(*match.span("model"))), optional)


def read_reference(node: Node, diagnostics: Diagnostics) -> ReferenceWords | None:
    """Return a model, or a model and a column."""
    if isinstance(node, Scalar) and node.value == "":
        message = "the reference is empty"
        diagnostics.add(codes.REFERENCE_SYNTAX, message, node.span, hint="write for example Customer.id")
        return None
    word = read_text(Text(), node, diagnostics, "a text such as Customer.id")
    if word is None or not isinstance(node, Scalar):
        return None
    match = _REFERENCE.fullmatch(word.value)
    if match is None:
        message = f"`{shown(word.value)}` refers to no column"
        diagnostics.add(codes.REFERENCE_SYNTAX, message, node.span, hint="write for example Customer.id")
        return None
    columns = (Word(match["column"], node.part(*match.span("column"))),) if match["column"] else ()
    return ReferenceWords(Word(match["model"], node.part(*match.span("model"))), columns)


def read_default(takes: Default, node: Node, diagnostics: Diagnostics) -> DefaultSpec | None:
    """Return a default: a mapping with the key `sql` or `call` is that; everything else is a literal."""
    if isinstance(node, Mapping):
        node = without_cut_texts(node, diagnostics)
        special = [entry for entry in node.entries if entry.key.text in ("sql", "call")]
        if special and len(node.entries) > 1:
            other = next(entry for entry in node.entries if entry is not special[0])
            message = f"`{special[0].key.text}` stands alone"
            diagnostics.add(codes.KEYS_EXCLUSIVE, message, other.key.span, hint=f"remove `{shown(other.key.text)}`")
            return None
        if special:
            return _expression(special[0].key, special[0].value, takes, diagnostics)
        if not node.complete:
            return None
    literal = read_literal(node, diagnostics)
    return None if literal is None else DefaultSpec("literal", literal)


def _expression(key: Scalar, node: Node, takes: Default, diagnostics: Diagnostics) -> DefaultSpec | None:
    if key.text == "sql":
        text = read_text(Text(), node, diagnostics, "a text in SQL")
        return None if text is None else DefaultSpec("sql", Word(text.value, text.span))
    if not takes.call:
        message = "the database cannot call Python"
        diagnostics.add(
            codes.KEY_UNKNOWN, message, key.span, hint="use `sql`; a function can be called by `default` alone"
        )
        return None
    text = read_text(Text(), node, diagnostics, "a text such as shop.defaults:new_number")
    if text is None:
        return None
    if not _CALL.fullmatch(text.value):
        message = f"`{shown(text.value)}` names no function"
        diagnostics.add(
            codes.CALL_SYNTAX, message, node.span, hint="write module:function, such as shop.defaults:new_number"
        )
        return None
    return DefaultSpec("call", Word(text.value, text.span))


def read_class_path(takes: ClassPath, node: Node, diagnostics: Diagnostics) -> Word[str] | None:
    """Return a class in Python as module:Class, or a function as module:function."""
    what, example = ("function", "shop.defaults:new_number") if takes.function else ("class", "shop.types:Email")
    text = read_text(Text(), node, diagnostics, f"a text such as {example}")
    if text is None:
        return None
    if not _CALL.fullmatch(text.value):
        message = f"`{shown(text.value)}` names no {what}"
        hint = f"write module:{what if takes.function else 'Class'}, such as {example}"
        diagnostics.add(codes.CALL_SYNTAX, message, node.span, hint=hint)
        return None
    return text


def read_literal(node: Node, diagnostics: Diagnostics) -> Word[Literal] | None:
    """Return a literal of any kind: lists as tuples, mappings as dictionaries."""
    if isinstance(node, Broken):
        return None
    if isinstance(node, Scalar):
        return Word(node.value, node.span) if not isinstance(node.value, str) or storable(node, diagnostics) else None
    if isinstance(node, Sequence):
        items = [read_literal(item, diagnostics) for item in node.items]
        good = tuple(item.value for item in items if item is not None)
        return Word(good, node.span) if len(good) == len(items) else None
    values = {entry.key.text: read_literal(entry.value, diagnostics) for entry in node.entries}
    pairs = {key: value.value for key, value in values.items() if value is not None}
    keys_good = all([storable(entry.key, diagnostics) for entry in node.entries])
    return Word(pairs, node.span) if keys_good and len(pairs) == len(values) else None
