"""The pass of the abstract models: classes above models, which have no table.

To the models below it such a class is what a mixin is: its columns stay with it, and what it brings beside columns is
written out in each of them. What makes the difference is where it stands in the head of their classes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields, replace

from sqla_scaffold.report.codes import inheritance as codes
from sqla_scaffold.report.source import Span
from sqla_scaffold.resolve.drafts import SchemaDraft
from sqla_scaffold.schema.column_spec import ForeignKeySpec
from sqla_scaffold.schema.spec import InheritsSpec, MixinSpec, ModelSpec, RelationshipSpec
from sqla_scaffold.schema.word import Word

# What an abstract model may say: what it hands down, and what is said of its class.
_HANDED_DOWN = ("columns", "relationships", "foreign_keys", "uniques", "checks", "indexes")
_OF_THE_CLASS = ("name", "span", "abstract", "bind", "inherits", "polymorphic_union", "mixins", "doc", "was")


def write_abstract_models_out(draft: SchemaDraft) -> None:
    """Make a mixin of every abstract model, and of who inherits from it one that has the mixin."""
    abstract = {model.name.value: model for model in draft.spec.models if _is_true(model.abstract)}
    if not abstract:
        return
    for model in draft.spec.models:
        _check(model, abstract, draft)
    draft.abstract = abstract
    draft.spec = replace(
        draft.spec,
        mixins=(*draft.spec.mixins, *(_as_mixin(model, abstract) for model in abstract.values())),
        models=tuple(_below(model, abstract) for model in draft.spec.models if model.name.value not in abstract),
    )


def _as_mixin(model: ModelSpec, abstract: dict[str, ModelSpec]) -> MixinSpec:
    words = () if model.inherits is None else (model.inherits.model,)
    above = tuple(word for word in words if word.value in abstract)
    handed = {name: getattr(model, name) for name in _HANDED_DOWN}
    return MixinSpec(model.name, model.span, doc=model.doc, mixins=(*model.mixins, *above), **handed)


def _below(model: ModelSpec, abstract: dict[str, ModelSpec]) -> ModelSpec:
    if model.inherits is None or model.inherits.model.value not in abstract:
        return model
    return replace(model, inherits=None, mixins=(*model.mixins, model.inherits.model))


def _check(model: ModelSpec, abstract: dict[str, ModelSpec], draft: SchemaDraft) -> None:
    for word in _referred(model):
        if word.value in abstract:
            message = f"{word.value} is abstract, and has no rows to refer to"
            hint = "name a model below it, or remove `abstract`, and the models below it are joined to its table"
            draft.diagnostics.add(codes.ABSTRACT, message, word.span, hint=hint)
    for word in model.mixins:
        if word.value in abstract:
            message = f"{word.value} is an abstract model, and no mixin"
            draft.diagnostics.add(codes.ABSTRACT, message, word.span, hint=f"write `inherits: {word.value}`")
    if model.inherits is not None and model.inherits.model.value in abstract:
        _refuse_words_of_tables(model.inherits, draft)
    if model.name.value not in abstract:
        return
    if model.inherits is not None and model.inherits.model.value not in abstract:
        message = f"{model.name.value} is abstract, and {model.inherits.model.value} has a table"
        hint = "let it inherit from an abstract model, or remove `abstract`"
        draft.diagnostics.add(codes.ABSTRACT, message, model.inherits.model.span, hint=hint)
    for name, span in _other_words(model):
        message = f"{model.name.value} is abstract, and has nothing that `{name}` could speak of"
        draft.diagnostics.add(codes.ABSTRACT, message, span, hint="say it at the models that inherit from it")


def _refuse_words_of_tables(spec: InheritsSpec, draft: SchemaDraft) -> None:
    for name in ("single", "concrete", "name", "ondelete", "onupdate", "deferrable", "initially"):
        word = getattr(spec, name)
        if word is not None:
            message = f"{spec.model.value} is abstract, and has no table that `{name}` could speak of"
            draft.diagnostics.add(codes.ABSTRACT, message, word.span, hint="remove it")


def _other_words(model: ModelSpec) -> Iterator[tuple[str, Span]]:
    """Yield what an abstract model says that speaks of a table, of rows, or of one class alone."""
    for field in fields(model):
        value = getattr(model, field.name)
        if field.name in (*_HANDED_DOWN, *_OF_THE_CLASS) or value in (None, (), MISSING):
            continue
        first = value[0] if isinstance(value, tuple) else value
        first = first[0] if isinstance(first, tuple) else first
        yield "with" if field.name == "storage" else field.name, first.span


def _referred(model: ModelSpec) -> Iterator[Word[str]]:
    """Yield where a model names another one of which it needs the table."""
    keys: list[ForeignKeySpec] = [*model.foreign_keys]
    keys += [column.foreign_key for column in model.columns if column.foreign_key is not None]
    sides: tuple[RelationshipSpec, ...] = model.relationships
    yield from (key.model for key in keys)
    yield from (side.model for side in sides)
    yield from (side.secondary for side in sides if side.secondary is not None)


def _is_true(word: Word[bool] | None) -> bool:
    return word is not None and word.value
