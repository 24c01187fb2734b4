"""The one decoder: from nodes to specs, by the table of fields. What is wrong is reported and left out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqla_scaffold.reading.annotation_text import read_annotation
from sqla_scaffold.reading.building import Unbuildable
from sqla_scaffold.reading.cut_texts import without_cut_texts
from sqla_scaffold.reading.fields import SCHEMA
from sqla_scaffold.reading.key_names import read_name
from sqla_scaffold.reading.misplaced import where_it_belongs
from sqla_scaffold.reading.nodes import Broken, Entry, Mapping, Node, Scalar, Sequence
from sqla_scaffold.reading.takes import (
    Annotation,
    ClassPath,
    Default,
    Field,
    Flag,
    Many,
    Members,
    Named,
    Nested,
    Pairs,
    Parameters,
    Reference,
    Shape,
    Takes,
    Target,
    Text,
    TextOrFalse,
    TextOrWhole,
    Type,
    Whole,
)
from sqla_scaffold.reading.type_fields import TYPE
from sqla_scaffold.reading.type_text import read_type
from sqla_scaffold.reading.values import (
    read_class_path,
    read_default,
    read_flag,
    read_parameters,
    read_reference,
    read_target,
    read_text,
    read_text_or_false,
    read_text_or_whole,
    read_whole,
    storable,
    wrong_kind,
)
from sqla_scaffold.reading.words import found, listed, shown, suggestion
from sqla_scaffold.report.codes import reading as codes
from sqla_scaffold.report.diagnostic import Diagnostics
from sqla_scaffold.report.source import Span
from sqla_scaffold.report.suggest import nearest
from sqla_scaffold.schema.column_spec import TypeSpec
from sqla_scaffold.schema.spec import SchemaSpec
from sqla_scaffold.schema.type_spec import EnumMemberSpec
from sqla_scaffold.schema.word import Word

# Longer keys are no mistyped words.
_MOST_WORD = 80


def decode(shape: Shape, node: Node, diagnostics: Diagnostics) -> Any:
    """Return an object of a table of fields, None where it could not be read and that was reported."""
    return _Decoder(diagnostics).nested(shape, node)


def decode_schema(root: Node, diagnostics: Diagnostics) -> SchemaSpec | None:
    """Return what could be read of a document, None where its root is no mapping."""
    if isinstance(root, Broken):
        return None
    if not isinstance(root, Mapping):
        start = root.span.part(0, 1)
        message = f"a schema is a mapping, found {found(root)}"
        diagnostics.add(codes.DOCUMENT_ROOT, message, start, hint="begin with `models:` and indent what belongs to it")
        return None
    spec = decode(SCHEMA, root, diagnostics)
    return spec if isinstance(spec, SchemaSpec) else None


class _Decoder:
    """Goes down the tables and the nodes side by side; every method returns None for what was reported."""

    def __init__(self, diagnostics: Diagnostics) -> None:
        self._diagnostics = diagnostics

    def value(self, takes: Takes, node: Node) -> Any:
        """Return what a key that takes `takes` says."""
        match takes:
            case Flag():
                return read_flag(takes, node, self._diagnostics)
            case Whole():
                return read_whole(takes, node, self._diagnostics)
            case Text():
                return read_text(takes, node, self._diagnostics)
            case TextOrFalse():
                return read_text_or_false(node, self._diagnostics)
            case TextOrWhole():
                return read_text_or_whole(node, self._diagnostics)
            case Default():
                return read_default(takes, node, self._diagnostics)
            case Type():
                return self._type(node)
            case ClassPath():
                return read_class_path(takes, node, self._diagnostics)
            case Annotation():
                return read_annotation(node, self._diagnostics)
            case Target():
                return read_target(node, self._diagnostics)
            case Reference():
                return read_reference(node, self._diagnostics)
            case Many():
                return self._many(takes, node)
            case Members():
                return self._members(takes, node)
            case Pairs():
                return self._pairs(takes, node)
            case Parameters():
                return read_parameters(node, self._diagnostics)
            case Nested():
                return self.nested(takes.shape, node)
            case Named():
                return self._named(takes, node)

    def nested(self, shape: Shape, node: Node, name: Word[str] | None = None) -> Any:
        """Return an object of the language, from its mapping or its short form."""
        if isinstance(node, Broken):
            return None
        short = shape.field(shape.short) if shape.short is not None else None
        keys: dict[str, Any] | None
        if isinstance(node, Mapping):
            keys = self._keys(shape, node, name)
        elif short is not None:
            value = self.value(short.takes, node)
            keys = None if value is None else {short.attribute or short.key: value}
        else:
            return wrong_kind("a mapping", node, self._diagnostics)
        if keys is None:
            return None
        keys["span"] = node.span if name is None else _whole(name.span, node.span)
        if name is not None:
            keys["name"] = name
        try:
            return shape.build(**keys)
        except Unbuildable as error:
            span = error.span or keys["span"]
            self._diagnostics.add(error.code, error.message, span, hint=error.hint)
            return None

    def _keys(self, shape: Shape, node: Mapping, name: Word[str] | None) -> dict[str, Any] | None:
        keys: dict[str, Any] = {}
        present: set[str | None] = set()
        sound = True
        for entry in without_cut_texts(node, self._diagnostics).entries:
            field = shape.field(entry.key.text)
            if field is None:
                present.add(self._unknown(shape, entry))
                continue
            present.add(field.key)
            value = self._field(field, entry)
            if value is not None:
                keys[field.attribute or field.key] = value
            elif field.key == shape.short:
                sound = False
        if node.complete:
            self._missing(shape, present, node.span if name is None else name.span)
        return keys if sound and _holds_together(shape, keys) else None

    def _missing(self, shape: Shape, present: set[str | None], span: Span) -> None:
        groups = [(field.key,) for field in shape.required]
        groups += [(other,) for key, other in shape.needs if key in present]
        for group in (*groups, *([shape.one_of] if shape.one_of else [])):
            if present.isdisjoint(group):
                message = f"{shape.name} needs the key {listed(group)}"
                self._diagnostics.add(codes.KEY_MISSING, message, span, hint=f"add `{group[0]}`")

    def _field(self, field: Field, entry: Entry) -> Any:
        value = entry.value
        if isinstance(value, Scalar) and value.value is None and value.span.start == value.span.end:
            hint = "write it, or remove the key"
            self._diagnostics.add(codes.VALUE_KIND, f"the key `{field.key}` has no value", entry.key.span, hint=hint)
            return None
        return self.value(field.takes, value)

    def _unknown(self, shape: Shape, entry: Entry) -> str | None:
        """Report a key that the table does not have; return the one that was meant, for it is not missing, then."""
        if isinstance(entry.value, Broken):  # one mistake at a time
            return None
        key = entry.key.text
        meant = next((field.key for field in shape.fields if key.lower() in field.mistaken), None)
        meant = meant or nearest(key[:_MOST_WORD], [field.key for field in shape.fields])
        known = listed([field.key for field in shape.fields])
        hint = where_it_belongs(shape, entry) or (f"did you mean `{meant}`?" if meant else f"the keys are {known}")
        self._diagnostics.add(codes.KEY_UNKNOWN, f"{shape.name} has no key `{shown(key)}`", entry.key.span, hint=hint)
        return meant

    def _type(self, node: Node) -> TypeSpec | None:
        if isinstance(node, Scalar) and isinstance(node.value, str):
            return read_type(node, self._diagnostics)
        if isinstance(node, Mapping):
            made = self.nested(TYPE, node)
            return made if isinstance(made, TypeSpec) else None
        wrong_kind("a type such as str(80)", node, self._diagnostics)
        return None

    def _many(self, takes: Many, node: Node) -> tuple[Any, ...] | None:
        if takes.bare and not isinstance(node, Sequence):
            if isinstance(node, Scalar) or (isinstance(takes.item, Nested) and isinstance(node, Mapping)):
                item = self.value(takes.item, node)
                return None if item is None else (item,)
        if not isinstance(node, Sequence):
            wrong_kind("a list", node, self._diagnostics)
            return None
        if len(node.items) < takes.least:
            hint = "name at least one, or remove the key"
            self._diagnostics.add(codes.LIST_EMPTY, "the list is empty", node.span, hint=hint)
            return None
        items = [self.value(takes.item, item) for item in node.items]
        return tuple(item for item in items if item is not None)

    def _named(self, takes: Named, node: Node) -> tuple[Any, ...] | None:
        if not isinstance(node, Mapping):
            wrong_kind("a mapping of names", node, self._diagnostics)
            return None
        entries = without_cut_texts(node, self._diagnostics).entries
        made = [self._entry(takes, entry) for entry in entries]
        return tuple(item for item in made if item is not None)

    def _entry(self, takes: Named, entry: Entry) -> Any:
        key, value = entry.key, entry.value
        if takes.python:
            name = read_name(key, takes.shape, self._diagnostics)
        else:
            name = read_text(Text(), key, self._diagnostics)
        if isinstance(value, Scalar) and value.value is None and value.span.start == value.span.end:
            hint = "write {} for one without keys" if takes.shape.short is None else "write its value"
            message = f"`{shown(key.text)}` has no value"
            self._diagnostics.add(codes.VALUE_KIND, message, key.span, hint=hint)
            return None
        # What stands under a bad name is read all the same, so that its own mistakes are reported too.
        made = self.nested(takes.shape, value, name or Word(key.text, key.span))
        return None if name is None else made

    def _pairs(self, takes: Pairs, node: Node) -> tuple[tuple[Word[str], Any], ...] | None:
        if not isinstance(node, Mapping):
            what = listed(takes.words) if takes.words else "texts to texts"
            wrong_kind(f"a mapping of {what}", node, self._diagnostics)
            return None
        pairs = []
        for entry in node.entries:
            if not takes.words and not storable(entry.key, self._diagnostics):
                continue
            if takes.words and entry.key.text not in takes.words:
                message = f"`{shown(entry.key.text)}` is not a word that is known here"
                hint = suggestion(entry.key.text, takes.words)
                self._diagnostics.add(codes.WORD_UNKNOWN, message, entry.key.span, hint=hint)
                continue
            value = self.value(takes.item if takes.words else Text(empty=True), entry.value)
            if value is not None:
                pairs.append((Word(entry.key.text, entry.key.span), value))
        return tuple(pairs)

    def _members(self, takes: Members, node: Node) -> tuple[EnumMemberSpec, ...] | None:
        if isinstance(node, Broken):
            return None
        if isinstance(node, Mapping):
            entries: list[tuple[Scalar | None, Node]] = [(entry.key, entry.value) for entry in node.entries]
        elif isinstance(node, Sequence):
            entries = [(None, item) for item in node.items]
        else:
            wrong_kind("a list of values", node, self._diagnostics)
            return None
        if not entries:
            hint = "name at least one value"
            self._diagnostics.add(codes.LIST_EMPTY, "the enum has no members", node.span, hint=hint)
            return None
        return tuple(member for key, value in entries if (member := self._member(takes, key, value)) is not None)

    def _member(self, takes: Members, key: Scalar | None, node: Node) -> EnumMemberSpec | None:
        member: EnumMemberSpec | None = self.nested(takes.shape, node)
        if key is None:
            return member
        name = read_name(key, takes.shape, self._diagnostics) if storable(key, self._diagnostics) else None
        return None if name is None or member is None else replace(member, name=name)


def _holds_together(shape: Shape, keys: dict[str, Any]) -> bool:
    """Tell whether nothing is missing of what could be read."""
    return (
        all((field.attribute or field.key) in keys for field in shape.required)
        and (not shape.one_of or any(shape.spelled(key) in keys for key in shape.one_of))
        and all(other in keys for key, other in shape.needs if key in keys)
    )


def _whole(name: Span, value: Span) -> Span:
    """The place of a name with its value, or of the name alone where the value stands elsewhere (an alias)."""
    if value.start >= name.end:
        return Span(name.source, name.start, max(name.end, value.end))
    return name
