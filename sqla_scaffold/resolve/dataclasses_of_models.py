"""Which models and mixins are dataclasses, and what those make."""

from __future__ import annotations

from dataclasses import fields

from sqla_scaffold.report.codes import classes as codes
from sqla_scaffold.report.diagnostic import Note
from sqla_scaffold.resolve.drafts import ModelDraft, SchemaDraft
from sqla_scaffold.schema.dataclass_options import DataclassOptions
from sqla_scaffold.schema.spec import DataclassSpec
from sqla_scaffold.schema.word import Word


def settle_classes(draft: SchemaDraft) -> None:
    """Give every model what its dataclass makes, from the top of each hierarchy down, and the mixins what theirs do."""
    _check_words(draft.spec.dataclass, draft)
    for model in draft.models_in_order:
        spec = model.spec.dataclass
        _check_words(spec, draft)
        if model.parent is not None:
            model.dataclass = model.parent.dataclass
            if spec is not None:
                message = f"{model.name} is one where {model.parent.name} is, and with the same words"
                hint = f"say it at {list(model.line)[-1].name} alone"
                draft.diagnostics.add(codes.DATACLASS, message, spec.span, hint=hint)
        elif model.spec.view is None:
            model.dataclass = _options(draft.spec.dataclass, spec)
        elif spec is not None and _is_enabled(spec):
            message = f"{model.name} is a view, of which nobody makes objects"
            draft.diagnostics.add(codes.DATACLASS, message, spec.span, hint="remove `dataclass`")
        _check_sets(model, draft)
    _settle_mixins(draft)


def _options(of_all: DataclassSpec | None, own: DataclassSpec | None) -> DataclassOptions | None:
    if not _is_enabled(own if own is not None else of_all):
        return None
    said: dict[str, bool] = {}
    for spec in (of_all, own):
        for name in (field.name for field in fields(DataclassOptions)):
            word: Word[bool] | None = None if spec is None else getattr(spec, name)
            if word is not None:
                said[name] = word.value
    return DataclassOptions(**said)


def _is_enabled(spec: DataclassSpec | None) -> bool:
    return spec is not None and (spec.enabled is None or spec.enabled.value)


def _check_words(spec: DataclassSpec | None, draft: SchemaDraft) -> None:
    if spec is None:
        return
    eq = spec.eq if spec.eq is not None or spec is draft.spec.dataclass else getattr(draft.spec.dataclass, "eq", None)
    if spec.order is not None and spec.order.value and not (eq is not None and eq.value):
        message = "objects that are sorted by their values must be equal by them"
        draft.diagnostics.add(codes.DATACLASS, message, spec.order.span, hint="add `eq: true`")


def _check_sets(model: ModelDraft, draft: SchemaDraft) -> None:
    """Objects that are equal by their values have no hash, unless somebody asks for it, and go into no set."""
    options = model.dataclass
    spec = model.spec.dataclass or draft.spec.dataclass
    if options is None or spec is None or not options.eq or options.unsafe_hash:
        return
    for other in draft.models.values():
        for side in other.relationships:
            if side.target is model and side.collection_class == "set":
                message = f"{other.name}.{side.name} is a set of {model.name}, whose objects have no hash with `eq`"
                hint = "add `unsafe_hash: true`, or make the collection a list"
                notes = [Note("the set", side.span)]
                draft.diagnostics.add(codes.DATACLASS, message, spec.span, hint=hint, notes=notes)


def _settle_mixins(draft: SchemaDraft) -> None:
    for name, mixin in draft.mixins.items():
        words = {model: word for model in draft.models.values() for word in model.spec.mixins if word.value == name}
        dataclasses = [model for model in words if model.dataclass is not None]
        others = [model for model in words if model.dataclass is None]
        if not dataclasses:
            continue
        for model in others:
            message = (
                f"the mixin {name} is a dataclass, for {dataclasses[0].name} has it and is one; {model.name} is none"
            )
            hint = "make both dataclasses or neither, or write a mixin for each"
            notes = [Note("the other one", words[dataclasses[0]].span)]
            draft.diagnostics.add(codes.DATACLASS, message, words[model].span, hint=hint, notes=notes)
        options = [one.dataclass for one in dataclasses if one.dataclass is not None]
        mixin.dataclass = DataclassOptions(
            repr=any(one.repr for one in options),
            eq=any(one.eq for one in options),
            unsafe_hash=any(one.unsafe_hash for one in options),
        )
