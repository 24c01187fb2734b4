"""What a person says that a value is in Python: from words to names that an import brings."""

from __future__ import annotations

from sqla_scaffold.report.codes import types as codes
from sqla_scaffold.report.suggest import did_you_mean
from sqla_scaffold.resolve.drafts import SchemaDraft
from sqla_scaffold.resolve.types import is_importable
from sqla_scaffold.schema.column_spec import AnnotationSpec
from sqla_scaffold.schema.type_use import ENUMS_MODULE
from sqla_scaffold.schema.types import UNION, Annotation, PythonName

# The names that need no module.
_KNOWN = {
    **dict.fromkeys(
        ("str", "int", "float", "bool", "bytes", "dict", "list", "set", "frozenset", "tuple", "object", "None", "..."),
        "builtins",
    ),
    **dict.fromkeys(("date", "datetime", "time", "timedelta"), "datetime"),
    "Any": "typing",
    "Decimal": "decimal",
    "UUID": "uuid",
}
_PLAIN = ("None", "...")
# What a bare one of would be half a type to strict checkers.
_GENERIC = {
    "dict": "dict[str, Any]",
    "list": "list[str]",
    "set": "set[str]",
    "frozenset": "frozenset[str]",
    "tuple": "tuple[int, int]",
}


def settle_annotation(spec: AnnotationSpec | None, draft: SchemaDraft) -> Annotation | None:
    """Return the Python type, None where there is none or it is a mistake."""
    if spec is None:
        return None
    for part in spec.arguments if spec.name.value == UNION.name else (spec,):
        if part.name.value in _PLAIN:
            hint = "write the question mark at the end of the type, or `nullable: true`"
            message = "whether a value may be missing is said by the column's type"
            draft.diagnostics.add(codes.ANNOTATION, message, part.span, hint=hint)
            return None
    return _settle(spec, draft)


def _settle(spec: AnnotationSpec, draft: SchemaDraft) -> Annotation | None:
    name = _name(spec, draft)
    arguments = [_settle(argument, draft) for argument in spec.arguments]
    settled = tuple(argument for argument in arguments if argument is not None)
    if name is None or len(settled) < len(arguments):
        return None
    word = spec.name.value
    if not arguments and word in _GENERIC:
        message = f"`{word}` does not say what it holds"
        draft.diagnostics.add(codes.ANNOTATION, message, spec.span, hint=f"write for example {_GENERIC[word]}")
        return None
    if arguments and word in _KNOWN and word not in _GENERIC:
        message = f"`{word}` takes nothing in brackets"
        draft.diagnostics.add(codes.ANNOTATION, message, spec.span, hint=f"write {word}")
        return None
    return Annotation(name, settled)


def _name(spec: AnnotationSpec, draft: SchemaDraft) -> PythonName | None:
    word = spec.name.value
    if word == UNION.name:
        return UNION
    module, _, name = word.rpartition(":")
    if module and is_importable(word):
        return PythonName(module, name)
    if not module and word in draft.enums:
        return PythonName(ENUMS_MODULE, word)
    if not module and word in _KNOWN:
        return PythonName(_KNOWN[word], word)
    if module:
        message = f"`{word}` cannot be imported: it holds a word of Python's own"
        draft.diagnostics.add(codes.ANNOTATION, message, spec.name.span, hint="name a module and a class in it")
        return None
    message = f"`{word}` is no type that Python knows"
    hint = did_you_mean(word, {*_KNOWN, *draft.enums}, otherwise="write module:Name, such as shop.money:Money")
    draft.diagnostics.add(codes.ANNOTATION, message, spec.name.span, hint=hint)
    return None
