"""The pass of the relationships over a foreign key: both sides, their names, and what follows from the key."""

from __future__ import annotations

from sqla_scaffold.report.codes import names as name_codes
from sqla_scaffold.report.codes import relationships as codes
from sqla_scaffold.report.diagnostic import Note
from sqla_scaffold.report.source import Span
from sqla_scaffold.report.suggest import did_you_mean
from sqla_scaffold.resolve.drafts import ModelDraft, RelationshipDraft, SchemaDraft, owns_key
from sqla_scaffold.resolve.foreign_keys import key_of
from sqla_scaffold.schema import names
from sqla_scaffold.schema.spec import RelationshipSpec


def declare_sides(draft: SchemaDraft) -> None:
    """Make a side of every relationship as it was written."""
    for model in draft.models.values():
        for spec in model.spec.relationships:
            target = draft.models[spec.model.value]
            side = RelationshipDraft(model, names.attribute_name(spec.name.value), target, spec.name.span, spec)
            if owns_key(spec):
                side.owning = True
                side.key = key_of(model, model.keys[spec.name.value], target)
                side.nullable = side.key is not None and side.key.nullable
            else:
                side.viewonly = spec.primaryjoin is not None
                side.uselist = _is_many(spec)
                side.nullable = side.viewonly and not side.uselist
            model.relationships.append(side)


def _is_many(spec: RelationshipSpec) -> bool:
    if (spec.secondary is not None and spec.primaryjoin is None) or spec.uselist is None:
        return True
    return spec.uselist.value


def back_name(spec: RelationshipSpec) -> str | None:
    """Return the name of the other side where one was written."""
    word = spec.back_populates
    return word.value if word is not None and isinstance(word.value, str) else None


def has_no_back(spec: RelationshipSpec) -> bool:
    """Tell whether there shall be no other side."""
    return spec.back_populates is not None and spec.back_populates.value is False


def is_by_hand(spec: RelationshipSpec) -> bool:
    """Tell whether its join is written, instead of one that follows from keys."""
    return spec.primaryjoin is not None or spec.secondaryjoin is not None


def pair_keys(draft: SchemaDraft) -> None:
    """Join every many-to-one with its other side, declared or derived."""
    declared: dict[tuple[ModelDraft, ModelDraft], list[RelationshipDraft]] = {}
    owning: dict[tuple[ModelDraft, ModelDraft], list[RelationshipDraft]] = {}
    for model in draft.models.values():
        for side in model.relationships:
            if side.owning:
                owning.setdefault((side.owner, side.target), []).append(side)
            elif side.spec is not None and side.spec.secondary is None and not side.viewonly:
                declared.setdefault((side.target, side.owner), []).append(side)
    for pair, sides in owning.items():
        others = declared.get(pair, [])
        for side in sides:
            _join_declared(side, sides, others, draft)
        for side in sides:
            _join_derived(side, others, draft)
    for pair, others in declared.items():
        for other in others:
            if other.reverse is None:
                _report_alone(other, owning.get(pair, []), draft)


def _join_declared(
    side: RelationshipDraft, owning: list[RelationshipDraft], others: list[RelationshipDraft], draft: SchemaDraft
) -> None:
    """Join a many-to-one with the collection that was declared for it: each names the other, or there is but one."""
    spec = _spec(side)
    if has_no_back(spec):
        return
    free = [other for other in others if other.reverse is None]
    wanted = back_name(spec)
    for other in free:
        its = back_name(_spec(other))
        named = wanted in _names(other) if wanted is not None else its in _names(side)
        agreed = its is None or its in _names(side)
        alone = wanted is None and its is None and len(free) == 1 and _is_only(side, owning)
        if (named and agreed) or (alone and not has_no_back(_spec(other))):
            _join(side, other)
            return


def _is_only(side: RelationshipDraft, owning: list[RelationshipDraft]) -> bool:
    open_sides = [one for one in owning if one.reverse is None and back_name(_spec(one)) is None]
    return [one for one in open_sides if not has_no_back(_spec(one))] == [side]


def _names(side: RelationshipDraft) -> tuple[str, str]:
    return side.name, _spec(side).name.value


def _spec(side: RelationshipDraft) -> RelationshipSpec:
    assert side.spec is not None  # only sides as written are looked at here
    return side.spec


def _join(side: RelationshipDraft, other: RelationshipDraft) -> None:
    side.reverse, other.reverse, other.key = other, side, side.key


