"""The first pass: what a mixin brings beside columns is written out in every model that has it.

Its columns stay with the mixin, whose class declares them. The other side of a relationship has another name for each
model, and constraints and indexes carry the table in their names, so the models say these themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqla_scaffold.report.codes import names as codes
from sqla_scaffold.report.suggest import did_you_mean
from sqla_scaffold.resolve.drafts import SchemaDraft
from sqla_scaffold.schema.spec import MixinSpec, ModelSpec
from sqla_scaffold.schema.word import Word


def write_mixins_out(draft: SchemaDraft) -> None:
    """Give every model the mixins of its mixins, and what they bring beside columns."""
    known = {mixin.name.value: mixin for mixin in draft.spec.mixins}
    for mixin in known.values():
        _check_bases(mixin, known, draft)
    models = tuple(_written_out(model, known, draft) for model in draft.spec.models)
    draft.spec = replace(draft.spec, models=models)


def all_mixins(words: tuple[Word[str], ...], known: dict[str, MixinSpec]) -> tuple[Word[str], ...]:
    """Return the mixins named, each before those that it brings along: the order in which Python looks them up."""
    found: dict[str, Word[str]] = {}
    for word in _down(words, known, ()):
        found.pop(word.value, None)
        found[word.value] = word
    return tuple(found.values())


def _down(words: tuple[Word[str], ...], known: dict[str, MixinSpec], path: tuple[str, ...]) -> Iterator[Word[str]]:
    for word in words:
        if word.value not in path:
            yield word
            if word.value in known:
                # What a mixin brings along is no mistake of the model, which is why its own word is pointed at.
                brought = _down(known[word.value].mixins, known, (*path, word.value))
                yield from (Word(one.value, word.span) for one in brought)


def _check_bases(mixin: MixinSpec, known: dict[str, MixinSpec], draft: SchemaDraft) -> None:
    for word in mixin.mixins:
        if word.value not in known:
            hint = did_you_mean(word.value, known, otherwise="mixins are written under `mixins:`")
            draft.diagnostics.add(codes.MIXIN_UNKNOWN, f"there is no mixin `{word.value}`", word.span, hint=hint)
        elif any(one.value == mixin.name.value for one in _down((word,), known, ())):
            message = f"the mixin {mixin.name.value} brings itself along, by way of `{word.value}`"
            draft.diagnostics.add(
                codes.MIXIN_CIRCLE, message, word.span, hint="remove one of the mixins of this circle"
            )


def _written_out(model: ModelSpec, known: dict[str, MixinSpec], draft: SchemaDraft) -> ModelSpec:
    if not model.mixins:
        return model
    named = [word.value for word in model.mixins]
    if len(set(named)) < len(named) or not all(name in known for name in named):
        return model  # which will be reported
    words = all_mixins(model.mixins, known)
    brought = [known[word.value] for word in words if word.value in known]
    return replace(
        model,
        mixins=tuple(word for word in words if word.value in known and is_class(known[word.value], draft)),
        relationships=(*model.relationships, *(one for mixin in brought for one in mixin.relationships)),
        foreign_keys=(*model.foreign_keys, *(one for mixin in brought for one in mixin.foreign_keys)),
        uniques=(*model.uniques, *(one for mixin in brought for one in mixin.uniques)),
        checks=(*model.checks, *(one for mixin in brought for one in mixin.checks)),
        indexes=(*model.indexes, *(one for mixin in brought for one in mixin.indexes)),
    )


def bases_of(mixin: MixinSpec, draft: SchemaDraft) -> tuple[str, ...]:
    """Return the mixins whose classes this one's inherits."""
    known = {one.name.value: one for one in draft.spec.mixins}
    return tuple(word.value for word in all_mixins(mixin.mixins, known) if is_class(known[word.value], draft))


def is_class(mixin: MixinSpec, draft: SchemaDraft) -> bool:
    """Tell whether a mixin is a class in Python; one without columns has nothing that would stand in it."""
    return bool(mixin.columns) or mixin.name.value in draft.abstract
