"""What the schema says about the way to it: `was:` and `fill:`, checked, and as the value that comparing needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sqla_scaffold.report.codes import revisions as codes
from sqla_scaffold.report.diagnostic import Note
from sqla_scaffold.resolve.columns import settle_fill
from sqla_scaffold.resolve.drafts import ModelDraft, SchemaDraft, owns_key
from sqla_scaffold.schema import names
from sqla_scaffold.schema.hints import Fill, Hints, MemberWas, Replacement, ValueWas
from sqla_scaffold.schema.spec import RelationshipSpec
from sqla_scaffold.schema.type_spec import EnumSpec
from sqla_scaffold.schema.word import Word


def check_was(draft: SchemaDraft) -> None:
    """Check that every `was:` names something that is gone, and that no two name the same."""
    _check({one.name.value: one.was for one in draft.spec.models}, "model", draft)
    _check({one.name.value: one.was for one in draft.spec.enums}, "enum", draft)
    _check({one.name.value: one.was for one in draft.spec.domains}, "domain", draft)
    _check({one.name.value: one.was for one in draft.spec.composites}, "composite type", draft)
    _check({one.name.value: one.was for one in draft.spec.sequences}, "sequence", draft)
    for enum in draft.spec.enums:
        _check({one.value.value: one.was for one in enum.members}, "value", draft)
    for model in draft.models.values():
        _check({column.key: column.was for column in model.declared}, "column", draft)
        _check({one.name.value: one.was for one in model.spec.relationships}, "relationship", draft)


def _check(said: Mapping[str, Word[str] | None], what: str, draft: SchemaDraft) -> None:
    claimed: dict[str, Word[str]] = {}
    told: set[str] = set()
    for name, was in said.items():
        if was is None:
            continue
        if was.value == name:
            message = f"the {what} is called `{name}` now as well"
            draft.diagnostics.add(codes.WAS_ITSELF, message, was.span, hint="remove `was`, or name what it was before")
            continue
        first = claimed.setdefault(was.value, was)
        if first is not was:
            notes = [Note("the first one", first.span)]
            message = f"two {what}s claim to have been `{was.value}`"
            draft.diagnostics.add(codes.WAS_TWICE, message, was.span, hint="let one of them be new", notes=notes)
        elif was.value in said and said[was.value] is None:
            message = f"the {what} `{was.value}` is still there"
            draft.diagnostics.add(codes.WAS_THERE, message, was.span, hint="name one that the schema no longer has")
        elif name not in told and (circle := _circle(name, said)):
            told |= circle
            message = f"`{name}` and `{was.value}` change places"
            hint = "give one of them a third name first, in a revision of its own"
            draft.diagnostics.add(codes.WAS_THERE, message, was.span, hint=hint)


def _circle(name: str, said: Mapping[str, Word[str] | None]) -> set[str]:
    """Return the names that were each other's in a circle, if this one is among them."""
    met: set[str] = set()
    at: str | None = name
    while at is not None and at not in met:
        met.add(at)
        was = said.get(at)
        at = None if was is None else was.value
    return met if at == name else set()


def settle_fills(draft: SchemaDraft) -> None:
    """Read what existing rows get, as values of their columns' types."""
    for mixin in draft.mixins.values():
        for column in mixin.columns:
            settle_fill(column, None if column.spec is None else column.spec.fill, draft)
    for model in draft.models.values():
        for column in model.own:
            settle_fill(column, None if column.spec is None else column.spec.fill, draft)
        for column in model.mixed:
            column.fill = None if column.follows is None else column.follows.fill
        for spec in model.spec.relationships:
            _fill_key(model, spec, draft)
    for enum in draft.spec.enums:
        _check_replacements(enum, draft)


def _fill_key(model: ModelDraft, spec: RelationshipSpec, draft: SchemaDraft) -> None:
    if spec.fill is None:
        return
    columns = model.added.get(spec.name.value, []) if owns_key(spec) else []
    if len(columns) == 1:
        settle_fill(columns[0], spec.fill, draft)
        return
    hint = "say `fill` at the column" if owns_key(spec) else "remove `fill`"
    message = "this relationship adds no column of its own" if not columns else "this relationship adds several columns"
    draft.diagnostics.add(codes.FILL_POINTLESS, message, spec.fill.value.span, hint=hint)


def _check_replacements(spec: EnumSpec, draft: SchemaDraft) -> None:
    values = {member.value for member in draft.enums[spec.name.value].members}
    for removed, value in spec.fill:
        if removed.value in values:
            message = f"the enum still has the value `{removed.value}`"
            hint = "name a value that was removed, and behind it the one that its rows get"
            draft.diagnostics.add(codes.FILL_POINTLESS, message, removed.span, hint=hint)
        if value.value not in values:
            message = f"the enum has no value `{value.value}`"
            hint = f"its values are {', '.join(sorted(values))}"
            draft.diagnostics.add(codes.FILL_POINTLESS, message, value.span, hint=hint)


def hints_value(draft: SchemaDraft) -> Hints:
    """Return what was said, with Python's names."""
    return Hints(
        models=_pairs((one.name.value, one.was) for one in draft.spec.models),
        enums=_pairs((one.name.value, one.was) for one in draft.spec.enums),
        attributes=tuple(_attributes(draft)),
        relationships=tuple(
            MemberWas(model.name.value, name, names.attribute_name(was))
            for model in draft.spec.models
            for name, was in _pairs((names.attribute_name(one.name.value), one.was) for one in model.relationships)
        ),
        values=tuple(
            ValueWas(enum.name.value, value, was)
            for enum in draft.spec.enums
            for value, was in _pairs((one.value.value, one.was) for one in enum.members)
        ),
        fills=tuple(
            Fill(table.key, column.name, column.fill)
            for table in draft.tables
            for column in table.columns
            if column.fill is not None
        ),
        replacements=tuple(
            Replacement(enum.name.value, removed.value, value.value)
            for enum in draft.spec.enums
            for removed, value in enum.fill
        ),
        sequences=_pairs((one.name.value, one.was) for one in draft.spec.sequences),
        domains=_pairs((one.name.value, one.was) for one in draft.spec.domains),
        composites=_pairs((one.name.value, one.was) for one in draft.spec.composites),
    )


def _attributes(draft: SchemaDraft) -> Iterator[MemberWas]:
    for model in draft.models.values():
        for column in model.declared:
            if column.was is not None:
                yield MemberWas(model.name, column.attribute, names.attribute_name(column.was.value))


def _pairs(said: Iterable[tuple[str, Word[str] | None]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, was.value) for name, was in said if was is not None)