def _join_derived(side: RelationshipDraft, others: list[RelationshipDraft], draft: SchemaDraft) -> None:
    spec = _spec(side)
    if side.reverse is not None or has_no_back(spec):
        return
    wanted = back_name(spec)
    if wanted is None and any(other.reverse is None for other in others):
        return  # a collection was declared and does not fit; that is what will be reported
    if wanted is not None:
        existing = next((one for one in side.target.relationships if one.spec and wanted in _names(one)), None)
        if existing is not None:
            _report_back(side, existing, draft)
            return
    scalar = side.key is not None and side.key.table.is_unique(side.key.columns)
    name = wanted or _derived_name(side, scalar)
    other = RelationshipDraft(side.target, names.attribute_name(name), side.owner, side.span, None)
    other.uselist = not scalar
    if claim(other, name, back_span(spec), draft):
        _join(side, other)


def back_span(spec: RelationshipSpec) -> Span:
    """Return where the other side's name was written, else the relationship's own name."""
    return spec.name.span if spec.back_populates is None else spec.back_populates.span


def _derived_name(side: RelationshipDraft, scalar: bool) -> str:
    if side.owner is not side.target:
        name = names.snake_case(side.owner.name)
        return name if scalar else names.plural(name)
    # Of a model to itself: the parent's children, and otherwise what the name says, read backwards.
    word = _spec(side).name.value
    if word == "parent":
        return "child" if scalar else "children"
    return f"{word}_of"


def claim(side: RelationshipDraft, name: str, span: Span, draft: SchemaDraft) -> bool:
    """Add a derived side to its model, where its name is sound and free; report it where not."""
    model = side.owner
    if not names.is_name(name):
        hint = "use ASCII letters, digits and underscores, a letter first"
        draft.diagnostics.add(name_codes.NAME_SYNTAX, f"`{name}` is no Python name", span, hint=hint)
        return False
    first = model.members.setdefault(names.fold(name), span)
    if names.fold(name) in {names.fold(one.name) for one in model.relationships} or first is not span:
        message = f"the other side would be called `{name}`, and {model.name} has that name already"
        hint = "write `back_populates:` with a name that is free, or false for no other side"
        notes = [] if first is span else [Note("the name is taken here", first)]
        draft.diagnostics.add(codes.BACK_TAKEN, message, span, hint=hint, notes=notes)
        return False
    model.relationships.append(side)
    return True


def _report_back(side: RelationshipDraft, existing: RelationshipDraft, draft: SchemaDraft) -> None:
    span = back_span(_spec(side))
    notes = [Note("the other side", existing.span)]
    place = f"{side.target.name}.{existing.name}"
    if existing.target is not side.owner:
        message = f"`{place}` leads to {existing.target.name}, not back to {side.owner.name}"
        hint = "choose another name for the other side"
    elif existing.owning:
        message = f"`{place}` holds a key of its own, so it is no other side"
        hint = "say `uselist: true` there (false for a one-to-one), so that it adds no second key"
    elif existing.secondary is not None or _spec(existing).secondary is not None:
        message = f"`{place}` is a many-to-many"
        hint = "choose another name for the other side, or say `secondary` here too"
    else:
        message = f"`{place}` belongs to another relationship"
        hint = "let the two name each other with `back_populates`, each one other side only"
    draft.diagnostics.add(codes.BACK_MISMATCH, message, span, hint=hint, notes=notes)
    existing.reverse = existing.reverse or side  # so that it is not reported once more


def _report_alone(other: RelationshipDraft, owning: list[RelationshipDraft], draft: SchemaDraft) -> None:
    spec = _spec(other)
    known = [_spec(side).name.value for side in owning]
    wanted = back_name(spec)
    if not known:
        message = f"{other.target.name} has no many-to-one to {other.owner.name} that `{other.name}` could collect"
        hint = f"add one under the relationships of {other.target.name}: it holds the key"
    elif wanted is not None and wanted not in known:
        message = f"{other.target.name} has no many-to-one `{wanted}` to {other.owner.name}"
        hint = did_you_mean(wanted, known, otherwise=f"it has {', '.join(known)}") or ""
    else:
        message = f"it is not clear to which many-to-one of {other.target.name} `{other.name}` belongs"
        hint = f"let the two name each other with `back_populates` ({', '.join(known)})"
    span = spec.name.span if wanted is None or spec.back_populates is None else spec.back_populates.span
    draft.diagnostics.add(codes.COLLECTION_ALONE, message, span, hint=hint)
