"""The pass of the discriminators: how a row tells of which class it is."""

from __future__ import annotations

from sqla_scaffold.report.codes import inheritance as codes
from sqla_scaffold.report.codes import names as name_codes
from sqla_scaffold.report.diagnostic import Note
from sqla_scaffold.report.source import Span
from sqla_scaffold.report.suggest import did_you_mean
from sqla_scaffold.resolve.drafts import ModelDraft, SchemaDraft
from sqla_scaffold.resolve.table_drafts import ColumnDraft
from sqla_scaffold.resolve.values import Misfit, settle_value
from sqla_scaffold.schema import names
from sqla_scaffold.schema.model import Polymorphism
from sqla_scaffold.schema.spec import ModelSpec
from sqla_scaffold.schema.word import Literal
from sqla_scaffold.schema.type_use import kind_of, type_text
from sqla_scaffold.schema.types import Kind

_KINDS = (Kind.STR, Kind.INT, Kind.ENUM)


def settle_polymorphism(draft: SchemaDraft) -> None:
    """Give every model of a family with a discriminator what stands in it for the model."""
    families: dict[str, list[ModelDraft]] = {}
    for model in draft.models.values():
        top = list(model.line)[-1]
        families.setdefault(top.name, []).append(model)
    for name, family in families.items():
        top = draft.models[name]
        discriminator = _discriminator(top, draft)
        for model in family:
            _check_words(model, top, draft)
        if discriminator is not None:
            _settle_family(family, top, discriminator, draft)


def _discriminator(top: ModelDraft, draft: SchemaDraft) -> ColumnDraft | None:
    word = top.spec.polymorphic_on
    if word is None:
        return None
    column = top.by_key.get(word.value)
    if column is None:
        message = f"{top.name} has no column `{word.value}`"
        hint = did_you_mean(word.value, top.by_key, otherwise=f"add it to the columns: `{word.value}: str(40)`")
        draft.diagnostics.add(name_codes.COLUMN_UNKNOWN, message, word.span, hint=hint)
        return None
    if column.type is None or kind_of(column.type) not in _KINDS:
        said = "" if column.type is None else f", which is {type_text(column.type)},"
        message = f"`{column.key}`{said} cannot tell models apart"
        draft.diagnostics.add(codes.DISCRIMINATOR, message, word.span, hint="take a text, a whole number or an enum")
        return None
    return column


def _check_words(model: ModelDraft, top: ModelDraft, draft: SchemaDraft) -> None:
    spec = model.spec
    if model is not top and spec.polymorphic_on is not None:
        message = f"{model.name} inherits from {top.name}, which is the one to say `polymorphic_on`"
        notes = [Note("the model at the top", top.spec.name.span)]
        hint = f"say it at {top.name} alone"
        draft.diagnostics.add(codes.DISCRIMINATOR, message, spec.polymorphic_on.span, hint=hint, notes=notes)
    if model is top and spec.polymorphic_load is not None:
        message = f"{model.name} inherits from no model, with whose query it could be loaded"
        hint = "say it at a model that inherits, or say `with_polymorphic` here"
        draft.diagnostics.add(codes.DISCRIMINATOR, message, spec.polymorphic_load.span, hint=hint)
    if top.spec.polymorphic_on is not None:
        return
    span = _first_word(spec, in_union=model.union is not None)
    if span is None and model.strategy == "single" and spec.inherits is not None:
        span = spec.inherits.model.span
    if span is not None:
        message = f"nothing in {top.name} says of which model a row is"
        hint = f"say `polymorphic_on:` at {top.name}, with the name of a column"
        draft.diagnostics.add(codes.DISCRIMINATOR, message, span, hint=hint)


def _first_word(spec: ModelSpec, *, in_union: bool) -> Span | None:
    identity = None if in_union else spec.polymorphic_identity
    words = (identity, spec.polymorphic_abstract, spec.polymorphic_load, spec.with_polymorphic)
    return next((word.span for word in words if word is not None), None)


def _settle_family(family: list[ModelDraft], top: ModelDraft, column: ColumnDraft, draft: SchemaDraft) -> None:
    taken: dict[str | int | None, tuple[ModelDraft, Span]] = {}
    for model in family:
        spec = model.spec
        abstract = spec.polymorphic_abstract is not None and spec.polymorphic_abstract.value
        span = (spec.polymorphic_identity or spec.name).span
        identity = None
        if not abstract:
            identity = _identity(model, column, draft)
            first, there = taken.setdefault(identity, (model, span))
            if first is not model and identity is not None:
                message = f"{first.name} and {model.name} are both `{identity}`"
                notes = [Note("the other one", there)]
                hint = "give one of them another `polymorphic_identity`"
                draft.diagnostics.add(codes.IDENTITY, message, span, hint=hint, notes=notes)
        elif spec.polymorphic_identity is not None:
            message = f"no row is of {model.name} itself, so that nothing stands in `{column.key}` for it"
            hint = "remove it, or remove `polymorphic_abstract`"
            draft.diagnostics.add(codes.IDENTITY, message, span, hint=hint)
        model.polymorphism = Polymorphism(
            column=column.name,
            table=top.table.key,
            on=column.attribute if model is top else None,
            identity=identity,
            abstract=abstract,
            load=None if spec.polymorphic_load is None else spec.polymorphic_load.value,
            with_polymorphic=None if spec.with_polymorphic is None else spec.with_polymorphic.value,
        )


def _identity(model: ModelDraft, column: ColumnDraft, draft: SchemaDraft) -> str | int | None:
    """Return what was written, or the model's name as the database spells names."""
    assert column.type is not None  # looked at before
    word = model.spec.polymorphic_identity
    literal: Literal = None
    if word is not None:
        literal = word.value
    elif kind_of(column.type) is Kind.ENUM:
        enum = draft.enums[str(column.type.enum)]
        wanted = names.fold(model.name)
        literal = next(
            (one.value for one in enum.members if wanted in (names.fold(one.name), names.fold(one.value))), None
        )
    elif kind_of(column.type) is Kind.STR:
        literal = names.snake_case(model.name)
    was = model.spec.was
    if word is None and was is not None and isinstance(literal, str):
        message = f"the rows that {model.name} has already were written when it was called {was.value}"
        before = names.snake_case(was.value)
        hint = f"write `polymorphic_identity: {before}` to leave them as they are, or `{literal}` and change them"
        draft.diagnostics.add(codes.IDENTITY, message, was.span, hint=hint)
        return None
    if literal is None:
        message = f"nothing says what stands in `{column.key}` for {model.name}"
        hint = f"write `polymorphic_identity:`, with a value of {type_text(column.type)}"
        hint += ", or `polymorphic_abstract: true` where no row is of it itself"
        draft.diagnostics.add(codes.IDENTITY, message, model.spec.name.span, hint=hint)
        return None
    try:
        value = settle_value(literal, column.type, draft.enums)
    except Misfit as misfit:
        span = model.spec.name.span if word is None else word.span
        way_out = "write a `polymorphic_identity:` that fits" if word is None else misfit.hint
        draft.diagnostics.add(codes.IDENTITY, misfit.message, span, hint=way_out)
        return None
    return value if isinstance(value, (str, int)) else None
