"""Many-to-many by way of a model: which of its foreign keys lead to the two sides."""

from __future__ import annotations

from sqla_scaffold.report.codes import relationships as codes
from sqla_scaffold.resolve.drafts import ModelDraft, RelationshipDraft, SchemaDraft
from sqla_scaffold.resolve.table_drafts import ForeignKeyDraft
from sqla_scaffold.schema.word import Word


def find_way(side: RelationshipDraft, through: ModelDraft, draft: SchemaDraft) -> bool:
    """Find the foreign keys of a model that lead here and there, and say them as joins where there are more of them.

    Returns:
        Whether there is one way; otherwise it was reported.
    """
    ends = (side.owner, side.target)
    known = [[key for key in through.table.foreign_keys if key.target is end.table] for end in ends]
    ambiguous = side.owner is side.target or any(len(keys) > 1 for keys in known)
    via = _via(side)
    if not via:
        short = next((end for end, keys in zip(ends, known, strict=True) if len(keys) != 1), None)
        if short is not None or ambiguous:
            _report(side, through, short or side.owner, draft)
            return False
        return True
    keys = _named(via, through, ends, draft)
    if keys is None:
        return False
    if ambiguous:
        side.primaryjoin, side.secondaryjoin = _pairs(keys[0]), _pairs(keys[1])
        if side.reverse is not None:
            side.reverse.primaryjoin, side.reverse.secondaryjoin = side.secondaryjoin, side.primaryjoin
    return True


def _via(side: RelationshipDraft) -> tuple[Word[str], ...]:
    """Return the keys named, in the order from here to there, by this side or by the other one."""
    if side.spec is not None and side.spec.via:
        return side.spec.via
    if side.reverse is not None and side.reverse.spec is not None:
        return tuple(reversed(side.reverse.spec.via))
    return ()


def _named(
    via: tuple[Word[str], ...], through: ModelDraft, ends: tuple[ModelDraft, ModelDraft], draft: SchemaDraft
) -> tuple[ForeignKeyDraft, ForeignKeyDraft] | None:
    if len(via) != 2:
        message = "a way through a model has two keys: the one that leads here, and the one that leads there"
        hint = f"name two relationships of {through.name}, in this order"
        draft.diagnostics.add(codes.SECONDARY_PATH, message, via[0].span, hint=hint)
        return None
    found = []
    for word, end in zip(via, ends, strict=True):
        columns = through.keys.get(word.value) or tuple(filter(None, [through.by_key.get(word.value)]))
        keys = [key for key in through.table.foreign_keys if columns and set(key.columns) == set(columns)]
        key = next((key for key in keys if key.target is end.table), None)
        if key is None:
            message = f"`{word.value}` of {through.name} is no key to {end.name}"
            ways = _ways(through, end)
            hint = f"name {' or '.join(ways)}" if ways else f"add a relationship to {end.name} there"
            draft.diagnostics.add(codes.SECONDARY_PATH, message, word.span, hint=hint)
        else:
            found.append(key)
    return (found[0], found[1]) if len(found) == 2 else None


def _report(side: RelationshipDraft, through: ModelDraft, end: ModelDraft, draft: SchemaDraft) -> None:
    word = None if side.spec is None else side.spec.secondary
    assert word is not None  # only sides as written lead through a model
    ways = _ways(through, end)
    message = f"{through.name} has {len(ways)} foreign keys to {end.name}, so that the way through it is not clear"
    hint = f"add a relationship to {end.name} to {through.name}"
    if len(ways) > 1:
        hint = f"name two, the one that leads here first: `via: [{ways[0]}, {ways[1]}]`"
        if side.owner is not side.target:
            hint = f"name the two keys with `via:`, the one that leads here first ({', '.join(ways)})"
    elif ways and side.owner is side.target:
        message = f"{through.name} has one foreign key to {end.name}, and leads nowhere else"
        hint = f"add a second relationship to {end.name} to {through.name}"
    draft.diagnostics.add(codes.SECONDARY_PATH, message, word.span, hint=hint)


def _ways(through: ModelDraft, end: ModelDraft) -> list[str]:
    """Return what `via` can name: the relationship that rests on a key, else its column."""
    names = {columns: name for name, columns in through.keys.items()}
    return [
        names.get(key.columns, ", ".join(column.key for column in key.columns))
        for key in through.table.foreign_keys
        if key.target is end.table
    ]


def _pairs(key: ForeignKeyDraft) -> tuple[tuple[str, str], ...]:
    return tuple((part.attribute, column.name) for part, column in zip(key.target_columns, key.columns, strict=True))
