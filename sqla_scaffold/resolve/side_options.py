"""The pass of what a side of a relationship says about itself, or what follows from its key where it says nothing."""

from __future__ import annotations

import re

from sqla_scaffold.report.codes import relationships as codes
from sqla_scaffold.report.suggest import did_you_mean
from sqla_scaffold.resolve.drafts import RelationshipDraft, SchemaDraft
from sqla_scaffold.schema.attribute import Ordering
from sqla_scaffold.schema.spec import CollectionSpec, RelationshipSpec
from sqla_scaffold.schema.word import Word

# `placed_at desc nulls last`, as SQL has it.
_ORDER = re.compile(r"(?P<name>\S+)(?:\s+(?P<way>asc|desc))?(?:\s+nulls\s+(?P<nulls>first|last))?\s*", re.IGNORECASE)


def settle_sides(draft: SchemaDraft) -> None:
    """Settle what a side says about itself, or what follows from the key where it says nothing."""
    for model in draft.models.values():
        for side in model.relationships:
            spec = side.spec
            if spec is not None:
                side.cascade = None if spec.cascade is None else spec.cascade.value
                side.passive_deletes = False if spec.passive_deletes is None else spec.passive_deletes.value
                _check_passive(spec, draft)
                side.order_by = tuple(part for word in spec.order_by for part in _order(side, word, draft))
                if spec.collection_class is not None:
                    _settle_collection(side, spec.collection_class, draft)
            if side.key is not None and not side.owning:
                side.nullable = not side.uselist
                _follow_key(side)


def _check_passive(spec: RelationshipSpec, draft: SchemaDraft) -> None:
    """With `passive_deletes: all` SQLAlchemy leaves the other rows alone, and so it cascades no delete to them."""
    said = set() if spec.cascade is None else {word.strip() for word in spec.cascade.value.split(",")}
    word = spec.passive_deletes
    if word is not None and word.value == "all" and said & {"all", "delete", "delete-orphan"}:
        message = "the cascade deletes rows that `passive_deletes: all` leaves alone"
        draft.diagnostics.add(
            codes.PASSIVE, message, word.span, hint="write `passive_deletes: true`, or another cascade"
        )


def _follow_key(side: RelationshipDraft) -> None:
    assert side.key is not None
    written = side.spec
    ondelete = side.key.ondelete
    if ondelete == "CASCADE" and (written is None or written.cascade is None) and side.passive_deletes != "all":
        side.cascade = "all" if side.key.nullable else "all, delete-orphan"
    if ondelete in ("CASCADE", "SET NULL") and (written is None or written.passive_deletes is None):
        side.passive_deletes = True


def _order(side: RelationshipDraft, word: Word[str], draft: SchemaDraft) -> list[Ordering]:
    name, _, words = word.value.partition(" ")
    column = side.target.reach(name)
    match = _ORDER.fullmatch(word.value)
    if column is None or match is None:
        hint = did_you_mean(name, side.target.by_key, otherwise="write a column of the other model, then maybe `desc`")
        if column is not None:
            hint = f"write `{name}` or `{name} desc`, and maybe `nulls last` behind it"
        message = f"{side.target.name} has no column `{name}`" if column is None else f"`{words}` is no direction"
        draft.diagnostics.add(codes.ORDER_BY, message, word.span, hint=hint)
        return []
    nulls = None if match["nulls"] is None else match["nulls"].lower()
    if nulls is not None and draft.database == "mysql":
        message = f"MySQL cannot sort nulls {nulls}"
        hint = "remove it: nulls come first, and with `desc` last"
        draft.diagnostics.add(codes.ORDER_BY, message, word.span, hint=hint)
    return [Ordering(column.attribute, (match["way"] or "").lower() == "desc", nulls)]


def _settle_collection(side: RelationshipDraft, spec: CollectionSpec, draft: SchemaDraft) -> None:
    key = spec.attribute_keyed_dict
    if key is None:
        side.collection_class = "set" if spec.word is not None and spec.word.value == "set" else None
        return
    side.collection_class, side.keyed_by = "dict", side.target.reach(key.value)
    if side.keyed_by is None:
        message = f"{side.target.name} has no column `{key.value}`"
        hint = did_you_mean(key.value, side.target.by_key, otherwise="name a column of the other model") or ""
        draft.diagnostics.add(codes.COLLECTION_CLASS, message, key.span, hint=hint)
    elif side.keyed_by.is_optional:
        message = f"`{key.value}` may be null, and then it is no key of a dictionary"
        hint = "name a column that is not nullable"
        draft.diagnostics.add(codes.COLLECTION_CLASS, message, key.span, hint=hint)
